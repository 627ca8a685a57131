import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import { slice } from './slice.js';
import type { WindowAxis } from './window.js';

/**
 * A convolution whose kernel is another one at each place. Weights: a kernel `[places, window cells ·
 * channels, filters]`, row by row, and a bias `[rows, columns, filters]` if there is one.
 */
export function locallyConnected([vertical, horizontal]: readonly [WindowAxis, WindowAxis]): Op {
  const border: [number, number][] = [
    [0, 0],
    [Math.max(0, vertical.before), Math.max(0, vertical.after)],
    [Math.max(0, horizontal.before), Math.max(0, horizontal.after)],
    [0, 0],
  ];
  /** What the cell of the window in that row and column reads at each place. */
  const cell = (axis: WindowAxis, at: number) => ({
    start: at,
    stop: at + (axis.output - 1) * axis.stride + 1,
    step: axis.stride,
  });
  const cells = Array.from({ length: vertical.kernel * horizontal.kernel }, (_, index) =>
    slice([
      {},
      cell(vertical, Math.floor(index / horizontal.kernel)),
      cell(horizontal, index % horizontal.kernel),
    ]),
  );
  const places = vertical.output * horizontal.output;
  const bordered = (x: Tensor): Tensor =>
    border.flat().some((n) => n > 0) ? tf.pad(x, border) : x;
  return {
    type: 'locallyConnected2d',
    needs: { inputs: false, output: false },
    forward(inputs, weights, derive) {
      const x = bordered(first(inputs));
      const [n = 1] = x.shape;
      const read = tf.stack(
        cells.map((one) => one.forward([x], [], derive)),
        3,
      );
      // [places, n, cells of the window · channels]
      const rows = tf.transpose(tf.reshape(read, [n, places, -1]), [1, 0, 2]);
      const made = tf.transpose(tf.matMul(rows, matrices(weights)), [1, 0, 2]);
      const y = tf.reshape(made, [n, vertical.output, horizontal.output, -1]);
      const [, bias] = weights;
      return bias ? tf.add(y, bias) : y;
    },
    backward(context) {
      const { dy, inputShapes, weights } = context;
      const [n = 1, height = 1, width = 1, channels = 1] = first(inputShapes);
      const [top, left] = [border[1]?.[0] ?? 0, border[2]?.[0] ?? 0];
      const wide = [
        n,
        ...border.slice(1, 3).map(([a, b], i) => a + b + [height, width][i]!),
        channels,
      ];
      const rows = tf.transpose(tf.reshape(dy, [n, places, -1]), [1, 0, 2]);
      const back = tf.transpose(tf.matMul(rows, matrices(weights), false, true), [1, 0, 2]);
      const read = tf.unstack(
        tf.reshape(back, [n, vertical.output, horizontal.output, cells.length, channels]),
        3,
      );
      const shares = cells.map((one, i) =>
        first(one.backward({ ...context, dy: read[i]!, inputShapes: [wide] })),
      );
      const sum = tf.addN(shares.map((share) => first([share].flatMap((one) => one ?? []))));
      return [tf.slice(sum, [0, top, left, 0], [n, height, width, channels])];
    },
  };
}

/** The kernel; of a layer of one dimension it comes with an axis for the one row. */
function matrices(weights: readonly Tensor[]): Tensor3D {
  const kernel = first(weights, 'kernel');
  const [places = 1, features = 1, filters = 1] = kernel.shape.slice(-3);
  return tf.reshape<tf.Rank.R3>(kernel, [places, features, filters]);
}
