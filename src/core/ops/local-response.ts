import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

export interface LocalResponse {
  /** Channels on either side that count. */
  readonly radius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * `x · (bias + alpha · Σ x²)^−beta`, the sum over the channels around each (Krizhevsky et al. 2012).
 */
export function localResponseNormalization({ radius, bias, alpha, beta }: LocalResponse): Op {
  /** Sums over the channels around each; which channels are near each other goes both ways. */
  const around = (x: Tensor): Tensor => {
    const channels = x.shape[x.rank - 1] ?? 1;
    const near = Float32Array.from({ length: channels ** 2 }, (_, i) =>
      Math.abs(Math.floor(i / channels) - (i % channels)) <= radius ? 1 : 0,
    );
    const rows = tf.reshape<tf.Rank.R2>(x, [-1, channels]);
    return tf.reshape(tf.matMul(rows, tf.tensor2d(near, [channels, channels])), x.shape);
  };
  const scale = (x: Tensor): Tensor => tf.add(bias, tf.mul(alpha, around(tf.square(x))));
  return {
    type: 'localResponseNormalization',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const x = first(inputs);
      return tf.mul(x, tf.pow(scale(x), -beta));
    },
    backward({ dy, inputs }) {
      const x = first(inputs);
      const whole = scale(x);
      const power = tf.pow(whole, -beta);
      const others = around(tf.div(tf.mul(tf.mul(dy, x), power), whole));
      return [tf.sub(tf.mul(dy, power), tf.mul(tf.mul(2 * alpha * beta, x), others))];
    },
  };
}
