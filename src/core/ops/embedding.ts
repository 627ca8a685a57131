import * as tf from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

/** Rows of the weight, a table, by their numbers; no gradient passes to these. */
export const embedding = (): Op => ({
  type: 'embedding',
  needs: { inputs: false, output: false },
  forward(inputs, weights) {
    const table = first(weights, 'table');
    const last = (table.shape[0] ?? 1) - 1;
    const rows = tf.cast(tf.clipByValue(first(inputs), 0, last), 'int32');
    return tf.gather(table, rows);
  },
  backward: ({ inputShapes }) => [tf.zeros([...first(inputShapes)])],
});
