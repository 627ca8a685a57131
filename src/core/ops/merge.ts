import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Op } from './op.js';

/** Sums a gradient over the axes along which its input was repeated. */
function unbroadcast(gradient: Tensor, shape: readonly number[]): Tensor {
  const repeated = shape.flatMap((size, axis) =>
    size === 1 && gradient.shape[axis] !== 1 ? [axis] : [],
  );
  return repeated.length === 0 ? gradient : tf.sum(gradient, repeated, true);
}

function pairwise(type: string, combine: (a: Tensor, b: Tensor) => Tensor) {
  return (inputs: readonly Tensor[]): Tensor => {
    const [first, ...rest] = inputs;
    if (!first || rest.length === 0) throw new RangeError(`${type} needs two inputs`);
    return rest.reduce(combine, first);
  };
}

/** Sum of inputs with signs, times a factor: Add, Subtract and Average. */
function weightedSum(type: string, weightOf: (index: number, count: number) => number): Op {
  return {
    type,
    needs: { inputs: false, output: false },
    forward(inputs) {
      const terms = inputs.map((x, index) => {
        const weight = weightOf(index, inputs.length);
        return weight === 1 ? x : tf.mul(x, weight);
      });
      return pairwise(type, tf.add)(terms);
    },
    backward({ dy, inputShapes, wanted }) {
      return inputShapes.map((shape, index) => {
        if (!wanted[index]) return null;
        const weight = weightOf(index, inputShapes.length);
        const term = weight === 1 ? tf.clone(dy) : tf.mul(dy, weight);
        return unbroadcast(term, shape);
      });
    },
  };
}

export const add = (): Op => weightedSum('add', () => 1);
export const subtract = (): Op => weightedSum('subtract', (index) => (index === 0 ? 1 : -1));
export const average = (): Op => weightedSum('average', (_, count) => 1 / count);

export function multiply(): Op {
  return {
    type: 'multiply',
    needs: { inputs: true, output: false },
    forward: pairwise('multiply', tf.mul),
    backward({ dy, inputs, inputShapes, wanted }) {
      return inputShapes.map((shape, index) => {
        if (!wanted[index]) return null;
        const others = inputs.filter((_, other) => other !== index);
        return unbroadcast(
          others.reduce<Tensor>((product, x) => tf.mul(product, x), dy),
          shape,
        );
      });
    },
  };
}

/** Largest or smallest input; where several tie, the first gets the gradient. */
function extreme(type: string, combine: (a: Tensor, b: Tensor) => Tensor): Op {
  return {
    type,
    needs: { inputs: true, output: true },
    forward: pairwise(type, combine),
    backward({ dy, inputs, output, inputShapes, wanted }) {
      if (!output) return inputShapes.map(() => null);
      let free: Tensor = tf.onesLike(output);
      return inputs.map((x, index) => {
        const equal = tf.cast(tf.equal(x, output), 'float32');
        const chosen = tf.mul(free, equal);
        free = tf.sub(free, chosen);
        return wanted[index] ? unbroadcast(tf.mul(dy, chosen), inputShapes[index] ?? []) : null;
      });
    },
  };
}

export const maximum = (): Op => extreme('maximum', tf.maximum);
export const minimum = (): Op => extreme('minimum', tf.minimum);

/** Joins along one axis, counted with the batch axis. */
export function concatenate(axis: number): Op {
  return {
    type: 'concatenate',
    needs: { inputs: false, output: false },
    forward: (inputs) => tf.concat([...inputs], axis),
    backward({ dy, inputShapes, wanted }) {
      const along = axis < 0 ? dy.rank + axis : axis;
      const sizes = inputShapes.map((shape) => shape[along] ?? 0);
      return tf.split(dy, sizes, along).map((part, index) => (wanted[index] ? part : null));
    },
  };
}
