import * as tf from '@tensorflow/tfjs-core';
import { positive } from './gate.js';
import { only, type Op } from './op.js';

/** `x` above zero, `alpha · x` below; `alpha` is the only weight and may be repeated over `x`. */
export function prelu(): Op {
  return {
    type: 'prelu',
    needs: { inputs: true, output: false },
    forward(inputs, weights) {
      const x = only(inputs);
      return tf.sub(tf.relu(x), tf.mul(only(weights, 'alpha'), tf.relu(tf.neg(x))));
    },
    backward({ dy, inputs, weights }) {
      const x = only(inputs);
      const below = tf.mul(only(weights, 'alpha'), positive(tf.neg(x)));
      return [tf.mul(dy, tf.add(positive(x), below))];
    },
  };
}
