import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { only, type Op } from './op.js';

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
