import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import { repeated } from './repeated.js';

export interface ReduceAttributes {
  /** Counted with the batch axis: rows and columns are `[1, 2]`; negative from the last. */
  readonly axes: readonly number[];
  /** Keeps each of these axes with one cell. */
  readonly keepDims?: boolean;
}

/** Shape of a tensor once `axes` are gone, or have one cell. */
export function reducedShape(
  shape: readonly number[],
  { axes, keepDims = false }: ReduceAttributes,
): number[] {
  const gone = resolved(axes, shape.length);
  return shape.flatMap((size, axis) => (gone.has(axis) ? (keepDims ? [1] : []) : [size]));
}

const resolved = (axes: readonly number[], rank: number): ReadonlySet<number> =>
  new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));

/** Sum over axes, `[n, h, w, c]` → `[n, c]`; the batch stays. */
export const sum = (attributes: ReduceAttributes): Op => total('sum', attributes, () => 1);

/** Mean over axes. */
export const mean = (attributes: ReduceAttributes): Op =>
  total('mean', attributes, (cells) => 1 / cells);

function total(type: string, attributes: ReduceAttributes, share: (cells: number) => number): Op {
  const { axes, keepDims } = attributes;
  const reduce = type === 'sum' ? tf.sum : tf.mean;
  return {
    type,
    needs: { inputs: false, output: false },
    forward: (inputs) => reduce(first(inputs), [...axes], keepDims),
    backward({ dy, inputShapes }) {
      const shape = first(inputShapes);
      const kept = reducedShape(shape, { axes, keepDims: true });
      const cells = size(shape) / size(kept);
      const reps = shape.map((n, axis) => n / (kept[axis] ?? 1));
      return [repeated(tf.reshape(tf.mul(dy, share(cells)), kept), reps)];
    },
  };
}

const size = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Maximum over axes; cells that tie share the gradient, as TensorFlow has it. */
export const max = (attributes: ReduceAttributes): Op => extreme('max', attributes);

/** Minimum over axes; cells that tie share the gradient. */
export const min = (attributes: ReduceAttributes): Op => extreme('min', attributes);

function extreme(type: 'max' | 'min', { axes, keepDims }: ReduceAttributes): Op {
  const reduce = type === 'max' ? tf.max : tf.min;
  return {
    type,
    needs: { inputs: true, output: false },
    forward: (inputs) => reduce(first(inputs), [...axes], keepDims),
    backward({ dy, inputs }) {
      const x = first(inputs);
      const away = tf.abs(tf.sub(x, reduce(x, [...axes], true)));
      // By clipping, since comparisons are slow on wasm.
      const chosen: Tensor = tf.sub(1, tf.clipByValue(tf.mul(away, 1e30), 0, 1));
      const share = tf.div(chosen, tf.sum(chosen, [...axes], true));
      const kept = reducedShape(x.shape, { axes, keepDims: true });
      return [tf.mul(share, tf.reshape(dy, kept))];
    },
  };
}
