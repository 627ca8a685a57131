import { highest } from '../extremes.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { unbroadcast } from './broadcast.js';
import type { Op } from './op.js';
import { repeated } from './repeated.js';

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
/** The first input and the second times a factor. */
export const addScaled = (factor: number): Op =>
  weightedSum('add', (index) => (index === 0 ? 1 : factor));
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

/** The first input over the second. */
export function divide(): Op {
  return {
    type: 'divide',
    needs: { inputs: true, output: false },
    forward: pairwise('divide', tf.div),
    backward({ dy, inputs: [a, b], inputShapes: [first = [], second = []], wanted }) {
      if (!a || !b) throw new RangeError('divide needs two inputs');
      const share = tf.div(dy, b);
      return [
        wanted[0] ? unbroadcast(share, first) : null,
        wanted[1] ? unbroadcast(tf.neg(tf.mul(share, tf.div(a, b))), second) : null,
      ];
    },
  };
}

/** The first input to the power of the second. */
export function power(): Op {
  return {
    type: 'power',
    needs: { inputs: true, output: true },
    forward: pairwise('power', tf.pow),
    backward({ dy, inputs: [a, b], output, inputShapes: [first = [], second = []], wanted }) {
      if (!a || !b || !output) throw new RangeError('power needs two inputs');
      const slope = () => tf.mul(b, tf.pow(a, tf.sub(b, 1)));
      // As TensorFlow has it: no slope where the logarithm is none.
      const log = () => tf.where(tf.greater(a, 0), tf.log(a), tf.zerosLike(a));
      return [
        wanted[0] ? unbroadcast(tf.mul(dy, slope()), first) : null,
        wanted[1] ? unbroadcast(tf.mul(dy, tf.mul(output, log())), second) : null,
      ];
    },
  };
}

/** The square of the difference of two inputs. */
export function squaredDifference(): Op {
  return {
    type: 'squaredDifference',
    needs: { inputs: true, output: false },
    forward: pairwise('squaredDifference', tf.squaredDifference),
    backward({ dy, inputs: [a, b], inputShapes: [first = [], second = []], wanted }) {
      if (!a || !b) throw new RangeError('squaredDifference needs two inputs');
      const slope = tf.mul(dy, tf.mul(tf.sub(a, b), 2));
      return [
        wanted[0] ? unbroadcast(slope, first) : null,
        wanted[1] ? unbroadcast(tf.neg(slope), second) : null,
      ];
    },
  };
}

/** Matrix product of two inputs over their last two axes; axes before that have one cell are repeated. */
export function product(transposeA = false, transposeB = false): Op {
  return {
    type: 'product',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const [a, b] = sameOuter(inputs);
      return tf.matMul(a, b, transposeA, transposeB);
    },
    backward({ dy, inputs, wanted }) {
      const [a, b] = sameOuter(inputs);
      const [first, second] = inputs.map(({ shape }) => shape);
      const da = () =>
        transposeA ? tf.matMul(b, dy, transposeB, true) : tf.matMul(dy, b, false, !transposeB);
      const db = () =>
        transposeB ? tf.matMul(dy, a, true, transposeA) : tf.matMul(a, dy, !transposeA, false);
      return [
        wanted[0] ? unbroadcast(da(), first ?? []) : null,
        wanted[1] ? unbroadcast(db(), second ?? []) : null,
      ];
    },
  };
}

/** Two matrices or stacks of them, as many of each: tfjs repeats leading axes only. */
function sameOuter([a, b]: readonly Tensor[]): readonly [Tensor, Tensor] {
  if (!a || !b) throw new RangeError('product needs two inputs');
  const likeOther = (x: Tensor, other: Tensor) => {
    const times = x.shape.map((size, axis) =>
      axis < x.rank - 2 && size === 1 ? (other.shape[axis] ?? 1) : 1,
    );
    return repeated(x, times);
  };
  return [likeOther(a, b), likeOther(b, a)];
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

/**
 * A merging op of inputs of several ranks: the lower ones get axes of one cell behind the batch
 * axis, as Keras' merging layers do: `[n, c]` beside `[n, h, w, c]` becomes `[n, 1, 1, c]`.
 */
export function alignedRanks(op: Op): Op {
  const alignedShapes = (shapes: readonly (readonly number[])[]): number[][] => {
    const rank = highest(shapes.map((shape) => shape.length));
    return shapes.map(([n = 1, ...rest]) => [
      n,
      ...Array.from({ length: rank - 1 - rest.length }, () => 1),
      ...rest,
    ]);
  };
  const aligned = (inputs: readonly Tensor[]): Tensor[] => {
    const shapes = alignedShapes(inputs.map((x) => x.shape));
    return inputs.map((x, index) => tf.reshape(x, shapes[index] ?? []));
  };
  return {
    ...op,
    forward: (inputs, weights, derive) => op.forward(aligned(inputs), weights, derive),
    backward(context) {
      const { inputs, inputShapes } = context;
      const gradients = op.backward({
        ...context,
        inputs: aligned(inputs),
        inputShapes: alignedShapes(inputShapes),
      });
      return gradients.map(
        (gradient, index) => gradient && tf.reshape(gradient, [...(inputShapes[index] ?? [])]),
      );
    },
  };
}
