import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Derive, type Op } from './op.js';

export interface StandardiseAttributes {
  /** Shape of the statistics beside the input, with the batch axis: `[1, 1, 1, 3]`. */
  readonly shape: readonly number[];
  /** Backwards: `x · √variance + mean`. */
  readonly invert: boolean;
  /** The statistics; the op's weights, mean and variance, where they are not given. */
  readonly constants?: { readonly mean: Float32Array; readonly variance: Float32Array };
}

/** Least divisor: Keras' epsilon. */
const LEAST = 1e-7;

/** `(x − mean) / √variance` with fixed statistics. */
export function standardise({ shape, invert, constants }: StandardiseAttributes): Op {
  const statistics = (weights: readonly Tensor[], derive: Derive) => {
    const [mean, variance] = constants
      ? [tf.tensor(constants.mean, [...shape]), tf.tensor(constants.variance, [...shape])]
      : [first(weights, 'mean'), first(weights.slice(1), 'variance')];
    const deviation = () => tf.maximum(tf.sqrt(variance), LEAST);
    return {
      mean: tf.reshape(mean, [...shape]),
      deviation: tf.reshape(constants ? deviation() : derive(variance, 'deviation', deviation), [
        ...shape,
      ]),
    };
  };
  return {
    type: 'standardise',
    needs: { inputs: false, output: false },
    forward(inputs, weights, derive) {
      const x = first(inputs);
      const { mean, deviation } = statistics(weights, derive);
      return invert ? tf.add(tf.mul(x, deviation), mean) : tf.div(tf.sub(x, mean), deviation);
    },
    backward({ dy, weights, derive }) {
      const { deviation } = statistics(weights, derive);
      return [invert ? tf.mul(dy, deviation) : tf.div(dy, deviation)];
    },
  };
}
