import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Op } from './op.js';

/** The letters of `bhwc,bcd->bhwd`. */
export interface Subscripts {
  readonly left: string;
  readonly right: string;
  readonly output: string;
}

/**
 * Reads the subscripts of a product of two tensors. Every letter stands once in a term and in at least
 * two of the three; undefined for anything else.
 */
export function subscriptsOf(text: string): Subscripts | undefined {
  const [, left = '', right = '', output = ''] =
    /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]*)$/.exec(text.replaceAll(' ', '')) ?? [];
  const terms = [left, right, output];
  const once = terms.every((term) => new Set(term).size === term.length);
  const twice = [...new Set(terms.join(''))].every(
    (letter) => terms.filter((term) => term.includes(letter)).length >= 2,
  );
  return left !== '' && once && twice ? { left, right, output } : undefined;
}

/** A product of two tensors, summed over the letters that the output lacks. */
export function einsum({ left, right, output }: Subscripts): Op {
  return {
    type: 'einsum',
    needs: { inputs: true, output: false },
    forward([a, b]) {
      if (!a || !b) throw new RangeError('einsum needs two inputs');
      return product(a, left, b, right, output);
    },
    backward({ dy, inputs: [a, b], wanted }) {
      if (!a || !b) throw new RangeError('einsum needs two inputs');
      return [
        wanted[0] ? product(dy, output, b, right, left) : null,
        wanted[1] ? product(dy, output, a, left, right) : null,
      ];
    },
  };
}

/** By one matrix product: letters of all three are its batch, those that the output lacks its sum. */
function product(a: Tensor, left: string, b: Tensor, right: string, output: string): Tensor {
  const size = new Map<string, number>();
  [...left].forEach((letter, axis) => size.set(letter, a.shape[axis] ?? 1));
  [...right].forEach((letter, axis) => size.set(letter, b.shape[axis] ?? 1));
  const batch = [...output].filter((letter) => left.includes(letter) && right.includes(letter));
  const rows = [...output].filter((letter) => !right.includes(letter));
  const columns = [...output].filter((letter) => !left.includes(letter));
  const summed = [...left].filter((letter) => !output.includes(letter));
  const cells = (letters: readonly string[]): number =>
    letters.reduce((count, letter) => count * (size.get(letter) ?? 1), 1);
  const ordered = (x: Tensor, term: string, letters: readonly string[]): Tensor =>
    tf.transpose(
      x,
      letters.map((letter) => term.indexOf(letter)),
    );
  const flatA = tf.reshape(ordered(a, left, [...batch, ...rows, ...summed]), [
    cells(batch),
    cells(rows),
    cells(summed),
  ]);
  const flatB = tf.reshape(ordered(b, right, [...batch, ...summed, ...columns]), [
    cells(batch),
    cells(summed),
    cells(columns),
  ]);
  const made = [...batch, ...rows, ...columns];
  const shaped = tf.reshape(
    tf.matMul(flatA, flatB),
    made.map((letter) => size.get(letter) ?? 1),
  );
  return ordered(shaped, made.join(''), [...output]);
}
