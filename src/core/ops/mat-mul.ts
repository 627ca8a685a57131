import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { gateGradient, type Gate } from './gate.js';
import { only, type BackwardContext, type Op } from './op.js';

export interface MatMul extends Op {
  readonly type: 'matMul';
  readonly gate?: Gate | undefined;
}

/** The last axis times weights `[kernel [in, out], bias? [out]]`; other axes are kept. */
export function matMul(gate?: Gate): MatMul {
  return {
    type: 'matMul',
    gate,
    needs: { inputs: false, output: gate !== undefined },
    forward(inputs, weights) {
      const x = only(inputs);
      const kernel = only(weights, 'kernel') as Tensor2D;
      const y = tf.fused.matMul({
        a: tf.reshape(x, [-1, kernel.shape[0]]),
        b: kernel,
        ...(weights[1] ? { bias: weights[1] } : {}),
        activation: gate ?? 'linear',
      });
      return tf.reshape(y, [...x.shape.slice(0, -1), kernel.shape[1]]);
    },
    backward: (context) => [backward(context, gate)],
  };
}

function backward(context: BackwardContext, gate: Gate | undefined): Tensor {
  const kernel = only(context.weights, 'kernel') as Tensor2D;
  const { output, rule } = context;
  const dy = gate && output ? gateGradient(gate, context.dy, output, rule) : context.dy;
  const flat = tf.reshape<tf.Rank.R2>(dy, [-1, kernel.shape[1]]);
  const dx = tf.matMul(flat, kernel, false, true);
  return tf.reshape(dx, [...only(context.inputShapes)]);
}
