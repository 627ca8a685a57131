import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import {
  alignment,
  axes,
  framed,
  windowScratch,
  type ConvolutionAttributes,
} from './convolution.js';
import { convolutionInputGradient, reversedFilter } from './convolution-gradient.js';
import { first, valueCount, type BackwardContext, type Op } from './op.js';
import type { Pair } from './window.js';

export interface TransposedAttributes {
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly padding: ConvolutionAttributes['padding'];
  /** Cells that a side has more than it must; without it as many as the stride has room for. */
  readonly outputPadding?: Pair | undefined;
}

/** Cells along one axis of what a transposed convolution gives, as Keras counts them. */
export function transposedSize(
  input: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: ConvolutionAttributes['padding'],
  outputPadding: number | undefined,
): number {
  const extent = (kernel - 1) * dilation + 1;
  if (padding === 'valid') {
    return (input - 1) * stride + extent + (outputPadding ?? Math.max(0, stride - extent));
  }
  return outputPadding === undefined
    ? input * stride
    : (input - 1) * stride + (extent % 2) + outputPadding;
}

/**
 * Transposed convolution of `[n, h, w, cin]` with weights `[kernel [kh, kw, cout, cin], bias?
 * [cout]]`: the input gradient of the convolution that has the same kernel, and so its own gradient
 * is that convolution.
 */
export function conv2dTranspose(attributes: TransposedAttributes): Op {
  /** Shape of what the op gives for an input `[n, h, w, cin]`. */
  const outputShape = (
    [n = 1, height = 1, width = 1]: readonly number[],
    [kh = 1, kw = 1, channels = 1]: readonly number[],
  ): [number, number, number, number] => {
    const { strides, dilations, padding, outputPadding } = attributes;
    const side = (size: number, kernel: number, i: 0 | 1) =>
      transposedSize(size, kernel, strides[i], dilations[i], padding, outputPadding?.[i]);
    return [n, side(height, kh, 0), side(width, kw, 1), channels];
  };
  return {
    type: 'conv2dTranspose',
    needs: { inputs: false, output: false },
    scratch({ inputs, weights }) {
      const filter = first(weights, 'kernel');
      const shape = outputShape(first(inputs), filter);
      return windowScratch(shape, axes(shape, filter, attributes)) + 2 * valueCount(filter);
    },
    forward(inputs, weights, derive) {
      const x = first(inputs) as Tensor4D;
      const filter = first(weights, 'kernel') as Tensor4D;
      const [rows, columns] = axes(outputShape(x.shape, filter.shape), filter.shape, attributes);
      const reversed = derive(filter, `reversed ${alignment(rows, columns)}`, () =>
        reversedFilter(filter, rows, columns),
      );
      const y = convolutionInputGradient(x, reversed as Tensor4D, rows, columns);
      const bias = weights[1];
      return bias ? tf.add(y, bias) : y;
    },
    backward: (context) => [backward(context, attributes)],
  };
}

function backward({ dy, weights }: BackwardContext, attributes: TransposedAttributes): Tensor {
  const filter = first(weights, 'kernel') as Tensor4D;
  const { x, pad } = framed(dy as Tensor4D, ...axes(dy.shape, filter.shape, attributes));
  const { strides, dilations } = attributes;
  return tf.conv2d(x, filter, [...strides], pad, 'NHWC', [...dilations]);
}
