import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { windowScratch } from './convolution.js';
import { first, type BackwardContext, type Op } from './op.js';
import { axesOf, type PoolingAttributes } from './pooling.js';
import { maxPoolGradientOnWasm } from './wasm/max-pool-gradient.js';
import type { Pair, WindowAxis } from './window.js';

/** Largest value of each window; the gradient goes to the first maximum, row by row. */
export function maxPool(attributes: PoolingAttributes): Op {
  return {
    type: 'maxPool',
    needs: { inputs: true, output: true },
    scratch: ({ inputs }) => windowScratch(first(inputs), axesOf(first(inputs), attributes)),
    forward: (inputs) =>
      tf.maxPool(
        first(inputs) as Tensor4D,
        [...attributes.window],
        [...attributes.strides],
        attributes.padding,
      ),
    backward: (context) => [maxGradient(context, attributes)],
  };
}

function maxGradient(context: BackwardContext, attributes: PoolingAttributes): Tensor {
  const x = first(context.inputs) as Tensor4D;
  const y = (context.output ?? x) as Tensor4D;
  const [rows, columns] = axesOf(x.shape, attributes);
  return (
    maxPoolGradientOnWasm(x, context.dy as Tensor4D, rows, columns) ??
    byShares(x, y, context.dy, rows, columns)
  );
}

/** Each tap's share of dy, tap by tap in the order of the window. */
function byShares(
  x: Tensor4D,
  y: Tensor4D,
  dy: Tensor,
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const taps = Array.from({ length: rows.kernel * columns.kernel }, (_, tap): Pair => [
    Math.floor(tap / columns.kernel),
    tap % columns.kernel,
  ]);
  const padded = padLow(x, rows, columns);
  let free: Tensor4D = tf.onesLike(y);
  const shares = taps.map((tap) => {
    const candidate = everyStride(padded, tap, rows, columns);
    // 1 where the candidate is the window's maximum: it is never above it.
    const below = tf.clipByValue(tf.mul(tf.sub(y, candidate), 1e30), 0, 1);
    const chosen = tf.mul<Tensor4D>(free, tf.sub(1, below));
    free = tf.sub(free, chosen);
    return tf.mul<Tensor4D>(chosen, dy);
  });
  return scatter(shares, taps, rows, columns);
}

/** The input with its padding, which never is a maximum, and room for whole strides at the end. */
function padLow(x: Tensor4D, rows: WindowAxis, columns: WindowAxis): Tensor4D {
  const around = ({ input, output, kernel, stride, before }: WindowAxis): [number, number] => [
    before,
    Math.max(0, (output - 1) * stride + kernel - input - before),
  ];
  const [vertical, horizontal] = [around(rows), around(columns)];
  if ([...vertical, ...horizontal].every((cells) => cells === 0)) return x;
  return tf.pad(x, [[0, 0], vertical, horizontal, [0, 0]], -1e30);
}

/** The cells that tap `(ky, kx)` of every window reads. */
function everyStride(x: Tensor4D, [ky, kx]: Pair, rows: WindowAxis, columns: WindowAxis): Tensor4D {
  const [n, , , c] = x.shape;
  const end = (axis: WindowAxis, tap: number) => tap + (axis.output - 1) * axis.stride + 1;
  const cells = tf.stridedSlice(
    x,
    [0, ky, kx, 0],
    [n, end(rows, ky), end(columns, kx), c],
    [1, rows.stride, columns.stride, 1],
  );
  return cells as Tensor4D;
}

/** Puts each tap's share back where it was read, adding where windows overlap. */
function scatter(
  shares: readonly Tensor4D[],
  taps: readonly Pair[],
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const [n = 1, , , channels = 1] = first(shares, 'shares').shape;
  const size: Pair = [rows.input, columns.input];
  let total: Tensor4D | null = null;
  shares.forEach((share, index) => {
    const [ky, kx] = taps[index] ?? [0, 0];
    const spread = unstride(share, rows.stride, columns.stride);
    const placed = place(spread, [ky - rows.before, kx - columns.before], size);
    total = total ? tf.add(total, placed) : placed;
  });
  return total ?? tf.zeros([n, rows.input, columns.input, channels]);
}

/** Zeros between the cells. */
function unstride(x: Tensor4D, sh: number, sw: number): Tensor4D {
  if (sh === 1 && sw === 1) return x;
  const [n, h, w, c] = x.shape;
  const wide = tf.pad(tf.reshape(x, [n * h * w, 1, c]), [
    [0, 0],
    [0, sw - 1],
    [0, 0],
  ]);
  const tall = tf.pad(tf.reshape(wide, [n * h, 1, w * sw * c]), [
    [0, 0],
    [0, sh - 1],
    [0, 0],
  ]);
  return tf.reshape(tall, [n, h * sh, w * sw, c]);
}

/** `x` at `(top, left)` of an empty plane of `size`, what lies outside cut off. */
function place(x: Tensor4D, [top, left]: Pair, [height, width]: Pair): Tensor4D {
  const [n, h, w, c] = x.shape;
  const skip: Pair = [Math.max(0, -top), Math.max(0, -left)];
  const at: Pair = [Math.max(0, top), Math.max(0, left)];
  const kept: Pair = [Math.min(h - skip[0], height - at[0]), Math.min(w - skip[1], width - at[1])];
  const part = tf.slice(x, [0, skip[0], skip[1], 0], [n, kept[0], kept[1], c]);
  return tf.pad(part, [
    [0, 0],
    [at[0], height - at[0] - kept[0]],
    [at[1], width - at[1] - kept[1]],
    [0, 0],
  ]);
}
