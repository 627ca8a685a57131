import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Derive, type Op } from './op.js';

export interface BatchNormalizationAttributes {
  readonly epsilon: number;
  /** Whether the weights begin with gamma (`scale`) and go on with beta (`center`). */
  readonly scale: boolean;
  readonly center: boolean;
}

export interface BatchNormalization extends Op {
  readonly type: 'batchNormalization';
  readonly attributes: BatchNormalizationAttributes;
}

/** The affine map that inference makes of it: `y = x · scale + shift`, one value a channel. */
export interface Affine {
  readonly scale: Tensor;
  readonly shift: Tensor;
}

/**
 * Normalisation of the last axis by moving statistics. Weights: gamma?, beta?, moving mean, moving
 * variance.
 */
export function batchNormalization(attributes: BatchNormalizationAttributes): BatchNormalization {
  return {
    type: 'batchNormalization',
    attributes,
    needs: { inputs: false, output: false },
    forward(inputs, weights, derive) {
      const { scale, shift } = scaleAndShift(weights, attributes, derive);
      return tf.add(tf.mul(first(inputs), scale), shift);
    },
    backward({ dy, weights, derive }) {
      return [tf.mul(dy, scaleAndShift(weights, attributes, derive).scale)];
    },
  };
}

/** The same along another axis than the last, counted with the batch axis. */
export function normalizationAlong(attributes: BatchNormalizationAttributes, axis: number): Op {
  const along = (values: Tensor, { rank }: { rank: number }): Tensor =>
    tf.reshape(
      values,
      Array.from({ length: rank }, (_, i) => (i === axis ? values.size : 1)),
    );
  return {
    type: 'normalizationAlong',
    needs: { inputs: false, output: false },
    forward(inputs, weights, derive) {
      const x = first(inputs);
      const { scale, shift } = scaleAndShift(weights, attributes, derive);
      return tf.add(tf.mul(x, along(scale, x)), along(shift, x));
    },
    backward: ({ dy, weights, derive }) => [
      tf.mul(dy, along(scaleAndShift(weights, attributes, derive).scale, dy)),
    ],
  };
}

/** Scale and shift from the weights, made once. */
export function scaleAndShift(
  weights: readonly Tensor[],
  { epsilon, scale, center }: BatchNormalizationAttributes,
  derive: Derive,
): Affine {
  const gamma = scale ? weights[0] : undefined;
  const beta = center ? weights[scale ? 1 : 0] : undefined;
  const [mean, variance] = weights.slice((scale ? 1 : 0) + (center ? 1 : 0));
  if (!mean || !variance) throw new RangeError('a batch normalisation without its statistics');
  const factor = derive(variance, 'scale', () => {
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    return gamma ? tf.mul(inverse, gamma) : inverse;
  });
  const shift = derive(variance, 'shift', () => {
    const moved = tf.neg(tf.mul(mean, factor));
    return beta ? tf.add(moved, beta) : moved;
  });
  return { scale: factor, shift };
}
