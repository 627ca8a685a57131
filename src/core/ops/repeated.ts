import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { valueCount } from './op.js';

/**
 * A tensor with every axis repeated as a whole, as `tf.tile` does it, by products with ones, which
 * broadcast: wasm's own tile takes a hundred times as long.
 */
export function repeated(x: Tensor, times: readonly number[]): Tensor {
  if (x.dtype !== 'float32') return tf.tile(x, [...times]);
  return tf.tidy(() => {
    const wider = x.shape.reduce<Tensor>((values, size, axis) => {
      const count = times[axis] ?? 1;
      if (count === 1) return values;
      const { shape } = values;
      const before = valueCount(shape.slice(0, axis));
      const rows = tf.reshape(values, [before, 1, valueCount(shape.slice(axis))]);
      const all = tf.mul(rows, tf.ones([1, count, 1]));
      return tf.reshape(all, [...shape.slice(0, axis), size * count, ...shape.slice(axis + 1)]);
    }, x);
    return wider === x ? tf.clone(x) : wider;
  });
}
