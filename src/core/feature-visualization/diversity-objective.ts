import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import { tensorNamed, type BatchObjective } from './objective.js';

/**
 * Pictures of the same group become different: each minimises how alike its style at `tensor` is to
 * that of the others, the mean cosine between their Gram matrices of channels, 0…1 (Olah,
 * Mordvintsev and Schubert, "Feature Visualization", Distill 2017, after lucid's `diversity`).
 *
 * @param groups - for each picture of the batch what it is a picture of
 */
export function diversityObjective(tensor: string, groups: readonly number[]): BatchObjective {
  return {
    description: `difference of pictures at ${tensor}`,
    reads: [tensor],
    value: (tensors) =>
      tf.tidy((): Tensor1D => {
        const { unit } = styles(tensorNamed(tensors, tensor));
        return tf.neg(tf.sum<Tensor1D>(tf.mul(unit, others(unit, groups)), [1, 2]));
      }),
    seed: (tensors) => ({
      [tensor]: tf.tidy(() => {
        const of = tensorNamed(tensors, tensor);
        const { cells, unit, length } = styles(of);
        // Each pair counts in the values of both its pictures.
        const pull = tf.mul(others(unit, groups), -2);
        const along = tf.sum(tf.mul(pull, unit), [1, 2], true);
        const gram = tf.div(tf.sub(pull, tf.mul(unit, along)), length);
        return tf.reshape(tf.mul(tf.matMul(cells, gram), 2), of.shape);
      }),
    }),
  };
}

interface Styles {
  /** `[n, positions, channels]`. */
  readonly cells: Tensor3D;
  /** Gram matrices of length 1, `[n, channels, channels]`. */
  readonly unit: Tensor3D;
  readonly length: Tensor;
}

function styles(of: Tensor): Styles {
  const [n = 1] = of.shape;
  const channels = of.shape[of.rank - 1] ?? 1;
  const cells = tf.reshape<tf.Rank.R3>(of, [n, -1, channels]);
  const grams = tf.matMul(cells, cells, true, false);
  const length = tf.sqrt(tf.add(tf.sum(tf.square(grams), [1, 2], true), 1e-10));
  return { cells, unit: tf.div(grams, length), length };
}

/** For each picture the mean of the others of its group; zero where there are none. */
function others(unit: Tensor3D, groups: readonly number[]): Tensor3D {
  const rows = groups.map((own, i) => groups.map((group, j) => (group === own && i !== j ? 1 : 0)));
  const shares = rows.map((row) => {
    const count = row.reduce<number>((a, b) => a + b, 0);
    return row.map((one) => (count > 0 ? one / count : 0));
  });
  const flat = tf.reshape<tf.Rank.R2>(unit, [groups.length, -1]);
  return tf.reshape(tf.matMul(tf.tensor2d(shares), flat), unit.shape);
}
