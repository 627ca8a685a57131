import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';
import { max } from './reduce.js';

/** First cell of each of `count` windows that cover an axis, and the cell behind its last. */
export function windowsOver(size: number, count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => [
    Math.floor((i * size) / count),
    Math.ceil(((i + 1) * size) / count),
  ]);
}

/** Maxima of windows that cover one axis; axis 1 has rows, axis 2 columns. */
export function adaptiveMax(axis: number, count: number): Op {
  const largest = max({ axes: [axis], keepDims: true });
  const parts = (x: Tensor): Tensor[] =>
    windowsOver(x.shape[axis] ?? 1, count).map(([from, to]) => cut(x, axis, from, to - from));
  return {
    type: 'adaptiveMax',
    needs: { inputs: true, output: false },
    forward: (inputs) =>
      tf.concat(
        parts(first(inputs)).map((part) => tf.max(part, axis, true)),
        axis,
      ),
    backward(context) {
      const x = first(context.inputs);
      const size = x.shape[axis] ?? 1;
      const gradients = windowsOver(size, count).map(([from, to], i) => {
        const part = cut(x, axis, from, to - from);
        const dy = cut(context.dy, axis, i, 1);
        const [own] = largest.backward({ ...context, dy, inputs: [part] });
        const spans = x.shape.map((_, at): [number, number] =>
          at === axis ? [from, size - to] : [0, 0],
        );
        return tf.pad(own ?? part, spans);
      });
      return [tf.addN(gradients)];
    },
  };
}

function cut(x: Tensor, axis: number, from: number, size: number): Tensor {
  const begin = x.shape.map((_, at) => (at === axis ? from : 0));
  return tf.slice(
    x,
    begin,
    x.shape.map((all, at) => (at === axis ? size : all)),
  );
}
