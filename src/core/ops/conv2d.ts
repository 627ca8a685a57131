import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { alignment, axes, beforeGate, framed, type ConvolutionAttributes } from './convolution.js';
import { convolutionInputGradient, reversedFilter } from './convolution-gradient.js';
import { only, type BackwardContext, type Op } from './op.js';

export interface Conv2d extends Op {
  readonly type: 'conv2d';
  readonly attributes: ConvolutionAttributes;
}

/** Convolution of `[n, h, w, cin]` with weights `[kernel [kh, kw, cin, cout], bias? [cout]]`. */
export function conv2d(attributes: ConvolutionAttributes): Conv2d {
  const { gate } = attributes;
  return {
    type: 'conv2d',
    attributes,
    needs: { inputs: false, output: gate !== undefined },
    forward(inputs, weights) {
      const x = only(inputs) as Tensor4D;
      const filter = only(weights, 'kernel') as Tensor4D;
      return tf.fused.conv2d({
        ...framed(x, ...axes(x.shape, filter.shape, attributes)),
        filter,
        bias: weights[1],
        strides: [...attributes.strides],
        dilations: [...attributes.dilations],
        activation: gate ?? 'linear',
      });
    },
    backward: (context) => [backward(context, attributes)],
  };
}

function backward(context: BackwardContext, attributes: ConvolutionAttributes): Tensor {
  const filter = only(context.weights, 'kernel') as Tensor4D;
  const [rows, columns] = axes(only(context.inputShapes), filter.shape, attributes);
  const reversed = context.derive(filter, `reversed ${alignment(rows, columns)}`, () =>
    reversedFilter(filter, rows, columns),
  );
  const dy = beforeGate(context, attributes);
  return convolutionInputGradient(dy, reversed as Tensor4D, rows, columns);
}
