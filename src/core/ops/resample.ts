import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weighting } from './resample-weights.js';
import { first, valueCount, type Op } from './op.js';

/** How rows and columns of an output are sums of rows and columns of the input, by its size. */
export interface ResampleAttributes {
  readonly rows: (size: number) => Weighting;
  readonly columns: (size: number) => Weighting;
}

/**
 * Resizing of `[n, h, w, c]` by any weights that work on rows and on columns apart. Each is a matrix
 * product, exact in both directions on every backend: tfjs has no gradient of its own for half pixel
 * centres.
 */
export function resample({ rows, columns }: ResampleAttributes): Op {
  return {
    type: 'resample',
    needs: { inputs: false, output: false },
    scratch({ inputs, output }) {
      const [n = 1, height = 1, width = 1, channels = 1] = first(inputs);
      const [, down = 1, across = 1] = output;
      // The weights, as an array and as a tensor; what lies between rows and columns; and the axes turned.
      const weights = 2 * (height * down + width * across);
      return weights + 2 * n * down * width * channels + 2 * valueCount(output);
    },
    forward(inputs) {
      const x = first(inputs);
      return apply(x, rows(x.shape[1] ?? 1), columns(x.shape[2] ?? 1), false);
    },
    backward({ dy, inputShapes: [[, height = 1, width = 1] = []] }) {
      return [apply(dy, rows(height), columns(width), true)];
    },
  };
}

/** `R · x · Cᵀ` in each channel, or by both transposed. */
function apply(x: Tensor, rows: Weighting, columns: Weighting, transposed: boolean): Tensor {
  const vertical = along(tf.transpose(x, [0, 2, 3, 1]), rows, transposed);
  const horizontal = along(tf.transpose(vertical, [0, 3, 2, 1]), columns, transposed);
  return tf.transpose(horizontal, [0, 1, 3, 2]);
}

/** The last axis times the weights. */
function along(x: Tensor, { input, output, values }: Weighting, transposed: boolean): Tensor {
  const last = transposed ? output : input;
  const weights = tf.tensor2d(values, [output, input]);
  const y = tf.matMul(tf.reshape<tf.Rank.R2>(x, [-1, last]), weights, false, !transposed);
  return tf.reshape(y, [...x.shape.slice(0, -1), transposed ? input : output]);
}
