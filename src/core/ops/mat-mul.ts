import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { rectifierGradient, type Rectifier } from './rectifier.js';
import { first, type BackwardContext, type Op } from './op.js';

export interface MatMul extends Op {
  readonly type: 'matMul';
  readonly rectifier?: Rectifier | undefined;
}

/** The last axis times weights `[kernel [in, out], bias? [out]]`; other axes are kept. */
export function matMul(rectifier?: Rectifier): MatMul {
  return {
    type: 'matMul',
    rectifier,
    needs: { inputs: false, output: rectifier !== undefined },
    forward(inputs, weights) {
      const x = first(inputs);
      const kernel = first(weights, 'kernel') as Tensor2D;
      const y = tf.fused.matMul({
        a: tf.reshape(x, [-1, kernel.shape[0]]),
        b: kernel,
        ...(weights[1] ? { bias: weights[1] } : {}),
        activation: rectifier ?? 'linear',
      });
      return tf.reshape(y, [...x.shape.slice(0, -1), kernel.shape[1]]);
    },
    backward: (context) => [backward(context, rectifier)],
  };
}

function backward(context: BackwardContext, rectifier: Rectifier | undefined): Tensor {
  const kernel = first(context.weights, 'kernel') as Tensor2D;
  const { output, rule } = context;
  const dy =
    rectifier && output ? rectifierGradient(rectifier, context.dy, output, rule) : context.dy;
  const flat = tf.reshape<tf.Rank.R2>(dy, [-1, kernel.shape[1]]);
  return tf.reshape(timesTransposed(flat, kernel), [...first(context.inputShapes)]);
}

/**
 * `dy · kernelᵀ` as `(kernel · dyᵀ)ᵀ`: wasm is slow, by ten times, at products in which an operand is to be
 * transposed, and dy is smaller than a kernel that would have to be kept twice.
 */
function timesTransposed(dy: Tensor2D, kernel: Tensor2D): Tensor2D {
  return transposed(tf.matMul(kernel, transposed(dy)));
}

/** A single row needs no turning in memory. */
function transposed(x: Tensor2D): Tensor2D {
  const [rows, columns] = x.shape;
  const single = rows === 1 || columns === 1;
  return single ? tf.reshape(x, [columns, rows]) : tf.transpose(x);
}
