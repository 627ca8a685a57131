import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

/** The mean squared distance from the mean along axes, which are counted with the batch axis. */
export function variance(axes: readonly number[], keepDims: boolean): Op {
  const centred = (x: Tensor) => tf.sub(x, tf.mean(x, [...axes], true));
  return {
    type: 'variance',
    needs: { inputs: true, output: false },
    forward: (inputs) => tf.mean(tf.square(centred(first(inputs))), [...axes], keepDims),
    backward({ dy, inputs }) {
      const x = first(inputs);
      const cells = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
      return [tf.mul(tf.mul(centred(x), 2 / cells), tf.reshape(dy, kept(x.shape, axes)))];
    },
  };
}

/** `log Σ eˣ` along axes. */
export function logSumExp(axes: readonly number[], keepDims: boolean): Op {
  return {
    type: 'logSumExp',
    needs: { inputs: true, output: false },
    forward: (inputs) => tf.logSumExp(first(inputs), [...axes], keepDims),
    backward({ dy, inputs }) {
      const x = first(inputs);
      const share = tf.exp(tf.sub(x, tf.logSumExp(x, [...axes], true)));
      return [tf.mul(share, tf.reshape(dy, kept(x.shape, axes)))];
    },
  };
}

const kept = (shape: readonly number[], axes: readonly number[]): number[] =>
  shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
