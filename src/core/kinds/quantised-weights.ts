import { WeightsError } from '../errors.js';
import type { StoredWeight } from '../graph/definition.js';
import { nearestFloat8 } from '../ops/rounded.js';
import type { Shape } from './kind.js';
import { say, str } from '../sentence.js';

/** How a weight is laid out that a layer's input is multiplied with, or of which it takes rows. */
export interface Product {
  /** Axes that are not summed over, in the order in which their scales are stored. */
  readonly scaled: readonly number[];
  /** The axis along which Keras 3.11 to 3.13 has put two numbers into a byte. */
  readonly packed: number;
  /** Set for a table, each of whose rows has scales of its own. */
  readonly table?: true;
}

/** Whole numbers of a byte each, divided by a scale of their own row or column. */
export function fromInt8(
  layer: string,
  [weight, ...rest]: readonly StoredWeight[],
  shape: Shape,
  { scaled }: Product,
): readonly StoredWeight[] {
  const fits = sameShape(weight?.shape, shape);
  const { stored, others, scale, blocks } = partsOf(layer, weight, rest, fits);
  if (blocks) throw misfit(layer);
  return [scaledBy(layer, stored, scale, shape, scaled), ...others];
}

/**
 * Two whole numbers a byte: since Keras 3.14 along the columns of the weight as a matrix, and with scales
 * and zeros of blocks of rows where it has them; before, along one of its own axes.
 */
export function fromInt4(
  layer: string,
  [weight, ...rest]: readonly StoredWeight[],
  shape: Shape,
  { scaled, packed, table }: Product,
): readonly StoredWeight[] {
  const columns = count(scaled.map((axis) => shape[axis] ?? 1));
  const matrix: Matrix = table ? shapeOf(shape) : [count(shape) / columns, columns];
  const flat = sameShape(weight?.shape, halved(matrix, 1));
  const fits = flat || sameShape(weight?.shape, halved(shape, packed));
  const { stored, others, scale, blocks } = partsOf(layer, weight, rest, fits);
  const values = made([stored], shape, ([bytes]) =>
    flat ? unpacked(bytes!, matrix, 1) : unpacked(bytes!, shape, packed),
  );
  if (blocks) return [inBlocks(layer, values, matrix, scale, blocks, table === true), ...others];
  if (table || !flat) return [scaledBy(layer, values, scale, shape, scaled), ...others];
  return [{ ...scaledBy(layer, values, scale, matrix, [1]), shape }, ...others];
}

/**
 * Kernel and what the layer reads are rounded to float8 by scales that were found in training, the bias
 * to bfloat16. Stored: kernel, bias?, the input's scale and its history, those of the kernel, those of
 * the output's gradient.
 */
export function fromFloat8(stored: readonly StoredWeight[], own: number): readonly StoredWeight[] {
  const [kernel, bias] = stored;
  const [inputsScale, , kernelScale] = stored.slice(own);
  if (!kernel || !inputsScale || !kernelScale) return stored;
  const rounded = made([kernel, kernelScale], kernel.shape, ([values, scale]) => {
    const by = scale![0] ?? 1;
    return values!.map((value) => nearestFloat8(Math.fround(value / by)) * by);
  });
  const short = own > 1 && bias ? [made([bias], bias.shape, ([values]) => brain(values!))] : [];
  return [rounded, ...short, inputsScale];
}

/** The nearest values of bfloat16, of two the even one. */
function brain(values: Float32Array): Float32Array {
  const bits = new Uint32Array(values.slice().buffer);
  for (const [i, word] of bits.entries()) {
    bits[i] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  }
  return new Float32Array(bits.buffer);
}

/** Zeros of blocks, and the block of each row, of a table of each column. */
interface Blocks {
  readonly zero: StoredWeight;
  readonly groups: StoredWeight;
}

/** What lies behind the weight: a bias where the layer has one, the scale, and what blocks need. */
function partsOf(
  layer: string,
  stored: StoredWeight | undefined,
  rest: readonly StoredWeight[],
  fits: boolean,
) {
  const [zero, groups] = rest.slice(-2);
  const blocks: Blocks | undefined = zero?.quantised && groups ? { zero, groups } : undefined;
  const plain = blocks ? rest.slice(0, -2) : rest;
  const scale = plain.at(-1);
  if (!stored?.quantised || !fits || !scale || scale.quantised) throw misfit(layer);
  return { stored, others: plain.slice(0, -1), scale, blocks };
}

const misfit = (layer: string): WeightsError =>
  new WeightsError(
    say(
      str`layer "${layer}" is quantised, but its weights do not lie in the file as Keras stores quantised ones: save the model as it was before it was quantised`,
    ),
  );

/** A weight that is computed from others when it is read. */
function made(
  parts: readonly StoredWeight[],
  shape: Shape,
  make: (values: readonly Float32Array[]) => Float32Array,
): StoredWeight {
  return { shape, read: async () => make(await Promise.all(parts.map((part) => part.read()))) };
}

/** Each value divided by the scale of its place along `axes`, whose scales lie in that order. */
function scaledBy(
  layer: string,
  weight: StoredWeight,
  scale: StoredWeight,
  shape: Shape,
  axes: readonly number[],
): StoredWeight {
  const strides = shape.map(() => 0);
  let stride = 1;
  for (const axis of [...axes].reverse()) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  if (count(scale.shape) !== stride) throw misfit(layer);
  return made([weight, scale], shape, ([values, scales]) => {
    const steps = stepsOf(shape);
    return values!.map((value, index) => {
      const at = shape.reduce(
        (sum, n, axis) => sum + (Math.floor(index / (steps[axis] ?? 1)) % n) * (strides[axis] ?? 0),
        0,
      );
      return value / (scales![at] ?? 1);
    });
  });
}

/** `(value − zero) · scale` of the block that a row, of a table a column, belongs to. */
function inBlocks(
  layer: string,
  weight: StoredWeight,
  [rows, columns]: Matrix,
  scale: StoredWeight,
  { zero, groups }: Blocks,
  table: boolean,
): StoredWeight {
  const [first = 0, second = 0] = scale.shape;
  const [blocks, beside, members] = table ? [second, first, columns] : [first, second, rows];
  const fits =
    scale.shape.length === 2 &&
    sameShape(zero.shape, scale.shape) &&
    beside === (table ? rows : columns) &&
    sameShape(groups.shape, [members]);
  if (!fits) throw misfit(layer);
  const parts = [weight, scale, zero, groups];
  return made(parts, weight.shape, ([values, scales, zeros, block]) => {
    if (!block!.every((one) => Number.isInteger(one) && 0 <= one && one < blocks)) {
      throw misfit(layer);
    }
    return values!.map((value, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      const at = table ? row * blocks + block![column]! : block![row]! * columns + column;
      return (value - zeros![at]!) * scales![at]!;
    });
  });
}

/** The lower half of each byte, then the upper one, along an axis of `shape`; each from −8 to 7. */
function unpacked(bytes: Float32Array, shape: Shape, axis: number): Float32Array {
  const length = shape[axis] ?? 1;
  const half = Math.ceil(length / 2);
  const inner = count(shape.slice(axis + 1));
  const values = new Float32Array(count(shape));
  for (let index = 0; index < values.length; index++) {
    const place = Math.floor(index / inner) % length;
    const outer = Math.floor(index / (inner * length));
    const byte = bytes[(outer * half + (place >> 1)) * inner + (index % inner)] ?? 0;
    const bits = place % 2 === 0 ? byte & 15 : (byte >> 4) & 15;
    values[index] = (bits ^ 8) - 8;
  }
  return values;
}

type Matrix = readonly [rows: number, columns: number];

const shapeOf = ([rows = 1, columns = 1]: Shape): Matrix => [rows, columns];

const halved = (shape: Shape, packed: number): Shape =>
  shape.map((n, axis) => (axis === packed ? Math.ceil(n / 2) : n));

/** How far apart neighbours along each axis lie. */
const stepsOf = (shape: Shape): number[] => shape.map((_, axis) => count(shape.slice(axis + 1)));

const count = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

const sameShape = (one: Shape | undefined, other: Shape): boolean =>
  one?.length === other.length && other.every((n, axis) => n === one[axis]);
