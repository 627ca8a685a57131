import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from './gate.js';
import { only, type Op } from './op.js';

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
    forward: (inputs) => value(only(inputs)),
    backward({ dy, inputs, output }) {
      const slope = fromInput
        ? fromInput(only(inputs))
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

/** Functions of one value by their name in TensorFlow and in `keras.ops`. */
const FUNCTIONS = {
  abs: { value: (x) => tf.abs(x), fromInput: (x) => tf.sign(x) },
  ceil: steps((x) => tf.ceil(x)),
  cos: { value: (x) => tf.cos(x), fromInput: (x) => tf.neg(tf.sin(x)) },
  exp: { value: (x) => tf.exp(x), fromOutput: (y) => y },
  expm1: { value: (x) => tf.expm1(x), fromOutput: (y) => tf.add(y, 1) },
  floor: steps((x) => tf.floor(x)),
  log: { value: (x) => tf.log(x), fromInput: (x) => tf.reciprocal(x) },
  log1p: { value: (x) => tf.log1p(x), fromInput: (x) => tf.reciprocal(tf.add(x, 1)) },
  negative: { value: (x) => tf.neg(x), fromInput: (x) => tf.fill(x.shape, -1) },
  reciprocal: { value: (x) => tf.reciprocal(x), fromOutput: (y) => tf.neg(tf.square(y)) },
  round: steps((x) => tf.round(x)),
  rsqrt: {
    value: (x) => tf.rsqrt(x),
    fromOutput: (y) => tf.mul(tf.mul(tf.square(y), y), -0.5),
  },
  sign: steps((x) => tf.sign(x)),
  sin: { value: (x) => tf.sin(x), fromInput: (x) => tf.cos(x) },
  sqrt: { value: (x) => tf.sqrt(x), fromOutput: (y) => tf.div(0.5, y) },
  square: { value: (x) => tf.square(x), fromInput: (x) => tf.mul(x, 2) },
} satisfies Readonly<Record<string, Elementwise>>;

export type UnaryFunction = keyof typeof FUNCTIONS;

/** The functions that {@link unary} knows. */
export const unaryFunctions = Object.keys(FUNCTIONS) as readonly UnaryFunction[];

/** A function of each value: `exp`, `sqrt`, `square`, … Activation functions are apart. */
export function unary(name: UnaryFunction): Op {
  return { type: name, ...elementwise(FUNCTIONS[name]) };
}

/** `min(max(x, low), high)`; the gradient passes where the value was kept. */
export function clip(low: number, high: number): Op {
  const within = (x: Tensor) => {
    const below = low === -Infinity ? tf.zerosLike(x) : positive(tf.sub(low, x));
    const above = high === Infinity ? tf.zerosLike(x) : positive(tf.sub(x, high));
    return tf.sub(tf.sub(1, below), above);
  };
  return {
    type: 'clip',
    ...elementwise({
      value: (x) => tf.minimum(tf.maximum(x, low), high),
      fromInput: within,
    }),
  };
}
