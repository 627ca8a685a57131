import type { Shape } from '../../kinds/kind.js';
import { highest } from '../../extremes.js';
import type { ReadingBudget } from '../../reading-budget.js';

/** A fixed array of the graph. */
export interface GraphConstant {
  /** All axes: a constant has no batch. */
  readonly shape: Shape;
  /** Its values, where they are few enough to have been read. */
  readonly values?: Float32Array;
  /** Of how many constants, each made of the one before, it is made where it is not known. */
  readonly depth?: number;
  /**
   * Its values, read anew at each call.
   * @param made - what has been made for this call, by its own `read`
   */
  read(made?: Map<GraphConstant['read'], Promise<Float32Array>>): Promise<Float32Array>;
}

/** Values of an array of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

/** A constant of values that are known. */
export function constant(shape: Shape, values: Iterable<number>): GraphConstant {
  const own = Float32Array.from(values);
  return { shape, values: own, read: async () => own };
}

/** What making a constant costs besides its values. */
const AT_LEAST = 64;

/**
 * A constant made of others, once they are known: what is large stays unread until then. Its values are
 * paid for before they are made, then or now.
 */
export function derived(
  parts: readonly GraphConstant[],
  shape: Shape,
  budget: ReadingBudget,
  make: (values: readonly Float32Array[]) => Float32Array,
): GraphConstant {
  const cost = AT_LEAST + parts.length + sizeOf(shape);
  const pay = () => budget.spend('values', cost, CONSTANTS);
  const knownParts = parts.flatMap(({ values }) => (values ? [values] : []));
  if (knownParts.length === parts.length) {
    pay();
    return constant(shape, make(knownParts));
  }
  const read: GraphConstant['read'] = async (readings = new Map()) => {
    pay();
    const values = parts.map((part) => {
      // Once, though it be a part of each of its parts: x + x of x + x of …
      const reading = readings.get(part.read) ?? part.read(readings);
      readings.set(part.read, reading);
      return reading;
    });
    return make(await Promise.all(values));
  };
  return { shape, read, depth: 1 + highest(parts.map(({ depth = 0 }) => depth)) };
}

const CONSTANTS = 'the constants of the graph';

/** A constant with one number in all places, made when it is read. */
export const filled = (shape: Shape, number: number): GraphConstant => ({
  shape,
  read: async () => new Float32Array(sizeOf(shape)).fill(number),
});

/** The same values in another shape. */
export const reshaped = (of: GraphConstant, shape: Shape): GraphConstant => ({ ...of, shape });

/** Strides of an array whose last axis moves fastest. */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}

/**
 * Values taken from `values` along strides: cell `[i, j, …]` of the result is
 * `values[start + i·strides[0] + j·strides[1] + …]`.
 */
export function gathered(
  values: Float32Array,
  shape: Shape,
  strides: readonly number[],
  start = 0,
): Float32Array {
  const total = sizeOf(shape);
  const out = new Float32Array(total);
  const index = shape.map(() => 0);
  let from = start;
  for (let to = 0; to < total; to++) {
    out[to] = values[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      if (next < (shape[axis] ?? 1)) {
        index[axis] = next;
        break;
      }
      from -= (strides[axis] ?? 0) * next;
      index[axis] = 0;
    }
  }
  return out;
}

/** The array with its axes in another order. */
export function transposed(
  of: GraphConstant,
  order: readonly number[],
  budget: ReadingBudget,
): GraphConstant {
  const strides = stridesOf(of.shape);
  const shape = order.map((axis) => of.shape[axis] ?? 1);
  const turned = order.map((axis) => strides[axis] ?? 0);
  return derived([of], shape, budget, ([values = new Float32Array()]) =>
    gathered(values, shape, turned),
  );
}

/** The shape that two arrays have together when they are repeated as NumPy does; none if they cannot. */
export function broadcastShape(a: Shape, b: Shape): number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const sizes = Array.from({ length: rank }, (_, i) => {
    const first = a[i + a.length - rank] ?? 1;
    const second = b[i + b.length - rank] ?? 1;
    return first === second || second === 1 ? first : first === 1 ? second : -1;
  });
  return sizes.includes(-1) ? undefined : sizes;
}

/** The array repeated to a larger shape. */
export function repeated(values: Float32Array, from: Shape, to: Shape): Float32Array {
  const strides = stridesOf(from);
  const over = to.map((_, i) => {
    const axis = i + from.length - to.length;
    return (from[axis] ?? 1) === 1 ? 0 : (strides[axis] ?? 0);
  });
  return gathered(values, to, over);
}
