import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

/*
 * Normalisations by statistics of the input itself: y = u · gamma + beta, u = (x − m) · r, where
 *
 *   standard  m = mean(x), r = 1 / √(var(x) + ε)        layer, group, instance normalisation
 *   deviation m = mean(x), r = 1 / (√var(x) + ε)        instance normalisation of keras-contrib
 *   variance  m = 0,       r = 1 / √(var(x) + ε)        Keras' LayerNormalization(rms_scaling)
 *   square    m = 0,       r = 1 / √(mean(x²) + ε)      RMS normalisation
 *   length    m = 0,       r = 1 / √max(Σ x², ε)        unit normalisation
 *
 * With g = dy · gamma and all means over the same axes:
 *
 *   standard  dx = r · (g − mean(g) − u · mean(g · u))
 *   deviation dx = r · (g − mean(g) − u · mean(g · u) / (1 − ε · r)), for √var = 1 / r − ε
 *   others    dx = r · g − r³ · (x − mean(x)) · mean(g · x), for a square without the inner mean,
 *             for a length with sums instead of means
 */

export type Statistics = 'standard' | 'deviation' | 'variance' | 'square' | 'length';

/** The input as the op sees it, for statistics over axes that a reshape makes. */
export interface View {
  /** Shape that the input is brought to, with the batch axis. */
  readonly shape: readonly number[];
  /** Axes of that shape that the statistics run over. */
  readonly axes: readonly number[];
  /** Shape of gamma and beta beside it. */
  readonly weights: readonly number[];
}

export interface NormalizationAttributes {
  readonly statistics: Statistics;
  readonly epsilon: number;
  /** Whether the weights begin with gamma (`scale`) and go on with beta (`center`). */
  readonly scale: boolean;
  readonly center: boolean;
  readonly view: (shape: readonly number[]) => View;
}

/** Normalises by the input's own statistics. Weights: gamma?, beta?. */
export function normalization(attributes: NormalizationAttributes): Op {
  const { scale, center, view } = attributes;
  return {
    type: 'normalization',
    needs: { inputs: true, output: false },
    forward(inputs, weights) {
      const { shape } = first(inputs);
      const seen = view(shape);
      const x = tf.reshape(first(inputs), [...seen.shape]);
      const u = normalized(x, seen.axes, attributes);
      const gamma = scale ? weights[0] : undefined;
      const beta = center ? weights[scale ? 1 : 0] : undefined;
      const scaled = gamma ? tf.mul(u.value, tf.reshape(gamma, [...seen.weights])) : u.value;
      const moved = beta ? tf.add(scaled, tf.reshape(beta, [...seen.weights])) : scaled;
      return tf.reshape(moved, shape);
    },
    backward({ dy, inputs, weights }) {
      const { shape } = first(inputs);
      const seen = view(shape);
      const x = tf.reshape(first(inputs), [...seen.shape]);
      const given = tf.reshape(dy, [...seen.shape]);
      const gamma = scale ? weights[0] : undefined;
      const g = gamma ? tf.mul(given, tf.reshape(gamma, [...seen.weights])) : given;
      return [tf.reshape(gradient(g, x, seen.axes, attributes), shape)];
    },
  };
}

/** Mean along axes, one after another from the last: sums stay short, and so exact. */
function mean(x: Tensor, axes: readonly number[]): Tensor {
  return [...axes]
    .sort((a, b) => b - a)
    .reduce<Tensor>((m, axis) => (m.shape[axis] === 1 ? m : tf.mean(m, axis, true)), x);
}

function normalized(
  x: Tensor,
  axes: readonly number[],
  { statistics, epsilon }: NormalizationAttributes,
): { readonly value: Tensor; readonly factor: Tensor; readonly centred: Tensor } {
  const fromMean = statistics !== 'square' && statistics !== 'length';
  const centred = fromMean ? tf.sub(x, mean(x, axes)) : x;
  const square = mean(tf.square(centred), axes);
  const cells = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  const factor =
    statistics === 'deviation'
      ? tf.reciprocal(tf.add(tf.sqrt(square), epsilon))
      : tf.rsqrt(
          statistics === 'length'
            ? tf.maximum(tf.mul(square, cells), epsilon)
            : tf.add(square, epsilon),
        );
  const from = statistics === 'standard' || statistics === 'deviation' ? centred : x;
  return { value: tf.mul(from, factor), factor, centred };
}

function gradient(
  g: Tensor,
  x: Tensor,
  axes: readonly number[],
  attributes: NormalizationAttributes,
): Tensor {
  const { value, factor, centred } = normalized(x, axes, attributes);
  const along = mean(tf.mul(g, value), axes);
  const { statistics, epsilon } = attributes;
  if (statistics === 'standard' || statistics === 'deviation') {
    // Where nothing varies u is 0, and so is what is divided.
    const rest = statistics === 'deviation' ? tf.sub(1, tf.mul(factor, epsilon)) : 1;
    const share = tf.divNoNan(along, rest);
    return tf.mul(factor, tf.sub(tf.sub(g, mean(g, axes)), tf.mul(value, share)));
  }
  const cells = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  const share = statistics === 'length' ? tf.mul(along, cells) : along;
  // mean(g · x) · r is mean(g · u).
  return tf.mul(factor, tf.sub(g, tf.mul(tf.mul(centred, factor), share)));
}
