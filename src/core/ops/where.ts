import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { unbroadcast } from './broadcast.js';
import type { Op } from './op.js';
import { constantTensor, type Constant } from './with-constant.js';

const COMPARE = {
  equal: (a, b) => tf.equal(a, b),
  greater: (a, b) => tf.greater(a, b),
  greaterequal: (a, b) => tf.greaterEqual(a, b),
  less: (a, b) => tf.less(a, b),
  lessequal: (a, b) => tf.lessEqual(a, b),
  notequal: (a, b) => tf.notEqual(a, b),
} satisfies Readonly<Record<string, (a: Tensor, b: Tensor) => Tensor>>;

export type Comparator = keyof typeof COMPARE;

/** The comparisons that {@link compare} knows. */
export const comparators = Object.keys(COMPARE) as readonly Comparator[];

/** An operand: one of the inputs by its place, or a constant. */
export type Operand = { readonly input: number } | { readonly constant: Constant };

const valueOf = (inputs: readonly Tensor[], operand: Operand): Tensor => {
  const value = 'constant' in operand ? constantTensor(operand.constant) : inputs[operand.input];
  if (!value) throw new RangeError('an op without one of its inputs');
  return value;
};

/** 1 where the comparison holds, else 0; no gradient passes. */
export function compare(how: Comparator, left: Operand, right: Operand): Op {
  return {
    type: 'compare',
    needs: { inputs: false, output: false },
    forward: (inputs) =>
      tf.cast(COMPARE[how](valueOf(inputs, left), valueOf(inputs, right)), 'float32'),
    backward: ({ inputShapes }) => inputShapes.map((shape) => tf.zeros([...shape])),
  };
}

/** `a` where the condition, an input, is not 0, else `b`; the gradient goes the same way. */
export function where(condition: number, a: Operand, b: Operand): Op {
  return {
    type: 'where',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const open = tf.notEqual(valueOf(inputs, { input: condition }), 0);
      return tf.where(open, valueOf(inputs, a), valueOf(inputs, b));
    },
    backward({ dy, inputs, inputShapes }) {
      const open = tf.cast(tf.notEqual(valueOf(inputs, { input: condition }), 0), 'float32');
      const through = (operand: Operand, index: number, share: Tensor): Tensor | null =>
        'input' in operand && operand.input === index ? tf.mul(dy, share) : null;
      return inputShapes.map((shape, index) => {
        const parts = [through(a, index, open), through(b, index, tf.sub(1, open))];
        const given = parts.filter((part) => part !== null);
        return given.length === 0 ? tf.zeros([...shape]) : unbroadcast(tf.addN(given), shape);
      });
    },
  };
}
