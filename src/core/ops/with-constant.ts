import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { unbroadcast } from './broadcast.js';
import { positiveMask } from './rectifier.js';
import { first, type Op } from './op.js';

/** How two operands become one. */
export type Combination =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'floorDivide'
  | 'modulo'
  | 'power'
  | 'maximum'
  | 'minimum';

/** A fixed operand: one number, one a channel, or an array that is repeated as NumPy does. */
export type Constant =
  number | readonly number[] | { readonly shape: readonly number[]; readonly values: Float32Array };

const COMBINE: Readonly<Record<Combination, (a: Tensor, b: Tensor) => Tensor>> = {
  add: (a, b) => tf.add(a, b),
  subtract: (a, b) => tf.sub(a, b),
  multiply: (a, b) => tf.mul(a, b),
  divide: (a, b) => tf.div(a, b),
  floorDivide: (a, b) => tf.floor(tf.div(a, b)),
  modulo: (a, b) => tf.sub(a, tf.mul(b, tf.floor(tf.div(a, b)))),
  power: (a, b) => tf.pow(a, b),
  maximum: (a, b) => tf.maximum(a, b),
  minimum: (a, b) => tf.minimum(a, b),
};

/** Derivative by the operand that varies, `x`, when it is the left one and when it is the right. */
const SLOPES: Readonly<
  Record<Combination, readonly [(x: Tensor, c: Tensor) => Tensor, (x: Tensor, c: Tensor) => Tensor]>
> = {
  add: [() => tf.scalar(1), () => tf.scalar(1)],
  subtract: [() => tf.scalar(1), () => tf.scalar(-1)],
  multiply: [(_, c) => c, (_, c) => c],
  divide: [(_, c) => tf.reciprocal(c), (x, c) => tf.neg(tf.div(c, tf.square(x)))],
  floorDivide: [() => tf.scalar(0), () => tf.scalar(0)],
  modulo: [() => tf.scalar(1), (x, c) => tf.neg(tf.floor(tf.div(c, x)))],
  power: [(x, c) => tf.mul(c, tf.pow(x, tf.sub(c, 1))), (x, c) => tf.mul(tf.pow(c, x), tf.log(c))],
  // Where both are equal, TensorFlow's gradient goes to the left operand.
  maximum: [(x, c) => tf.sub(1, positiveMask(tf.sub(c, x))), (x, c) => positiveMask(tf.sub(x, c))],
  minimum: [(x, c) => tf.sub(1, positiveMask(tf.sub(x, c))), (x, c) => positiveMask(tf.sub(c, x))],
};

/**
 * Combines the input with a constant, which stands right (`x − c`) unless said otherwise; without a
 * constant, with the op's only weight. Repeats the one over the other as NumPy does.
 */
export function withConstant(
  how: Combination,
  constant?: Constant,
  side: 'left' | 'right' = 'right',
): Op {
  const fixed = (weights: readonly Tensor[]): Tensor =>
    constant === undefined ? first(weights, 'constant') : constantTensor(constant);
  const [left, right] = SLOPES[how];
  const linear = ['add', 'subtract', 'multiply'].includes(how);
  return {
    type: how,
    ...(rises(how, constant, side) ? { rising: true } : {}),
    needs: { inputs: !linear && !(how === 'divide' && side === 'right'), output: false },
    forward(inputs, weights) {
      const x = first(inputs);
      const c = fixed(weights);
      return side === 'right' ? COMBINE[how](x, c) : COMBINE[how](c, x);
    },
    backward({ dy, inputs, inputShapes, weights }) {
      const slope = (side === 'right' ? left : right)(inputs[0] ?? dy, fixed(weights));
      return [unbroadcast(tf.mul(dy, slope), first(inputShapes))];
    },
  };
}

/** Whether the result rises with the input, by the same function for every value. */
function rises(how: Combination, constant: Constant | undefined, side: 'left' | 'right'): boolean {
  const values = constantValues(constant);
  const [first] = values;
  if (first === undefined || values.some((value) => value !== first)) return false;
  switch (how) {
    case 'add':
    case 'minimum':
      return true;
    case 'maximum':
      // With 0 it is a ReLU, behind which are features.
      return first !== 0;
    case 'subtract':
      return side === 'right';
    case 'multiply':
      return first > 0;
    case 'divide':
      return side === 'right' && first > 0;
    default:
      return false;
  }
}

function constantValues(constant: Constant | undefined): Float32Array {
  if (constant === undefined) return new Float32Array(0);
  if (typeof constant === 'number') return Float32Array.of(constant);
  return 'shape' in constant ? constant.values : Float32Array.from(constant);
}

/** A constant as a tensor of the backend. */
export function constantTensor(constant: Constant): Tensor {
  if (typeof constant === 'number') return tf.scalar(constant);
  if ('shape' in constant) return tf.tensor(constant.values, [...constant.shape]);
  return tf.tensor1d([...constant]);
}
