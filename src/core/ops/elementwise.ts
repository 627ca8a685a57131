import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positiveMask } from './rectifier.js';
import { first, type Op } from './op.js';

/** A function of one value, and its derivative from the input or from the output. */
export interface Elementwise {
  value(x: Tensor): Tensor;
  fromInput?(x: Tensor): Tensor;
  fromOutput?(y: Tensor): Tensor;
}

/** An op by its function: `y = f(x)`, `dx = dy · f'`; without a derivative, that of `x` itself. */
export function elementwise({ value, fromInput, fromOutput }: Elementwise): Omit<Op, 'type'> {
  return {
    needs: { inputs: fromInput !== undefined, output: fromOutput !== undefined },
    forward: (inputs) => value(first(inputs)),
    backward({ dy, inputs, output }) {
      const slope = fromInput
        ? fromInput(first(inputs))
        : fromOutput && output
          ? fromOutput(output)
          : null;
      return [slope ? tf.mul(dy, slope) : tf.clone(dy)];
    },
  };
}

const steps = (value: (x: Tensor) => Tensor): Elementwise => ({
  value,
  fromInput: (x) => tf.zerosLike(x),
});

/** The logarithm to another base, whose natural logarithm is `base`. */
const scaledLog = (base: number): Elementwise => ({
  value: (x) => tf.div(tf.log(x), base),
  fromInput: (x) => tf.reciprocal(tf.mul(x, base)),
});

/** Functions of one value by their name in TensorFlow and in `keras.ops`. */
const FUNCTIONS = {
  abs: { value: (x) => tf.abs(x), fromInput: (x) => tf.sign(x) },
  acos: {
    value: (x) => tf.acos(x),
    fromInput: (x) => tf.neg(tf.rsqrt(tf.sub(1, tf.square(x)))),
  },
  acosh: { value: (x) => tf.acosh(x), fromInput: (x) => tf.rsqrt(tf.sub(tf.square(x), 1)) },
  asin: { value: (x) => tf.asin(x), fromInput: (x) => tf.rsqrt(tf.sub(1, tf.square(x))) },
  asinh: { value: (x) => tf.asinh(x), fromInput: (x) => tf.rsqrt(tf.add(tf.square(x), 1)) },
  atan: { value: (x) => tf.atan(x), fromInput: (x) => tf.reciprocal(tf.add(tf.square(x), 1)) },
  atanh: { value: (x) => tf.atanh(x), fromInput: (x) => tf.reciprocal(tf.sub(1, tf.square(x))) },
  ceil: steps((x) => tf.ceil(x)),
  cos: { value: (x) => tf.cos(x), fromInput: (x) => tf.neg(tf.sin(x)) },
  cosh: { value: (x) => tf.cosh(x), fromInput: (x) => tf.sinh(x) },
  erf: {
    value: (x) => tf.erf(x),
    fromInput: (x) => tf.mul(2 / Math.sqrt(Math.PI), tf.exp(tf.neg(tf.square(x)))),
  },
  exp: { value: (x) => tf.exp(x), fromOutput: (y) => y },
  exp2: { value: (x) => tf.pow(2, x), fromOutput: (y) => tf.mul(y, Math.LN2) },
  expm1: { value: (x) => tf.expm1(x), fromOutput: (y) => tf.add(y, 1) },
  floor: steps((x) => tf.floor(x)),
  log: { value: (x) => tf.log(x), fromInput: (x) => tf.reciprocal(x) },
  log10: scaledLog(Math.LN10),
  log1p: { value: (x) => tf.log1p(x), fromInput: (x) => tf.reciprocal(tf.add(x, 1)) },
  log2: scaledLog(Math.LN2),
  negative: { value: (x) => tf.neg(x), fromInput: (x) => tf.fill(x.shape, -1) },
  oneslike: steps((x) => tf.onesLike(x)),
  reciprocal: { value: (x) => tf.reciprocal(x), fromOutput: (y) => tf.neg(tf.square(y)) },
  round: steps((x) => tf.round(x)),
  rsqrt: {
    value: (x) => tf.rsqrt(x),
    fromOutput: (y) => tf.mul(tf.mul(tf.square(y), y), -0.5),
  },
  sign: steps((x) => tf.sign(x)),
  sin: { value: (x) => tf.sin(x), fromInput: (x) => tf.cos(x) },
  sinh: { value: (x) => tf.sinh(x), fromInput: (x) => tf.cosh(x) },
  sqrt: { value: (x) => tf.sqrt(x), fromOutput: (y) => tf.div(0.5, y) },
  square: { value: (x) => tf.square(x), fromInput: (x) => tf.mul(x, 2) },
  tan: { value: (x) => tf.tan(x), fromOutput: (y) => tf.add(1, tf.square(y)) },
  trunc: steps((x) => tf.mul(tf.sign(x), tf.floor(tf.abs(x)))),
  zeroslike: steps((x) => tf.zerosLike(x)),
} satisfies Readonly<Record<string, Elementwise>>;

export type UnaryFunction = keyof typeof FUNCTIONS;

/** The functions that {@link unary} knows. */
export const unaryFunctions = Object.keys(FUNCTIONS) as readonly UnaryFunction[];

/** A function of each value: `exp`, `sqrt`, `square`, … Activation functions are apart. */
export function unary(name: UnaryFunction): Op {
  const op = { type: name, ...elementwise(FUNCTIONS[name]) };
  return name === 'log' ? { ...op, rising: true } : op;
}

/** The input itself, through which no gradient passes. */
export const stopGradient = (): Op => ({
  type: 'stopGradient',
  ...elementwise(steps((x) => tf.clone(x))),
});

/** `min(max(x, low), high)`; the gradient passes where the value was kept. */
export function clip(low: number, high: number): Op {
  const within = (x: Tensor) => {
    const below = low === -Infinity ? tf.zerosLike(x) : positiveMask(tf.sub(low, x));
    const above = high === Infinity ? tf.zerosLike(x) : positiveMask(tf.sub(x, high));
    return tf.sub(tf.sub(1, below), above);
  };
  return {
    type: 'clip',
    // From 0 up it is a ReLU, behind which are features.
    ...(low === 0 && high === Infinity ? {} : { rising: true }),
    ...elementwise({
      value: (x) => tf.minimum(tf.maximum(x, low), high),
      fromInput: within,
    }),
  };
}
