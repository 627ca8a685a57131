import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { alignment, axes, beforeGate, framed, type ConvolutionAttributes } from './convolution.js';
import { depthwiseInputGradient, reversedDepthwiseFilter } from './convolution-gradient.js';
import { only, type BackwardContext, type Op } from './op.js';

export interface DepthwiseConv2d extends Op {
  readonly type: 'depthwiseConv2d';
  readonly attributes: ConvolutionAttributes;
}

/** Depthwise convolution of `[n, h, w, c]` with weights `[kernel [kh, kw, c, m], bias? [c·m]]`. */
export function depthwiseConv2d(attributes: ConvolutionAttributes): DepthwiseConv2d {
  const { gate } = attributes;
  return {
    type: 'depthwiseConv2d',
    attributes,
    needs: { inputs: false, output: gate !== undefined },
    forward(inputs, weights) {
      const x = only(inputs) as Tensor4D;
      const filter = only(weights, 'kernel') as Tensor4D;
      return tf.fused.depthwiseConv2d({
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
  const dy = beforeGate(context, attributes);
  const [kh, kw, channels, multiplier] = filter.shape;
  const where = alignment(rows, columns);
  // With several filters a channel, the gradient is the sum over them.
  const parts = Array.from({ length: multiplier }, (_, m) => {
    const own = (): Tensor4D => tf.slice(filter, [0, 0, 0, m], [kh, kw, channels, 1]);
    const filterOf = (phase: number) =>
      context.derive(filter, `reversed ${where} ${m} ${phase}`, () =>
        reversedDepthwiseFilter(own(), rows, columns, phase),
      ) as Tensor4D;
    return depthwiseInputGradient(everyNth(dy, multiplier, m), filterOf, rows, columns);
  });
  return parts.length === 1 ? only(parts) : tf.addN(parts);
}

/** Channels `m, m + n, m + 2n, …`. */
function everyNth(x: Tensor4D, n: number, m: number): Tensor4D {
  if (n === 1) return x;
  const [batch, height, width, channels] = x.shape;
  const grouped = tf.reshape(x, [batch * height * width, channels / n, n]);
  return tf.reshape(tf.slice(grouped, [0, 0, m], [-1, -1, 1]), [
    batch,
    height,
    width,
    channels / n,
  ]);
}
