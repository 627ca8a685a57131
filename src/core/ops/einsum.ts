import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Op } from './op.js';
import { repeated } from './repeated.js';
import { constantTensor, type Constant } from './with-constant.js';

/** The letters of `bhwc,cd->bhwd`: one for each axis of each operand, and of the output. */
export interface Subscripts {
  readonly terms: readonly string[];
  readonly output: string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Reads the subscripts of a product of one or two operands, `...` in them, and the output that NumPy
 * takes where none is named. Undefined for anything else, a letter twice in a term among it.
 * @param ranks - how many axes each operand has
 */
export function subscriptsOf(text: string, ranks: readonly number[]): Subscripts | undefined {
  const [left = '', right, more] = text.replaceAll(' ', '').split('->');
  const given = left.split(',');
  if (more !== undefined || given.length !== ranks.length || ranks.length > 2) return undefined;
  const named = (term: string) => term.replace('...', '');
  const free = [...LETTERS].filter((letter) => !text.includes(letter));
  const widths = given.map((term, i) => (ranks[i] ?? 0) - named(term).length);
  const dotted = given.map((term) => term.includes('...'));
  if (widths.some((width, i) => (dotted[i] ? width < 0 : width !== 0))) return undefined;
  const most = Math.max(0, ...widths);
  // Axes behind the dots are those that stand right: of two operands the last ones agree.
  const dots = (width: number) => free.slice(most - width, most).join('');
  const terms = given.map((term, i) => term.replace('...', dots(widths[i] ?? 0)));
  const output = (right ?? implied(left)).replace('...', dots(most));
  const plain = [...terms, output].every(
    (term) => /^[a-zA-Z]*$/.test(term) && new Set(term).size === term.length,
  );
  const known = [...output].every((letter) => terms.some((term) => term.includes(letter)));
  return plain && known ? { terms, output } : undefined;
}

/** Letters that stand once, in the order of the alphabet, behind what the dots stand for. */
function implied(left: string): string {
  const all = left.replace(/[.,]/g, '');
  const once = [...new Set(all)].filter((letter) => all.split(letter).length === 2).sort();
  return (left.includes('...') ? '...' : '') + once.join('');
}

/**
 * Sums products of one or two operands over the letters that the output lacks.
 * @param constants - an operand that is fixed in its place, null in that of an input
 */
export function einsum({ terms, output }: Subscripts, constants: readonly (Constant | null)[]): Op {
  const operands = (inputs: readonly Tensor[]): Tensor[] => {
    const left = [...inputs];
    return terms.map((_, i) => {
      const fixed = constants[i] ?? null;
      const operand = fixed === null ? left.shift() : constantTensor(fixed);
      if (!operand) throw new RangeError('einsum lacks an operand');
      return operand;
    });
  };
  return {
    type: 'einsum',
    needs: { inputs: terms.length > 1, output: false },
    forward(inputs) {
      const [a, b] = operands(inputs);
      const [left = '', right = ''] = terms;
      if (!a) throw new RangeError('einsum lacks an operand');
      return b ? product(a, left, b, right, output) : summed(a, left, output);
    },
    backward({ dy, inputs, inputShapes, wanted }) {
      const places = terms.flatMap((_, i) => ((constants[i] ?? null) === null ? [i] : []));
      const values = terms.length > 1 ? operands(inputs) : [];
      return places.map((place, index) => {
        if (!wanted[index]) return null;
        const own = terms[place] ?? '';
        const other = terms[1 - place] ?? '';
        const partner = values[1 - place];
        const kept = [...own].filter((letter) => (output + other).includes(letter)).join('');
        const gradient = partner
          ? product(dy, output, partner, other, kept)
          : summed(dy, output, kept);
        return spread(gradient, kept, own, inputShapes[index] ?? []);
      });
    },
  };
}

/** A tensor without the letters that `kept` lacks, over which it is summed, in that order. */
function summed(x: Tensor, term: string, kept: string): Tensor {
  const gone = [...term].flatMap((letter, axis) => (kept.includes(letter) ? [] : [axis]));
  const rest = [...term].filter((letter) => kept.includes(letter)).join('');
  return ordered(gone.length === 0 ? x : tf.sum(x, gone), rest, kept);
}

const ordered = (x: Tensor, term: string, order: string): Tensor =>
  tf.transpose(
    x,
    [...order].map((letter) => term.indexOf(letter)),
  );

/** A gradient repeated along the letters over which its operand was summed before anything else. */
function spread(x: Tensor, kept: string, term: string, shape: readonly number[]): Tensor {
  if (kept.length === term.length) return x;
  const slim = shape.map((size, axis) => (kept.includes(term[axis] ?? '') ? size : 1));
  const times = shape.map((size, axis) => size / (slim[axis] ?? 1));
  return repeated(tf.reshape(x, slim), times);
}

/** By one matrix product: letters of all three are its batch, those that the output lacks its sum. */
function product(a: Tensor, left: string, b: Tensor, right: string, output: string): Tensor {
  const size = new Map<string, number>();
  [...left].forEach((letter, axis) => size.set(letter, a.shape[axis] ?? 1));
  [...right].forEach((letter, axis) => size.set(letter, b.shape[axis] ?? 1));
  const both = [...left].filter((letter) => right.includes(letter));
  const batch = both.filter((letter) => output.includes(letter)).join('');
  const inner = both.filter((letter) => !output.includes(letter)).join('');
  const rows = [...output].filter((letter) => !right.includes(letter)).join('');
  const columns = [...output].filter((letter) => !left.includes(letter)).join('');
  const cells = (letters: string): number =>
    [...letters].reduce((count, letter) => count * (size.get(letter) ?? 1), 1);
  const flat = (x: Tensor, term: string, ...groups: readonly string[]): Tensor =>
    tf.reshape(summed(x, term, groups.join('')), groups.map(cells));
  const made = batch + rows + columns;
  const matrices = tf.matMul(
    flat(a, left, batch, rows, inner),
    flat(b, right, batch, inner, columns),
  );
  const shaped = tf.reshape(
    matrices,
    [...made].map((letter) => size.get(letter) ?? 1),
  );
  return ordered(shaped, made, output);
}
