import { einsum } from '../../ops/einsum.js';
import { reshape } from '../../ops/shape.js';
import type { BuiltLayer } from '../kind.js';
import type { OpArguments } from './arguments.js';
import { one, type OpBuilder } from './builder.js';
import { say, str } from '../../sentence.js';

/* Functions that are sums of the cells along one axis: a product with a matrix that is fixed. */

/** No axis that is taken apart has more cells. */
const MOST_CELLS = 4096;

/**
 * Each cell of an axis, counted with the batch, becomes a sum of its cells.
 * @param weight - of cell `from` in cell `to` of the output, which has `count`
 */
function alongAxis(
  call: OpArguments,
  axis: number,
  count: number,
  weight: (from: number, to: number) => number,
): BuiltLayer {
  const size = call.input[axis - 1] ?? 1;
  if (Math.max(size, count) > MOST_CELLS)
    throw call.unsupported(say('a function of so long an axis'));
  const values = Float32Array.from({ length: size * count }, (_, i) =>
    weight(Math.floor(i / count), i % count),
  );
  const letters = 'abcdefg'.slice(0, call.input.length + 1);
  const own = letters[axis] ?? '';
  const output = letters.replace(own, 'z');
  const op = einsum({ terms: [letters, `${own}z`], output }, [
    null,
    { shape: [size, count], values },
  ]);
  const outputShape = call.input.map((n, i) => (i + 1 === axis ? count : n));
  return one(op, outputShape, axis === call.input.length ? {} : { geometry: null });
}

/** Cells of an axis by their places, which the file has. */
const taking: OpBuilder = (call) => {
  const given = call.constant(['indices'], 1);
  const places = call.integers(['indices'], 1) ?? [];
  const axis = call.axis(call.number(['axis'], 0, 2), call.input.length + 1);
  const size = call.input[axis - 1] ?? 1;
  const cells = places.map((place) => (place < 0 ? place + size : place));
  if (cells.length === 0 || cells.some((cell) => cell < 0 || cell >= size)) {
    throw call.wrong('indices', say(str`places below ${size}`), given);
  }
  const taken = alongAxis(call, axis, cells.length, (from, to) => (cells[to] === from ? 1 : 0));
  if (Array.isArray(given)) return taken;
  // One place, not a list of one: its axis goes.
  const outputShape = taken.outputShape.filter((_, i) => i + 1 !== axis);
  const cut = taken.steps.map((step) => ({
    ...step,
    suffix: 'cell',
    outputShape: taken.outputShape,
  }));
  const shaped = { suffix: '', op: reshape(outputShape), weights: [] };
  return { ...taken, steps: [...cut, shaped], outputShape, geometry: null };
};

/** `roll` along one axis. */
const rolling: OpBuilder = (call) => {
  const [shift, ...moreShifts] = call.integers(['shift'], 1) ?? [];
  const [given, ...moreAxes] = call.integers(['axis'], 2) ?? [];
  if (shift === undefined || given === undefined || moreShifts.length + moreAxes.length > 0) {
    throw call.unsupported(say('a roll along several axes'));
  }
  const axis = call.axis(given, call.input.length + 1);
  const size = call.input[axis - 1] ?? 1;
  const place = (cell: number) => (((cell + shift) % size) + size) % size;
  return alongAxis(call, axis, size, (from, to) => (place(from) === to ? 1 : 0));
};

const addingUp: OpBuilder = (call) => {
  const axis = call.axis(call.number(['axis'], 0, 1), call.input.length + 1);
  if (call.boolean(['exclusive'], false) || call.boolean(['reverse'], false)) {
    throw call.unsupported(say('a sum of what stands before, or behind'));
  }
  return alongAxis(call, axis, call.input[axis - 1] ?? 1, (from, to) => (from <= to ? 1 : 0));
};

/** What red, green and blue add to brightness, in TensorFlow. */
const LUMA = [0.2989, 0.587, 0.114];

const grey: OpBuilder = (call) => {
  const axis = call.input.length;
  if (call.input[axis - 1] !== 3)
    throw call.unsupported(say('brightness of other than 3 channels'));
  return alongAxis(call, axis, 1, (from) => LUMA[from] ?? 0);
};

/** By name, in small letters and without underscores. */
export const axisFunctions: readonly (readonly [string, OpBuilder])[] = [
  ['take', taking],
  ['gather', taking],
  ['roll', rolling],
  ['cumsum', addingUp],
  ['rgbtograyscale', grey],
];
