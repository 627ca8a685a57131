import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise as functionOf, type Elementwise } from './elementwise.js';
import { gateGradient, positive, throughGate, type Gate } from './gate.js';
import { only, type BackwardContext, type Op } from './op.js';

export interface Activation extends Op {
  readonly type: 'activation';
  /** Set when the function is a gate, and so can be fused into the convolution before it. */
  readonly gate?: Gate;
}

const elementwise = (of: Elementwise): Activation => ({ type: 'activation', ...functionOf(of) });

/** ReLU or ReLU6; the gradient follows the rule of the run. */
export function gate(kind: Gate): Activation {
  return {
    type: 'activation',
    gate: kind,
    needs: { inputs: false, output: true },
    forward: (inputs) => throughGate(kind, only(inputs)),
    backward: ({ dy, output, rule }: BackwardContext) => [
      gateGradient(kind, dy, output ?? dy, rule),
    ],
  };
}

/** Keras' ReLU layer with a slope below a threshold and a ceiling. */
export function generalRelu(ceiling: number | null, slope: number, threshold: number): Activation {
  if (slope === 0 && threshold === 0 && (ceiling === null || ceiling === 6)) {
    return gate(ceiling === null ? 'relu' : 'relu6');
  }
  const above = (x: Tensor) => positive(tf.sub(x, threshold));
  const below = (x: Tensor) => (ceiling === null ? tf.onesLike(x) : positive(tf.sub(ceiling, x)));
  return elementwise({
    value(x) {
      const upper = ceiling === null ? x : tf.minimum(x, ceiling);
      const open = above(x);
      const low = tf.mul(tf.sub(x, threshold), slope);
      return tf.add(tf.mul(upper, open), tf.mul(low, tf.sub(1, open)));
    },
    fromInput(x) {
      const open = above(x);
      return tf.add(tf.mul(open, below(x)), tf.mul(tf.sub(1, open), slope));
    },
  });
}

export function leakyRelu(slope: number): Activation {
  return generalRelu(null, slope, 0);
}

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/** `scale · x` above zero, `scale · alpha · (eˣ − 1)` below. */
export function elu(alpha: number, scale = 1): Activation {
  return elementwise({
    value: (x) => tf.mul(scale, tf.add(tf.relu(x), tf.mul(alpha, tf.expm1(tf.minimum(x, 0))))),
    fromInput(x) {
      const open = positive(x);
      const low = tf.mul(alpha, tf.exp(tf.minimum(x, 0)));
      return tf.mul(scale, tf.add(open, tf.mul(tf.sub(1, open), low)));
    },
  });
}

/** Softmax over the last axis. */
function softmax(): Activation {
  return {
    type: 'activation',
    needs: { inputs: false, output: true },
    forward: (inputs) => tf.softmax(only(inputs)),
    backward({ dy, output }) {
      const y = output ?? dy;
      const inner = tf.sum(tf.mul(dy, y), -1, true);
      return [tf.mul(tf.sub(dy, inner), y)];
    },
  };
}

function gelu(): Activation {
  const half = (x: Tensor) => tf.mul(0.5, tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
  const density = (x: Tensor) =>
    tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
  return elementwise({
    value: (x) => tf.mul(x, half(x)),
    fromInput: (x) => tf.add(half(x), tf.mul(x, density(x))),
  });
}

function swish(): Activation {
  return elementwise({
    value: (x) => tf.mul(x, tf.sigmoid(x)),
    fromInput(x) {
      const s = tf.sigmoid(x);
      return tf.add(s, tf.mul(tf.mul(x, s), tf.sub(1, s)));
    },
  });
}

function mish(): Activation {
  return elementwise({
    value: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
    fromInput(x) {
      const t = tf.tanh(tf.softplus(x));
      const s = tf.sigmoid(x);
      return tf.add(t, tf.mul(tf.mul(x, s), tf.sub(1, tf.square(t))));
    },
  });
}

/** `clip(slope · x + 0.5, 0, 1)`. */
function hardSigmoid(slope: number): Activation {
  return elementwise({
    value: (x) => tf.clipByValue(tf.add(tf.mul(x, slope), 0.5), 0, 1),
    fromOutput: (y) => tf.mul(slope, tf.mul(positive(y), positive(tf.sub(1, y)))),
  });
}

/** The activation functions that a layer can name, in Keras' spelling. */
export const ACTIVATIONS: Readonly<Record<string, () => Activation>> = {
  linear: () => elementwise({ value: (x) => tf.clone(x) }),
  relu: () => gate('relu'),
  relu6: () => gate('relu6'),
  elu: () => elu(1),
  selu: () => elu(SELU_ALPHA, SELU_SCALE),
  exponential: () => elementwise({ value: (x) => tf.exp(x), fromOutput: (y) => y }),
  gelu,
  hard_sigmoid: () => hardSigmoid(0.2),
  mish,
  sigmoid: () =>
    elementwise({ value: (x) => tf.sigmoid(x), fromOutput: (y) => tf.mul(y, tf.sub(1, y)) }),
  softmax,
  softplus: () => elementwise({ value: (x) => tf.softplus(x), fromInput: (x) => tf.sigmoid(x) }),
  softsign: () =>
    elementwise({
      value: (x) => tf.div(x, tf.add(1, tf.abs(x))),
      fromInput: (x) => tf.square(tf.div(1, tf.add(1, tf.abs(x)))),
    }),
  swish,
  tanh: () => elementwise({ value: (x) => tf.tanh(x), fromOutput: (y) => tf.sub(1, tf.square(y)) }),
};
