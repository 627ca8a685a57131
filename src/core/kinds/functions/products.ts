import { einsum, subscriptsOf } from '../../ops/einsum.js';
import { product } from '../../ops/merge.js';
import type { Constant } from '../../ops/with-constant.js';
import type { BuiltLayer, Shape } from '../kind.js';
import { shapeOf, type OpArguments } from './arguments.js';
import { firstOperand, one, secondOperand, type OpBuilder } from './builder.js';
import type { Argument } from './call.js';
import { say } from '../../sentence.js';

/* Functions that sum products: of matrices, and by subscripts. */

/** An operand of a product: a tensor that is read, or a constant. */
interface Factor {
  /** With the batch axis, where it is a tensor. */
  readonly shape: readonly number[];
  /** Null for a tensor. */
  readonly constant: Constant | null;
}

function factorOf(call: OpArguments, argument: Argument | undefined): Factor {
  const tensor = argument && call.inputs[argument.tensor ?? -1];
  if (tensor) return { shape: [1, ...tensor], constant: null };
  if (!argument) throw call.wrong('its operands', say('two'), undefined);
  const constant = call.operand(argument);
  return { shape: shapeOf(constant), constant };
}

/** What subscripts come to; the batch has to stand first in what is read, and in the output. */
function bySubscripts(call: OpArguments, text: string, factors: readonly Factor[]): BuiltLayer {
  const ranks = factors.map(({ shape }) => shape.length);
  const subscripts = subscriptsOf(text, ranks);
  const batch = subscripts?.output[0];
  const first = (factor: Factor, i: number) =>
    factor.constant !== null || subscripts?.terms[i]?.[0] === batch;
  if (!subscripts || batch === undefined || !factors.every(first)) {
    throw call.unsupported(
      say('a sum of products of another form than one or two operands, by items'),
    );
  }
  const sizes = new Map<string, number>();
  subscripts.terms.forEach((term, i) =>
    [...term].forEach((letter, axis) => {
      const size = factors[i]?.shape[axis] ?? 1;
      if ((sizes.get(letter) ?? size) !== size) {
        throw call.wrong('its operands', say('of one size along an axis'), [
          sizes.get(letter),
          size,
        ]);
      }
      sizes.set(letter, size);
    }),
  );
  const outputShape = [...subscripts.output.slice(1)].map((letter) => sizes.get(letter) ?? 1);
  const constants = factors.map(({ constant }) => constant);
  return one(einsum(subscripts, constants), outputShape, { geometry: null });
}

const summingProducts: OpBuilder = (call) => {
  const text = call.text(['subscripts', 'equation'], '', 0);
  // Keras 3 has the subscripts in the configuration, and the operands alone among the arguments.
  const given = call.positional(call.ofKeras3 ? 0 : 1);
  return bySubscripts(
    call,
    text,
    given.map((argument) => factorOf(call, argument)),
  );
};

const factors = (call: OpArguments): [Factor, Factor] => [
  factorOf(call, call.argument(0, firstOperand)),
  factorOf(call, call.argument(1, secondOperand)),
];

/** `matmul`, over the last two axes. */
const multiplyingMatrices: OpBuilder = (call) => {
  const [left, right] = factors(call);
  const [flipA, flipB] = [
    call.boolean(['transpose_a', 'adjoint_a'], false),
    call.boolean(['transpose_b', 'adjoint_b'], false),
  ];
  if (left.constant === null && right.constant === null) {
    return ofTensors(call, left.shape, right.shape, [flipA, flipB]);
  }
  const term = ({ shape }: Factor, letters: string, flipped: boolean, line: string): string => {
    if (shape.length === 1) return line;
    return `...${flipped ? [...letters].reverse().join('') : letters}`;
  };
  const a = term(left, 'ij', flipA, 'j');
  const b = term(right, 'jk', flipB, 'j');
  const output = `...${a.includes('i') ? 'i' : ''}${b.includes('k') ? 'k' : ''}`;
  return bySubscripts(call, `${a},${b}->${output}`, [left, right]);
};

function ofTensors(
  call: OpArguments,
  a: readonly number[],
  b: readonly number[],
  [flipA, flipB]: readonly [boolean, boolean],
): BuiltLayer {
  if (a.length !== b.length || a.length < 3) {
    throw call.unsupported(say('a matrix product of tensors of different ranks'));
  }
  const [rows = 1, inner = 1] = flipA ? a.slice(-2).reverse() : a.slice(-2);
  const [height = 1, columns = 1] = flipB ? b.slice(-2).reverse() : b.slice(-2);
  const [before, other] = [a.slice(1, -2), b.slice(1, -2)];
  const alone = (sizes: Shape) => sizes.every((size) => size === 1);
  const fits = before.join() === other.join() || alone(before) || alone(other);
  if (inner !== height || !fits) {
    throw call.wrong('its operands', say('matrices that can be multiplied'), [rows, inner, height]);
  }
  const outer = before.map((size, i) => Math.max(size, other[i] ?? 1));
  return one(product(flipA, flipB), [...outer, rows, columns], { geometry: null });
}

/** NumPy's `dot`: the last axis of one operand with the last but one of the other. */
const dotting: OpBuilder = (call) => {
  const pair = factors(call);
  const [a, b] = pair.map(({ shape }) => shape.length);
  return contracting(call, pair, [[(a ?? 1) - 1], [Math.max(0, (b ?? 1) - 2)]]);
};

/** `tensordot`: the last axes of one operand with the first of the other, or axes of each. */
const tensorDotting: OpBuilder = (call) => {
  const pair = factors(call);
  const rank = pair[0].shape.length;
  const given = call.constant(['axes'], 2) ?? 2;
  const lists = Array.isArray(given) ? given : [];
  const span = (n: number, from: number) => Array.from({ length: n }, (_, i) => from + i);
  const axes =
    typeof given === 'number'
      ? [span(given, rank - given), span(given, 0)]
      : lists.map((list: unknown) => [list].flat().map(Number));
  return contracting(call, pair, axes);
};

function contracting(
  call: OpArguments,
  pair: readonly [Factor, Factor],
  axes: readonly (readonly number[])[],
): BuiltLayer {
  const letters = pair.map(({ shape }, i) => [
    ...(i === 0 ? 'abcdefg' : 'nopqrst').slice(0, shape.length),
  ]);
  const [first = [], second = []] = letters;
  const at = (list: readonly string[], axis: number) => (axis < 0 ? axis + list.length : axis);
  (axes[0] ?? []).forEach((axis, i) => {
    const own = first[at(first, axis)];
    const other = at(second, axes[1]?.[i] ?? NaN);
    if (own === undefined || second[other] === undefined) {
      throw call.wrong('axes', say('axes of its operands'), axes);
    }
    second[other] = own;
  });
  const shared = first.filter((letter) => second.includes(letter));
  const output = [...first, ...second].filter((letter) => !shared.includes(letter));
  return bySubscripts(call, `${first.join('')},${second.join('')}->${output.join('')}`, pair);
}

/** By name, in small letters and without underscores. */
export const products: readonly (readonly [string, OpBuilder])[] = [
  ['matmul', multiplyingMatrices],
  ['einsum', summingProducts],
  ['dot', dotting],
  ['tensordot', tensorDotting],
];
