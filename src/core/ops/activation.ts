import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise as functionOf, type Elementwise } from './elementwise.js';
import { rectifierGradient, positiveMask, rectify, type Rectifier } from './rectifier.js';
import { first, type BackwardContext, type Op } from './op.js';

export interface Activation extends Op {
  readonly type: 'activation';
  /** Set when the function is a rectifier, and so can be fused into the convolution before it. */
  readonly rectifier?: Rectifier;
  /** Set for a hard sigmoid: its slope. */
  readonly slope?: number;
}

const elementwise = (of: Elementwise): Activation => ({ type: 'activation', ...functionOf(of) });

/** ReLU or ReLU6; the gradient follows the rule of the run. */
export function rectifier(kind: Rectifier): Activation {
  return {
    type: 'activation',
    rectifier: kind,
    needs: { inputs: false, output: true },
    forward: (inputs) => rectify(kind, first(inputs)),
    backward: ({ dy, output, rule }: BackwardContext) => [
      rectifierGradient(kind, dy, output ?? dy, rule),
    ],
  };
}

/** Keras' ReLU layer with a slope below a threshold and a ceiling. */
export function generalRelu(ceiling: number | null, slope: number, threshold: number): Activation {
  if (slope === 0 && threshold === 0 && (ceiling === null || ceiling === 6)) {
    return rectifier(ceiling === null ? 'relu' : 'relu6');
  }
  // A plain ReLU, whose zeros are no more in any order, was a rectifier.
  const leaks: Pick<Op, 'rising'> = slope > 0 && threshold === 0 ? { rising: true } : {};
  const above = (x: Tensor) => positiveMask(tf.sub(x, threshold));
  const below = (x: Tensor) =>
    ceiling === null ? tf.onesLike(x) : positiveMask(tf.sub(ceiling, x));
  const op = elementwise({
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
  return { ...op, ...leaks };
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
      const open = positiveMask(x);
      const low = tf.mul(alpha, tf.exp(tf.minimum(x, 0)));
      return tf.mul(scale, tf.add(open, tf.mul(tf.sub(1, open), low)));
    },
  });
}

/** `x` above zero, `alpha · (e^(x / alpha) − 1)` below (Barron 2017). */
export function celu(alpha: number): Activation {
  return elementwise({
    value: (x) => tf.add(tf.relu(x), tf.mul(alpha, tf.expm1(tf.div(tf.minimum(x, 0), alpha)))),
    fromInput(x) {
      const open = positiveMask(x);
      return tf.add(open, tf.mul(tf.sub(1, open), tf.exp(tf.div(tf.minimum(x, 0), alpha))));
    },
  });
}

/** `x` above `limit`, `otherwise` up to it. */
export function threshold(limit: number, otherwise = 0): Activation {
  const above = (x: Tensor) => positiveMask(tf.sub(x, limit));
  return elementwise({
    value(x) {
      const open = above(x);
      const kept = tf.mul(x, open);
      return otherwise === 0 ? kept : tf.add(kept, tf.mul(otherwise, tf.sub(1, open)));
    },
    fromInput: above,
  });
}

/** Softmax over one axis or several, the last unless said otherwise; counted with the batch axis. */
export function softmax(axis: number | number[] = -1): Activation {
  return {
    type: 'activation',
    needs: { inputs: false, output: true },
    forward(inputs) {
      const x = first(inputs);
      if (axis === -1 || axis === x.rank - 1) return tf.softmax(x);
      const e = tf.exp(tf.sub(x, tf.max(x, axis, true)));
      return tf.div(e, tf.sum(e, axis, true));
    },
    backward({ dy, output }) {
      const y = output ?? dy;
      const inner = tf.sum(tf.mul(dy, y), axis, true);
      return [tf.mul(tf.sub(dy, inner), y)];
    },
  };
}

/** The logarithm of {@link softmax}. */
export function logSoftmax(axis = -1): Activation {
  return {
    type: 'activation',
    needs: { inputs: false, output: true },
    forward(inputs) {
      const x = first(inputs);
      const low = tf.sub(x, tf.max(x, axis, true));
      return tf.sub(low, tf.log(tf.sum(tf.exp(low), axis, true)));
    },
    backward: ({ dy, output }) => [
      tf.sub(dy, tf.mul(tf.exp(output ?? dy), tf.sum(dy, axis, true))),
    ],
  };
}

/**
 * Sparsemax over one axis, as Keras computes it: `max(x − τ, 0)`, `τ = (Σ sₖ − 1) / K`, where sₖ is the
 * sum of the k greatest values and K how many of them `1 + k · xₖ > sₖ` keeps. (Martins & Astudillo
 * 2016 have the last of these sums in place of their sum.)
 */
export function sparsemax(axis = -1): Activation {
  /** Rows of the axis, how much of each value is in Σ sₖ, and K. */
  const parts = (x: Tensor) => {
    const along = axis < 0 ? axis + x.rank : axis;
    const order = [...x.shape.keys()].filter((i) => i !== along).concat(along);
    const turned = tf.transpose(x, order);
    const rowsOf = (y: Tensor) => tf.reshape(tf.transpose(y, order), [-1, x.shape[along] ?? 1]);
    const back = (y: Tensor) =>
      tf.transpose(
        tf.reshape(y, turned.shape),
        order.map((_, i) => order.indexOf(i)),
      );
    const rows = rowsOf(x);
    // By pairs and without sorting, which tfjs has no gradient of.
    const [own, others] = [tf.expandDims(rows, 2), tf.expandDims(rows, 1)];
    const noLess = tf.sub(1, positiveMask(tf.sub(own, others)));
    const greater = tf.sum(positiveMask(tf.sub(others, own)), 2);
    const count = tf.sum(noLess, 2);
    const kept = positiveMask(
      tf.sub(tf.add(1, tf.mul(count, rows)), tf.sum(tf.mul(noLess, others), 2)),
    );
    const size = tf.sum(kept, 1, true);
    // Values that tie share their ranks.
    const rank = tf.div(tf.add(tf.add(greater, count), 1), 2);
    const share = tf.mul(kept, tf.sub(tf.add(size, 1), rank));
    return { rows, rowsOf, back, share, size };
  };
  const above = ({ rows, share, size }: ReturnType<typeof parts>) =>
    tf.sub(rows, tf.div(tf.sub(tf.sum(tf.mul(share, rows), 1, true), 1), size));
  return {
    type: 'activation',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const found = parts(first(inputs));
      return found.back(tf.relu(above(found)));
    },
    backward({ dy, inputs }) {
      const found = parts(first(inputs));
      const through = tf.mul(found.rowsOf(dy), positiveMask(above(found)));
      const mean = tf.div(tf.sum(through, 1, true), found.size);
      return [found.back(tf.sub(through, tf.mul(found.share, mean)))];
    },
  };
}

/** The first half of an axis times the sigmoid of the second (Dauphin et al. 2017). */
export function glu(axis = -1): Activation {
  const halves = (x: Tensor): readonly [Tensor, Tensor] => {
    const [value, gate] = tf.split(x, 2, axis);
    if (!value || !gate) throw new RangeError('glu needs two halves');
    return [value, tf.sigmoid(gate)];
  };
  return {
    type: 'activation',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const [value, open] = halves(first(inputs));
      return tf.mul(value, open);
    },
    backward({ dy, inputs }) {
      const [value, open] = halves(first(inputs));
      const through = tf.mul(dy, open);
      const onGate = tf.mul(through, tf.mul(value, tf.sub(1, open)));
      return [tf.concat([through, onGate], axis)];
    },
  };
}

/** `x · Φ(x)`, with the normal distribution itself or its approximation by tanh. */
export function gelu(approximate = false): Activation {
  if (approximate) return tanhGelu();
  const half = (x: Tensor) => tf.mul(0.5, tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
  const density = (x: Tensor) =>
    tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
  return elementwise({
    value: (x) => tf.mul(x, half(x)),
    fromInput: (x) => tf.add(half(x), tf.mul(x, density(x))),
  });
}

function tanhGelu(): Activation {
  const scale = Math.sqrt(2 / Math.PI);
  const bend = 0.044715;
  const inner = (x: Tensor, square: Tensor) =>
    tf.tanh(tf.mul(tf.mul(x, scale), tf.add(1, tf.mul(square, bend))));
  return elementwise({
    value: (x) => tf.mul(tf.mul(x, 0.5), tf.add(1, inner(x, tf.square(x)))),
    fromInput(x) {
      const square = tf.square(x);
      const t = inner(x, square);
      const rise = tf.mul(scale, tf.add(1, tf.mul(square, 3 * bend)));
      const steep = tf.mul(tf.mul(x, tf.sub(1, tf.square(t))), rise);
      return tf.mul(0.5, tf.add(tf.add(1, t), steep));
    },
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

/** `clip(slope · x + 0.5, 0, 1)`: the slope is 1/6 in Keras 3 and was 0.2 before. */
export function hardSigmoid(slope: number): Activation {
  const op = elementwise({
    value: (x) => tf.clipByValue(tf.add(tf.mul(x, slope), 0.5), 0, 1),
    fromOutput: (y) => tf.mul(slope, between(y)),
  });
  return { ...op, slope };
}

/** 1 where `0 < y < 1`, else 0. */
const between = (y: Tensor): Tensor => positiveMask(tf.mul(y, tf.sub(1, y)));

/** `x · hardSigmoid(x)` (Howard et al. 2019). */
function hardSilu(): Activation {
  const open = (x: Tensor) => tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6);
  return elementwise({
    value: (x) => tf.mul(x, open(x)),
    fromInput(x) {
      const y = open(x);
      return tf.add(y, tf.mul(tf.mul(x, 1 / 6), between(y)));
    },
  });
}

/** Towards zero by `limit`, and zero between. */
export function softShrink(limit: number): Activation {
  const above = (x: Tensor) => tf.sub(x, limit);
  const below = (x: Tensor) => tf.sub(tf.neg(x), limit);
  return elementwise({
    value: (x) => tf.sub(tf.relu(above(x)), tf.relu(below(x))),
    fromInput: (x) => tf.add(positiveMask(above(x)), positiveMask(below(x))),
  });
}

/** `x` farther from zero than `limit`, else zero. */
export function hardShrink(limit: number): Activation {
  const outside = (x: Tensor) => positiveMask(tf.sub(tf.abs(x), limit));
  return elementwise({ value: (x) => tf.mul(x, outside(x)), fromInput: outside });
}

/** `(x + √(x² + b)) / 2`. */
export function squareplus(b: number): Activation {
  const root = (x: Tensor) => tf.sqrt(tf.add(tf.square(x), b));
  return elementwise({
    value: (x) => tf.mul(0.5, tf.add(x, root(x))),
    fromInput: (x) => tf.mul(0.5, tf.add(1, tf.div(x, root(x)))),
  });
}

/** `(x + 1)² / 4` from −1 to 1, flat before and `x` after. */
function sparsePlus(): Activation {
  const rise = (x: Tensor) => tf.clipByValue(tf.add(tf.mul(x, 0.5), 0.5), 0, 1);
  return elementwise({
    value: (x) => tf.add(tf.square(rise(x)), tf.relu(tf.sub(x, 1))),
    fromInput: rise,
  });
}

/**
 * The activation functions that a layer can name, in Keras' spelling, with the settings that they
 * have when a name is all that is said.
 */
export const ACTIVATIONS: Readonly<Record<string, () => Activation>> = {
  celu: () => celu(1),
  elu: () => elu(1),
  exponential: () => elementwise({ value: (x) => tf.exp(x), fromOutput: (y) => y }),
  gelu: () => gelu(),
  glu: () => glu(),
  hard_shrink: () => hardShrink(0.5),
  hard_sigmoid: () => hardSigmoid(1 / 6),
  hard_silu: hardSilu,
  hard_tanh: () =>
    elementwise({
      value: (x) => tf.clipByValue(x, -1, 1),
      fromInput: (x) => tf.sub(1, positiveMask(tf.sub(tf.abs(x), 1))),
    }),
  leaky_relu: () => leakyRelu(0.2),
  linear: () => ({ ...elementwise({ value: (x) => tf.clone(x) }), rising: true }),
  log_sigmoid: () =>
    elementwise({
      value: (x) => tf.neg(tf.softplus(tf.neg(x))),
      fromInput: (x) => tf.sigmoid(tf.neg(x)),
    }),
  log_softmax: () => logSoftmax(),
  mish,
  relu: () => rectifier('relu'),
  relu6: () => rectifier('relu6'),
  selu: () => elu(SELU_ALPHA, SELU_SCALE),
  sigmoid: () =>
    elementwise({ value: (x) => tf.sigmoid(x), fromOutput: (y) => tf.mul(y, tf.sub(1, y)) }),
  soft_shrink: () => softShrink(0.5),
  softmax: () => softmax(),
  softplus: () => elementwise({ value: (x) => tf.softplus(x), fromInput: (x) => tf.sigmoid(x) }),
  softsign: () =>
    elementwise({
      value: (x) => tf.div(x, tf.add(1, tf.abs(x))),
      fromInput: (x) => tf.square(tf.div(1, tf.add(1, tf.abs(x)))),
    }),
  sparse_plus: sparsePlus,
  sparse_sigmoid: () => hardSigmoid(0.5),
  sparsemax: () => sparsemax(),
  squareplus: () => squareplus(4),
  swish,
  tanh: () => elementwise({ value: (x) => tf.tanh(x), fromOutput: (y) => tf.sub(1, tf.square(y)) }),
  tanh_shrink: () =>
    elementwise({
      value: (x) => tf.sub(x, tf.tanh(x)),
      fromInput: (x) => tf.square(tf.tanh(x)),
    }),
};
