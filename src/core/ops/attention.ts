import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { valueCount, type Op } from './op.js';

/**
 * Attention (Vaswani et al. 2017): `softmax(q · kᵀ · scale) · v` over the last two axes, of stacks of
 * queries `[…, t, d]`, keys `[…, s, d]` and values `[…, s, v]`.
 */
function attend(q: Tensor, k: Tensor, v: Tensor, scale: Tensor) {
  const weights = tf.softmax(tf.mul(tf.matMul(q, k, false, true), scale));
  return { weights, output: tf.matMul(weights, v) };
}

/** Gradients by queries, keys and values. */
function attendBackward(q: Tensor, k: Tensor, v: Tensor, scale: Tensor, dy: Tensor) {
  const { weights } = attend(q, k, v, scale);
  const dWeights = tf.matMul(dy, v, false, true);
  const inner = tf.sum(tf.mul(dWeights, weights), -1, true);
  const dScores = tf.mul(tf.mul(weights, tf.sub(dWeights, inner)), scale);
  return {
    dq: tf.matMul(dScores, k),
    dk: tf.matMul(dScores, q, true, false),
    dv: tf.matMul(weights, dy, true, false),
  };
}

/** Values of the scores of every query by every key; they are kept from step to step. */
const scores = (stacks: number, queries: number, keys: number): number =>
  SCORES_KEPT * stacks * queries * keys;

/** What there is of them at once in the reverse pass: weights, their gradients and what is between. */
const SCORES_KEPT = 6;

const three = ([q, v, k = v]: readonly Tensor[]): readonly [Tensor, Tensor, Tensor] => {
  if (!q || !v || !k) throw new RangeError('attention needs queries and values');
  return [q, v, k];
};

/** Gradients of query, value and, where it is an input of its own, key. */
const given = (count: number, dq: Tensor, dv: Tensor, dk: Tensor): Tensor[] =>
  count > 2 ? [dq, dv, dk] : [dq, tf.add(dv, dk)];

/** Attention of query, value and key, the value unless given; scores times the weight `scale`. */
export function attention(): Op {
  const scaleOf = (weights: readonly Tensor[]): Tensor => weights[0] ?? tf.scalar(1);
  return {
    type: 'attention',
    needs: { inputs: true, output: false },
    scratch({ inputs: [q = [], v = []] }) {
      return scores(valueCount(q.slice(0, -2)), q.at(-2) ?? 1, v.at(-2) ?? 1);
    },
    forward(inputs, weights) {
      const [q, v, k] = three(inputs);
      return attend(q, k, v, scaleOf(weights)).output;
    },
    backward({ dy, inputs, weights }) {
      const [q, v, k] = three(inputs);
      const { dq, dk, dv } = attendBackward(q, k, v, scaleOf(weights), dy);
      return given(inputs.length, dq, dv, dk);
    },
  };
}

export interface Heads {
  readonly count: number;
  readonly keySize: number;
  readonly bias: boolean;
}

/**
 * Attention with several heads, each of a projection of its own. Weights: kernel `[channels, heads,
 * size]` and, with `bias`, bias `[heads, size]` of query, key and value, and kernel `[heads, size,
 * channels]` and bias of what becomes of all heads. Places may have several axes.
 */
export function multiHeadAttention({ count, keySize, bias }: Heads): Op {
  const scale = () => tf.scalar(1 / Math.sqrt(keySize));
  /** Kernel and bias of one of the four projections. */
  const weightsOf = (weights: readonly Tensor[], index: number) => {
    const step = bias ? 2 : 1;
    const kernel = weights[step * index];
    if (!kernel) throw new RangeError('attention without its weights');
    return { kernel, added: bias ? weights[step * index + 1] : undefined };
  };
  /** `[n, places, channels]`. */
  const flat = (x: Tensor): Tensor => {
    const [n = 1, ...rest] = x.shape;
    return tf.reshape(x, [n, -1, rest[rest.length - 1] ?? 1]);
  };
  const matrix = (kernel: Tensor, rows: number): Tensor =>
    tf.reshape(kernel, [rows, kernel.size / rows]);
  const times = (x: Tensor, kernel: Tensor): Tensor => {
    const [n = 1, places = 1, channels = 1] = x.shape;
    const y = tf.matMul(tf.reshape<tf.Rank.R2>(x, [-1, channels]), kernel);
    return tf.reshape(y, [n, places, kernel.shape[1] ?? 1]);
  };
  /** `[n, places, heads · size]` to `[n, heads, places, size]`, and back. */
  const apart = (x: Tensor): Tensor => {
    const [n = 1, places = 1, all = 1] = x.shape;
    return tf.transpose(tf.reshape(x, [n, places, count, all / count]), [0, 2, 1, 3]);
  };
  const together = (x: Tensor): Tensor => {
    const [n = 1, , places = 1, size = 1] = x.shape;
    return tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [n, places, count * size]);
  };
  const projected = (x: Tensor, weights: readonly Tensor[], index: number): Tensor => {
    const { kernel, added } = weightsOf(weights, index);
    const y = times(flat(x), matrix(kernel, kernel.shape[0] ?? 1));
    return apart(added ? tf.add(y, tf.reshape(added, [-1])) : y);
  };
  const back = (g: Tensor, weights: readonly Tensor[], index: number, x: Tensor): Tensor => {
    const { kernel } = weightsOf(weights, index);
    const flatKernel = matrix(kernel, kernel.shape[0] ?? 1);
    return tf.reshape(times(together(g), tf.transpose(flatKernel)), x.shape);
  };
  const all = (inputs: readonly Tensor[], weights: readonly Tensor[]) => {
    const [q, v, k] = three(inputs);
    return [projected(q, weights, 0), projected(k, weights, 1), projected(v, weights, 2)] as const;
  };
  const outKernel = (weights: readonly Tensor[]): Tensor => {
    const { kernel } = weightsOf(weights, 3);
    return matrix(kernel, kernel.size / (kernel.shape[2] ?? 1));
  };
  return {
    type: 'multiHeadAttention',
    needs: { inputs: true, output: false },
    scratch({ inputs: [q = [], v = q] }) {
      const places = (shape: readonly number[]) => valueCount(shape.slice(1, -1));
      return scores((q[0] ?? 1) * count, places(q), places(v));
    },
    forward(inputs, weights) {
      const { output } = attend(...all(inputs, weights), scale());
      const { added } = weightsOf(weights, 3);
      const y = times(together(output), outKernel(weights));
      const shape = [...three(inputs)[0].shape.slice(0, -1), y.shape[2] ?? 1];
      return tf.reshape(added ? tf.add(y, added) : y, shape);
    },
    backward({ dy, inputs, weights }) {
      const [q, v, k] = three(inputs);
      const [heads, keys, values] = all(inputs, weights);
      const dOutput = apart(times(flat(dy), tf.transpose(outKernel(weights))));
      const { dq, dk, dv } = attendBackward(heads, keys, values, scale(), dOutput);
      return given(
        inputs.length,
        back(dq, weights, 0, q),
        back(dv, weights, 2, v),
        back(dk, weights, 1, k),
      );
    },
  };
}
