import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Sums a gradient over the axes along which its input, of `shape`, was repeated. */
export function unbroadcast(gradient: Tensor, shape: readonly number[]): Tensor {
  const added = gradient.rank - shape.length;
  const repeated = gradient.shape.flatMap((size, axis) =>
    axis < added || (shape[axis - added] === 1 && size !== 1) ? [axis] : [],
  );
  if (repeated.length === 0) return gradient;
  return tf.reshape(tf.sum(gradient, repeated, true), [...shape]);
}
