import type { Shape } from '../../kinds/kind.js';
import {
  broadcastShape,
  constant,
  derived,
  gathered,
  repeated,
  reshaped,
  sizeOf,
  stridesOf,
  transposed,
  type GraphConstant,
} from './constant.js';
import type { ReadingBudget } from '../../reading-budget.js';
import type { NodeDef } from './node-def.js';

/** Arrays that a graph makes of small ones are small; a hostile one may ask for any size. */
const MOST_MADE = 2 ** 22;

/** Of how many constants one after another a constant is made. */
const DEEPEST = 64;
/** Axes of an array; the backends have six at most. */
const MOST_AXES = 12;
/** Numbers of a shape, of paddings, of rows that are gathered. */
const MOST_NUMBERS = 4096;

/** What a node makes of constants; undefined where it is not known how. */
type Fold = (
  node: NodeDef,
  inputs: readonly GraphConstant[],
  budget: ReadingBudget,
) => GraphConstant | undefined;

const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  AddV2: (a, b) => a + b,
  BiasAdd: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
  Div: (a, b) => a / b,
  FloorDiv: (a, b) => Math.floor(a / b),
  FloorMod: (a, b) => a - b * Math.floor(a / b),
  Maximum: Math.max,
  Minimum: Math.min,
  Pow: (a, b) => a ** b,
  SquaredDifference: (a, b) => (a - b) ** 2,
};

const UNARY: Readonly<Record<string, (x: number) => number>> = {
  Abs: Math.abs,
  Ceil: Math.ceil,
  Exp: Math.exp,
  Floor: Math.floor,
  Log: Math.log,
  Neg: (x) => -x,
  Reciprocal: (x) => 1 / x,
  Relu: (x) => Math.max(0, x),
  Rsqrt: (x) => 1 / Math.sqrt(x),
  Sqrt: Math.sqrt,
  Square: (x) => x * x,
};

const unary =
  (of: (x: number) => number): Fold =>
  (_, [x], budget) =>
    x && derived([x], x.shape, budget, ([values = new Float32Array()]) => values.map(of));

const binary =
  (of: (a: number, b: number) => number): Fold =>
  (_, [a, b], budget) => {
    const shape = a && b && broadcastShape(a.shape, b.shape);
    if (!shape || sizeOf(shape) > Math.max(MOST_MADE, sizeOf(a.shape), sizeOf(b.shape))) return;
    return derived(
      [a, b],
      shape,
      budget,
      ([left = new Float32Array(), right = new Float32Array()]) => {
        const others = repeated(right, b.shape, shape);
        return repeated(left, a.shape, shape).map((value, i) => of(value, others[i] ?? 0));
      },
    );
  };

/**
 * The known values of a constant of few, as shapes and axes are; undefined where they are not known, or
 * too many: each node that reads it has them anew.
 */
export const numbersOf = (of: GraphConstant | undefined): number[] | undefined =>
  of?.values && of.values.length <= MOST_NUMBERS ? [...of.values] : undefined;

/**
 * A shape with its −1 worked out for `total` values; undefined where it does not fit.
 */
export function shapeFor(target: readonly number[], total: number): number[] | undefined {
  const known = sizeOf(target.filter((n) => n !== -1));
  const shape = target.map((n) => (n === -1 ? total / known : n));
  const whole = shape.every((n) => Number.isInteger(n) && n >= 0);
  return whole && sizeOf(shape) === total ? shape : undefined;
}

/** Sizes without those of `axes`, or without all of one where no axes are named. */
export function squeezedShape(shape: Shape, axes: readonly number[]): number[] {
  const gone = new Set(axes.map((axis) => (axis < 0 ? axis + shape.length : axis)));
  return shape.filter((size, axis) => (gone.size > 0 ? !gone.has(axis) : size !== 1));
}

/** Sizes with one of 1 put in at `axis`. */
export function expandedShape(shape: Shape, axis: number): number[] {
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return [...shape.slice(0, at), 1, ...shape.slice(at)];
}

/** A range of one axis, `null` where it is open; an axis of which one cell is taken away. */
export interface Taken {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number;
  readonly shrunk: boolean;
}

/**
 * What a StridedSlice takes of each axis of `rank`; undefined for a form that is not read (new axes).
 */
export function stridedRanges(
  node: NodeDef,
  rank: number,
  constants: readonly (GraphConstant | undefined)[],
): Taken[] | undefined {
  const [begin, end, strides] = constants.map(numbersOf);
  if (!begin || !end || !strides || node.attributes.number('new_axis_mask', 0) !== 0) return;
  const has = (mask: string, i: number) => ((node.attributes.number(mask, 0) >> i) & 1) === 1;
  const ranges: Taken[] = [];
  const open: Taken = { start: null, stop: null, step: 1, shrunk: false };
  for (let i = 0; i < begin.length; i++) {
    if (has('ellipsis_mask', i)) {
      const count = rank - (begin.length - 1);
      for (let n = 0; n < count; n++) ranges.push(open);
      continue;
    }
    const start = begin[i] ?? 0;
    const step = strides[i] ?? 1;
    if (step === 0) return;
    if (has('shrink_axis_mask', i)) {
      ranges.push({ start, stop: start === -1 ? null : start + 1, step: 1, shrunk: true });
    } else {
      const from = has('begin_mask', i) ? null : start;
      const to = has('end_mask', i) ? null : (end[i] ?? 0);
      ranges.push({ start: from, stop: to, step, shrunk: false });
    }
  }
  while (ranges.length < rank) ranges.push(open);
  return ranges.length === rank ? ranges : undefined;
}

/** First cell and number of cells that a range takes of an axis. */
function cells({ start, stop, step }: Taken, size: number): { first: number; count: number } {
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const place = (index: number) => Math.min(Math.max(index < 0 ? index + size : index, low), high);
  const first = start === null ? (step > 0 ? low : high) : place(start);
  const last = stop === null ? (step > 0 ? high : low) : place(stop);
  return { first, count: Math.max(0, Math.ceil((last - first) / step)) };
}

/** The cells that ranges take of a constant. */
function taken(x: GraphConstant, ranges: readonly Taken[], budget: ReadingBudget): GraphConstant {
  const strides = stridesOf(x.shape);
  const all = ranges.map((range, axis) => cells(range, x.shape[axis] ?? 1));
  const start = all.reduce((sum, { first }, axis) => sum + first * (strides[axis] ?? 0), 0);
  const along = strides.map((stride, axis) => stride * (ranges[axis]?.step ?? 1));
  const whole = all.map(({ count }) => count);
  const shape = whole.filter((_, axis) => ranges[axis]?.shrunk !== true);
  return reshaped(
    derived([x], whole, budget, ([values = new Float32Array()]) =>
      gathered(values, whole, along, start),
    ),
    shape,
  );
}

/** Joins arrays along an axis. */
function joined(
  parts: readonly GraphConstant[],
  axis: number,
  budget: ReadingBudget,
): GraphConstant | undefined {
  const [first] = parts;
  if (!first || axis < 0 || axis >= first.shape.length) return;
  const along = parts.reduce((sum, { shape }) => sum + (shape[axis] ?? 0), 0);
  const shape = first.shape.map((size, i) => (i === axis ? along : size));
  const even = ({ shape: own }: GraphConstant) =>
    own.length === shape.length && own.every((size, i) => i === axis || size === shape[i]);
  if (!parts.every(even)) return;
  const before = sizeOf(shape.slice(0, axis));
  return derived(parts, shape, budget, (values) => {
    const out = new Float32Array(sizeOf(shape));
    let to = 0;
    for (let row = 0; row < before; row++) {
      for (const part of values) {
        const length = part.length / before;
        out.set(part.subarray(row * length, (row + 1) * length), to);
        to += length;
      }
    }
    return out;
  });
}

const FOLDS: Readonly<Record<string, Fold>> = {
  ...Object.fromEntries(Object.entries(UNARY).map(([op, of]) => [op, unary(of)])),
  ...Object.fromEntries(Object.entries(BINARY).map(([op, of]) => [op, binary(of)])),
  Reshape: (_, [x, target]) => {
    const shape = x && shapeFor(numbersOf(target) ?? [], sizeOf(x.shape));
    return shape && reshaped(x, shape);
  },
  Squeeze: ({ attributes }, [x]) =>
    x && reshaped(x, squeezedShape(x.shape, attributes.integers('squeeze_dims'))),
  ExpandDims: (_, [x, axis]) => {
    const at = numbersOf(axis)?.[0];
    return at === undefined || !x ? undefined : reshaped(x, expandedShape(x.shape, at));
  },
  Transpose: (_, [x, order], budget) => {
    const axes = new Set(numbersOf(order));
    const whole =
      x && axes.size === x.shape.length && x.shape.every((_size, axis) => axes.has(axis));
    return whole ? transposed(x, [...axes], budget) : undefined;
  },
  Pack: ({ attributes }, parts, budget) => {
    const [first] = parts;
    const axis = attributes.number('axis', 0);
    const rank = (first?.shape.length ?? 0) + 1;
    const at = axis < 0 ? axis + rank : axis;
    return joined(
      parts.map((part) => reshaped(part, expandedShape(part.shape, at))),
      at,
      budget,
    );
  },
  ConcatV2: (_, inputs, budget) => {
    const axis = numbersOf(inputs[inputs.length - 1])?.[0];
    const parts = inputs.slice(0, -1);
    const rank = parts[0]?.shape.length ?? 0;
    return axis === undefined ? undefined : joined(parts, axis < 0 ? axis + rank : axis, budget);
  },
  StridedSlice: (node, [x, ...constants], budget) => {
    const ranges = x && stridedRanges(node, x.shape.length, constants);
    return ranges && taken(x, ranges, budget);
  },
  Slice: (_, [x, begin, size], budget) => {
    const [from, count] = [numbersOf(begin), numbersOf(size)];
    if (!x || from?.length !== x.shape.length || count?.length !== x.shape.length) return;
    const ranges = from.map((start, axis) => {
      const own = count[axis] ?? -1;
      return { start, stop: own === -1 ? null : start + own, step: 1, shrunk: false };
    });
    return taken(x, ranges, budget);
  },
  GatherV2: (_, [x, indices, axis], budget) => {
    const rows = numbersOf(indices);
    if (!x || !rows || numbersOf(axis)?.[0] !== 0) return;
    const [count = 1, ...rest] = x.shape;
    if (rows.some((row) => !(row >= 0 && row < count))) return;
    const length = sizeOf(rest);
    const shape = [...(indices?.shape ?? []), ...rest];
    if (sizeOf(shape) > MOST_MADE) return;
    return derived([x], shape, budget, ([values = new Float32Array()]) => {
      const out = new Float32Array(sizeOf(shape));
      rows.forEach((row, i) =>
        out.set(values.subarray(row * length, (row + 1) * length), i * length),
      );
      return out;
    });
  },
  Range: (_, inputs, budget) => {
    const [start, limit, step] = inputs.map((input) => numbersOf(input)?.[0]);
    if (start === undefined || limit === undefined || step === undefined || step === 0) return;
    const count = Math.max(0, Math.ceil((limit - start) / step));
    if (!(count <= MOST_MADE)) return;
    return derived([], [count], budget, () =>
      Float32Array.from({ length: count }, (_value, i) => start + i * step),
    );
  },
  Fill: (_, [dims, value], budget) => {
    const shape = numbersOf(dims);
    const [fill] = numbersOf(value) ?? [];
    if (!shape || fill === undefined || !(sizeOf(shape) <= MOST_MADE)) return;
    if (!shape.every((n) => Number.isInteger(n) && n >= 0)) return;
    return derived([], shape, budget, () => new Float32Array(sizeOf(shape)).fill(fill));
  },
  Prod: (node, [x]) => {
    const values = numbersOf(x);
    if (!values || x?.shape.length !== 1) return;
    return constant(node.attributes.boolean('keep_dims') ? [1] : [], [
      values.reduce((product, value) => product * value, 1),
    ]);
  },
  Shape: (_, [x]) => x && constant([x.shape.length], x.shape),
};

/**
 * The constant that a node makes of constants; undefined where it is not known how, or its inputs are
 * too large to be known.
 */
export function fold(
  node: NodeDef,
  inputs: readonly GraphConstant[],
  budget: ReadingBudget,
): GraphConstant | undefined {
  const own = Object.hasOwn(FOLDS, node.op) ? FOLDS[node.op]?.(node, inputs, budget) : undefined;
  // One axis more a node makes a list as long as the graph, and so do constants made of constants.
  const fits = own && own.shape.length <= MOST_AXES && (own.depth ?? 0) <= DEEPEST;
  return fits ? own : undefined;
}
