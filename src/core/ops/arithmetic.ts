import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';
import type { Op } from './op.js';

/** A formula of one value, `(x − 128) / 64`. */
export type Formula =
  | { readonly is: 'x' }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: '-'; readonly of: Formula }
  | {
      readonly is: '+' | '−' | '·' | '/' | '^';
      readonly left: Formula;
      readonly right: Formula;
    };

/** A value and its derivative by x; numbers where they are the same for all values. */
interface Dual {
  readonly value: Tensor | number;
  readonly slope: Tensor | number;
}

/** An op that computes a formula of each value. The exponent of a power must not depend on x. */
export function arithmetic(formula: Formula): Op {
  return {
    type: 'arithmetic',
    ...elementwise({
      value: (x) => like(x, dual(formula, x).value),
      fromInput: (x) => like(x, dual(formula, x).slope),
    }),
  };
}

const like = (x: Tensor, value: Tensor | number): Tensor =>
  typeof value === 'number' ? tf.fill(x.shape, value) : value;

function dual(formula: Formula, x: Tensor): Dual {
  if (formula.is === 'x') return { value: x, slope: 1 };
  if (formula.is === 'number') return { value: formula.value, slope: 0 };
  if (formula.is === '-') {
    const { value, slope } = dual(formula.of, x);
    return { value: times(value, -1), slope: times(slope, -1) };
  }
  const [a, b] = [dual(formula.left, x), dual(formula.right, x)];
  switch (formula.is) {
    case '+':
      return { value: plus(a.value, b.value), slope: plus(a.slope, b.slope) };
    case '−':
      return { value: minus(a.value, b.value), slope: minus(a.slope, b.slope) };
    case '·': {
      const slope = plus(times(a.slope, b.value), times(a.value, b.slope));
      return { value: times(a.value, b.value), slope };
    }
    case '/': {
      const value = over(a.value, b.value);
      return { value, slope: over(minus(a.slope, times(value, b.slope)), b.value) };
    }
    case '^': {
      const slope = times(times(b.value, power(a.value, minus(b.value, 1))), a.slope);
      return { value: power(a.value, b.value), slope };
    }
  }
}

type Operand = Tensor | number;

/** What two operands make; two numbers make one without the backend. */
const combination =
  (numbers: (a: number, b: number) => number, tensors: (a: Operand, b: Operand) => Tensor) =>
  (a: Operand, b: Operand): Operand =>
    typeof a === 'number' && typeof b === 'number' ? numbers(a, b) : tensors(a, b);

const plus = combination(
  (a, b) => a + b,
  (a, b) => tf.add(a, b),
);
const minus = combination(
  (a, b) => a - b,
  (a, b) => tf.sub(a, b),
);
const times = combination(
  (a, b) => a * b,
  (a, b) => tf.mul(a, b),
);
const over = combination(
  (a, b) => a / b,
  (a, b) => tf.div(a, b),
);
const power = combination(
  (a, b) => a ** b,
  (a, b) => tf.pow(a, b),
);
