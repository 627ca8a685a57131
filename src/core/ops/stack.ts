import * as tf from '@tensorflow/tfjs-core';
import { concatenate } from './merge.js';
import type { Op } from './op.js';

/** Joins inputs along a new axis, counted with the batch axis. */
export function stack(axis: number): Op {
  const joined = concatenate(axis);
  const lifted = (shape: readonly number[]): number[] => [
    ...shape.slice(0, axis),
    1,
    ...shape.slice(axis),
  ];
  return {
    type: 'stack',
    needs: { inputs: false, output: false },
    forward: (inputs, weights, derive) =>
      joined.forward(
        inputs.map((x) => tf.reshape(x, lifted(x.shape))),
        weights,
        derive,
      ),
    backward: (context) =>
      joined
        .backward({ ...context, inputShapes: context.inputShapes.map(lifted) })
        .map(
          (gradient, i) => gradient && tf.reshape(gradient, [...(context.inputShapes[i] ?? [])]),
        ),
  };
}
