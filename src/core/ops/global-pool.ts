import * as tf from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import { max } from './reduce.js';
import { repeated } from './repeated.js';

/** Mean over rows and columns: `[n, h, w, c]` → `[n, c]`, or `[n, 1, 1, c]` with `keepDims`. */
export function globalAveragePool(keepDims = false): Op {
  return {
    type: 'globalAveragePool',
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.mean(first(inputs), [1, 2], keepDims),
    backward({ dy, inputShapes }) {
      const [n = 1, h = 1, w = 1, c = 1] = first(inputShapes);
      const share = tf.reshape(tf.div(dy, h * w), [n, 1, 1, c]);
      return [repeated(share, [1, h, w, 1])];
    },
  };
}

/** Maximum over rows and columns; cells that tie share the gradient, as TensorFlow has it. */
export function globalMaxPool(keepDims = false): Op {
  return { ...max({ axes: [1, 2], keepDims }), type: 'globalMaxPool' };
}
