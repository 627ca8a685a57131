import * as tf from '@tensorflow/tfjs-core';
import { positiveMask } from './rectifier.js';
import { first, type Op } from './op.js';

/** `x` above zero, `alpha · x` below; `alpha` is the only weight and may be repeated over `x`. */
export function prelu(): Op {
  return {
    type: 'prelu',
    needs: { inputs: true, output: false },
    forward(inputs, weights) {
      const x = first(inputs);
      return tf.sub(tf.relu(x), tf.mul(first(weights, 'alpha'), tf.relu(tf.neg(x))));
    },
    backward({ dy, inputs, weights }) {
      const x = first(inputs);
      const below = tf.mul(first(weights, 'alpha'), positiveMask(tf.neg(x)));
      return [tf.mul(dy, tf.add(positiveMask(x), below))];
    },
  };
}
