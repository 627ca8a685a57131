import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import type { WindowAxis } from './window.js';

/** What is taken of one axis, as Python writes it: `start:stop:step`. */
export interface AxisSlice {
  readonly start?: number | null;
  readonly stop?: number | null;
  /** Not 0; backwards when negative. */
  readonly step?: number | null;
}

/** A range over an axis of known size: `count` cells from `first`, `step` apart. */
interface Cells {
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

function cellsOf({ start, stop, step: given }: AxisSlice, size: number): Cells {
  const step = given ?? 1;
  const place = (index: number, low: number, high: number) =>
    Math.min(Math.max(index < 0 ? index + size : index, low), high);
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const first = start == null ? (step > 0 ? low : high) : place(start, low, high);
  const end = stop == null ? (step > 0 ? high : low) : place(stop, low, high);
  return { first, count: Math.max(0, Math.ceil((end - first) / step)), step };
}

const all = (shape: readonly number[], ranges: readonly AxisSlice[]): Cells[] =>
  shape.map((size, axis) => cellsOf(ranges[axis] ?? {}, size));

/** Shape of what {@link slice} takes from `shape`; an axis of 0 cells means that nothing is left. */
export const slicedShape = (shape: readonly number[], ranges: readonly AxisSlice[]): number[] =>
  all(shape, ranges).map(({ count }) => count);

/**
 * How the cells of an image that {@link slice} takes lie over those of `shape`, the batch axis first;
 * null of what is no image, and of one turned round.
 */
export function slicedWindows(
  shape: readonly number[],
  ranges: readonly AxisSlice[],
): readonly [WindowAxis, WindowAxis] | null {
  const [, rows, columns] = all(shape, ranges);
  if (shape.length !== 4 || !rows || !columns) return null;
  if (rows.step < 0 || columns.step < 0) return null;
  const axis = ({ first, count, step }: Cells, input = 1): WindowAxis => {
    const after = (count - 1) * step + 1 + first - input;
    return { input, output: count, kernel: 1, stride: step, dilation: 1, before: -first, after };
  };
  return [axis(rows, shape[1]), axis(columns, shape[2])];
}

/** Takes a range of every axis, the batch axis first; axes without a range are kept whole. */
export function slice(ranges: readonly AxisSlice[]): Op {
  return {
    type: 'slice',
    needs: { inputs: false, output: false },
    forward(inputs) {
      const x = first(inputs);
      const cells = all(x.shape, ranges);
      const strides = cells.map(({ step }) => Math.abs(step));
      // Backwards is forwards over the same cells, reversed.
      const begin = cells.map(({ first, count, step }) =>
        step > 0 ? first : first + (count - 1) * step,
      );
      const last = cells.map(({ count }, i) => begin[i]! + (count - 1) * strides[i]! + 1);
      const dense = strides.every((stride) => stride === 1);
      const taken = dense
        ? tf.slice(
            x,
            begin,
            cells.map(({ count }) => count),
          )
        : tf.stridedSlice(x, begin, last, strides);
      return turned(taken, cells);
    },
    backward({ dy, inputShapes }) {
      const shape = first(inputShapes);
      const cells = all(shape, ranges);
      return [cells.reduce((g, one, axis) => spread(g, axis, one, shape[axis] ?? 1), dy.clone())];
    },
  };
}

function turned(x: Tensor, cells: readonly Cells[]): Tensor {
  const backwards = cells.flatMap(({ step }, axis) => (step < 0 ? [axis] : []));
  return backwards.length > 0 ? tf.reverse(x, backwards) : x;
}

/** Puts the cells of one axis back where they were taken, zeros everywhere else. */
function spread(x: Tensor, axis: number, { first, count, step }: Cells, size: number): Tensor {
  if (count === size && step === 1) return x;
  const before = x.shape.slice(0, axis).reduce((product, n) => product * n, 1);
  const after = x.shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const stride = Math.abs(step);
  const start = step > 0 ? first : first + (count - 1) * step;
  const forwards = step > 0 ? x : tf.reverse(x, axis);
  const gaps = tf.pad(tf.reshape(forwards, [before * count, 1, after]), [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
  const reach = Math.min(count * stride, size - start);
  const cut = tf.slice(
    tf.reshape(gaps, [before, count * stride, after]),
    [0, 0, 0],
    [before, reach, after],
  );
  const placed = tf.pad(cut, [
    [0, 0],
    [start, size - start - reach],
    [0, 0],
  ]);
  return tf.reshape(placed, [...x.shape.slice(0, axis), size, ...x.shape.slice(axis + 1)]);
}
