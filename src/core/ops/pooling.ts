import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { depthwiseInputGradient, reversedDepthwiseFilter } from './convolution-gradient.js';
import { only, type BackwardContext, type Op } from './op.js';
import { windowAxis, type Padding, type Pair, type WindowAxis } from './window.js';

export interface PoolingAttributes {
  readonly window: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

function axesOf(shape: readonly number[], attributes: PoolingAttributes): [WindowAxis, WindowAxis] {
  const { window, strides, padding } = attributes;
  return [
    windowAxis(shape[1] ?? 1, window[0], strides[0], 1, padding),
    windowAxis(shape[2] ?? 1, window[1], strides[1], 1, padding),
  ];
}

/** Average of each window; padding does not count. */
export function averagePool(attributes: PoolingAttributes): Op {
  return {
    type: 'averagePool',
    needs: { inputs: false, output: false },
    forward: (inputs) =>
      tf.avgPool(
        only(inputs) as Tensor4D,
        [...attributes.window],
        [...attributes.strides],
        attributes.padding,
      ),
    backward: (context) => [averageGradient(context, attributes)],
  };
}

/** How many real cells each window of one axis covers. */
function counts({ input, output, kernel, stride, before }: WindowAxis): number[] {
  return Array.from({ length: output }, (_, o) => {
    const start = o * stride - before;
    return Math.min(input, start + kernel) - Math.max(0, start);
  });
}

function averageGradient(context: BackwardContext, attributes: PoolingAttributes): Tensor {
  const shape = only(context.inputShapes);
  const [rows, columns] = axesOf(shape, attributes);
  const share = tf.tensor(
    counts(rows).flatMap((h) => counts(columns).map((w) => 1 / (h * w))),
    [1, rows.output, columns.output, 1],
  );
  const dy = tf.mul<Tensor4D>(context.dy, share);
  const ones = tf.ones<tf.Rank.R4>([rows.kernel, columns.kernel, shape[3] ?? 1, 1]);
  const filterOf = (phase: number) => reversedDepthwiseFilter(ones, rows, columns, phase);
  return depthwiseInputGradient(dy, filterOf, rows, columns);
}

/** Largest value of each window; the gradient goes to the first maximum, row by row. */
export function maxPool(attributes: PoolingAttributes): Op {
  return {
    type: 'maxPool',
    needs: { inputs: true, output: true },
    forward: (inputs) =>
      tf.maxPool(
        only(inputs) as Tensor4D,
        [...attributes.window],
        [...attributes.strides],
        attributes.padding,
      ),
    backward: (context) => [maxGradient(context, attributes)],
  };
}

function maxGradient(context: BackwardContext, attributes: PoolingAttributes): Tensor {
  const x = only(context.inputs) as Tensor4D;
  const y = (context.output ?? x) as Tensor4D;
  const [rows, columns] = axesOf(x.shape, attributes);
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
    return tf.mul<Tensor4D>(chosen, context.dy);
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
  const [n = 1, , , channels = 1] = only(shares, 'shares').shape;
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

/** Mean over rows and columns: `[n, h, w, c]` → `[n, c]`, or `[n, 1, 1, c]` with `keepDims`. */
export function globalAveragePool(keepDims = false): Op {
  return {
    type: 'globalAveragePool',
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.mean(only(inputs), [1, 2], keepDims),
    backward({ dy, inputShapes }) {
      const [n = 1, h = 1, w = 1, c = 1] = only(inputShapes);
      const share = tf.reshape(tf.div(dy, h * w), [n, 1, 1, c]);
      return [tf.tile(share, [1, h, w, 1])];
    },
  };
}

/** Maximum over rows and columns; the gradient goes to the first maximum. */
export function globalMaxPool(keepDims = false): Op {
  return {
    type: 'globalMaxPool',
    needs: { inputs: true, output: false },
    forward: (inputs) => tf.max(only(inputs), [1, 2], keepDims),
    backward({ dy, inputs }) {
      const x = only(inputs) as Tensor4D;
      const [n, h, w, c] = x.shape;
      const cells = tf.reshape(x, [n, h * w, c]);
      const first = firstMaximum(cells);
      return [tf.reshape(tf.mul(first, tf.reshape(dy, [n, 1, c])), [n, h, w, c])];
    },
  };
}

/**
 * 1 at the first maximum along the middle axis of `[n, cells, c]`, else 0. By ranks, which fall from
 * the first cell to the last: webgpu's argMax is wrong for negative values.
 */
function firstMaximum(x: Tensor): Tensor {
  const cells = x.shape[1] ?? 1;
  const below = tf.clipByValue(tf.mul(tf.sub(tf.max(x, 1, true), x), 1e30), 0, 1);
  const ranks = tf.reshape(tf.range(cells, 0, -1), [1, cells, 1]);
  const rank = tf.mul(tf.sub(1, below), ranks);
  return tf.sub(1, tf.clipByValue(tf.sub(tf.max(rank, 1, true), rank), 0, 1));
}
