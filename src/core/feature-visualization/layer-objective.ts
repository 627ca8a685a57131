import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { tensorNamed, type BatchObjective } from './objective.js';

/**
 * Each picture maximises the mean square of all values of `tensor`: whatever it shows already is
 * shown more (Mordvintsev, Olah and Tyka, "DeepDream", 2015; the form is lucid's).
 */
export function layerObjective(tensor: string): BatchObjective {
  return {
    description: `mean square of ${tensor}`,
    reads: [tensor],
    value: (tensors) =>
      tf.tidy((): Tensor1D => {
        const of = tensorNamed(tensors, tensor);
        const axes = of.shape.slice(1).map((_, axis) => axis + 1);
        return tf.mean<Tensor1D>(tf.square(of), axes);
      }),
    seed: (tensors) => ({
      [tensor]: tf.tidy(() => {
        const of = tensorNamed(tensors, tensor);
        return tf.mul(of, (2 * (of.shape[0] ?? 1)) / of.size);
      }),
    }),
  };
}
