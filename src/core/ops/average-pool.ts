import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { windowScratch } from './convolution.js';
import { depthwiseInputGradient, reversedDepthwiseFilter } from './convolution-gradient.js';
import { first, type BackwardContext, type Op } from './op.js';
import { axesOf, type PoolingAttributes } from './pooling.js';
import type { WindowAxis } from './window.js';

/** Average of each window; padding does not count. */
export function averagePool(attributes: PoolingAttributes): Op {
  return {
    type: 'averagePool',
    needs: { inputs: false, output: false },
    scratch: ({ inputs }) => windowScratch(first(inputs), axesOf(first(inputs), attributes)),
    forward: (inputs) =>
      tf.avgPool(
        first(inputs) as Tensor4D,
        [...attributes.window],
        [...attributes.strides],
        attributes.padding,
      ),
    backward: (context) => [averageGradient(context, attributes)],
  };
}

/** How many real cells each window of one axis covers. */
function counts({ input, output, kernel, stride, before }: WindowAxis): number[] {
  return Array.from({ length: output }, (_, o) => {
    const start = o * stride - before;
    return Math.min(input, start + kernel) - Math.max(0, start);
  });
}

function averageGradient(context: BackwardContext, attributes: PoolingAttributes): Tensor {
  const shape = first(context.inputShapes);
  const [rows, columns] = axesOf(shape, attributes);
  const share = tf.tensor(
    counts(rows).flatMap((h) => counts(columns).map((w) => 1 / (h * w))),
    [1, rows.output, columns.output, 1],
  );
  const dy = tf.mul<Tensor4D>(context.dy, share);
  const ones = tf.ones<tf.Rank.R4>([rows.kernel, columns.kernel, shape[3] ?? 1, 1]);
  const filterOf = (phase: number) => reversedDepthwiseFilter(ones, rows, columns, phase);
  return depthwiseInputGradient(dy, filterOf, rows, columns);
}
