import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

/*
 * Values as Keras' quantised layers read them: as few numbers as fit into a byte, times a scale. The
 * gradient passes as if nothing had been rounded, which is how Keras defines it.
 */

export interface WholeRounding {
  /** Axes that share a scale, the batch among them. */
  readonly axes: readonly number[];
  /** Least and greatest whole number. */
  readonly range: readonly [number, number];
  /** What is added to the greatest absolute value, so that it is never 0. */
  readonly epsilon: number;
}

/** To whole numbers of a scale by which the greatest absolute value is the greatest number. */
export function roundedToWhole({ axes, range: [low, high], epsilon }: WholeRounding): Op {
  return passing('roundedToWhole', (x) => {
    const scale = tf.div(high, tf.add(tf.max(tf.abs(x), [...axes], true), epsilon));
    return tf.div(tf.clipByValue(tf.round(tf.mul(x, scale)), low, high), scale);
  });
}

/** Greatest number of float8, and the exponent of its least normal one: E4M3 without infinities. */
const GREATEST = 448;
const LEAST_EXPONENT = -6;
const FRACTION_BITS = 3;

/** To numbers of float8 (E4M3) of a scale, the op's only weight. */
export function roundedToFloat8(): Op {
  return passing('roundedToFloat8', (x, scale) => {
    if (!scale) throw new RangeError('roundedToFloat8 lacks its scale');
    const value = tf.clipByValue(tf.div(x, scale), -GREATEST, GREATEST);
    // Log of 0 is −∞; a power of two that is taken for the one below it is rounded to itself as well.
    const exponent = tf.floor(tf.div(tf.log(tf.abs(value)), Math.LN2));
    const step = tf.pow(2, tf.sub(tf.maximum(exponent, LEAST_EXPONENT), FRACTION_BITS));
    return tf.mul(tf.mul(tf.round(tf.div(value, step)), step), scale);
  });
}

/** The number of float8 (E4M3) that is nearest, of two the even one. */
export function nearestFloat8(value: number): number {
  const clipped = Math.min(GREATEST, Math.max(-GREATEST, value));
  if (clipped === 0) return 0;
  const exponent = Math.max(LEAST_EXPONENT, Math.floor(Math.log2(Math.abs(clipped))));
  const step = 2 ** (exponent - FRACTION_BITS);
  return evenly(clipped / step) * step;
}

function evenly(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const passing = (type: string, rounded: (x: Tensor, weight?: Tensor) => Tensor): Op => ({
  type,
  needs: { inputs: false, output: false },
  forward: (inputs, weights) => rounded(first(inputs), weights[0]),
  backward: ({ dy }) => [tf.clone(dy)],
});
