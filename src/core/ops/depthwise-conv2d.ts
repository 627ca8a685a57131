import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import {
  alignment,
  axes,
  beforeGate,
  framed,
  windowScratch,
  type ConvolutionAttributes,
} from './convolution.js';
import { depthwiseInputGradient, reversedDepthwiseFilter } from './convolution-gradient.js';
import { CEILING, type Rectifier } from './rectifier.js';
import { first, type BackwardContext, type Derive, type Op } from './op.js';
import { depthwiseGradientOnWasm } from './wasm/depthwise-gradient.js';
import type { WindowAxis } from './window.js';

export interface DepthwiseConv2d extends Op {
  readonly type: 'depthwiseConv2d';
  readonly attributes: ConvolutionAttributes;
}

/** Depthwise convolution of `[n, h, w, c]` with weights `[kernel [kh, kw, c, m], bias? [c·m]]`. */
export function depthwiseConv2d(attributes: ConvolutionAttributes): DepthwiseConv2d {
  const { rectifier } = attributes;
  return {
    type: 'depthwiseConv2d',
    attributes,
    needs: { inputs: false, output: rectifier !== undefined },
    scratch({ inputs, weights }) {
      const [x, filter] = [first(inputs), first(weights, 'kernel')];
      return windowScratch(x, axes(x, filter, attributes));
    },
    forward(inputs, weights) {
      const x = first(inputs) as Tensor4D;
      const filter = first(weights, 'kernel') as Tensor4D;
      return tf.fused.depthwiseConv2d({
        ...framed(x, ...axes(x.shape, filter.shape, attributes)),
        filter,
        ...(weights[1] ? { bias: weights[1] } : {}),
        strides: [...attributes.strides],
        dilations: [...attributes.dilations],
        activation: rectifier ?? 'linear',
      });
    },
    backward: (context) => [backward(context, attributes)],
  };
}

function backward(context: BackwardContext, attributes: ConvolutionAttributes): Tensor {
  const filter = first(context.weights, 'kernel') as Tensor4D;
  const [rows, columns] = axes(first(context.inputShapes), filter.shape, attributes);
  return (
    inOnePass(context, filter, rows, columns, attributes.rectifier) ??
    byPhases(beforeGate(context, attributes), filter, rows, columns, context.derive)
  );
}

/** Where a kernel of our own does it. */
function inOnePass(
  { dy, output, rule }: BackwardContext,
  filter: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
  rectifier: Rectifier | undefined,
): Tensor | null {
  const closes = rectifier !== undefined && output !== undefined;
  if (filter.shape[3] !== 1 || (closes && rule !== 'plain')) return null;
  const behind = closes ? { output, ceiling: CEILING[rectifier] } : undefined;
  return depthwiseGradientOnWasm(dy as Tensor4D, filter, rows, columns, { behind });
}

function byPhases(
  dy: Tensor4D,
  filter: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
  derive: Derive,
): Tensor {
  const [kh, kw, channels, multiplier] = filter.shape;
  const where = alignment(rows, columns);
  // With several filters a channel, the gradient is the sum over them.
  const parts = Array.from({ length: multiplier }, (_, m) => {
    const own = (): Tensor4D => tf.slice(filter, [0, 0, 0, m], [kh, kw, channels, 1]);
    const filterOf = (phase: number) =>
      derive(filter, `reversed ${where} ${m} ${phase}`, () =>
        reversedDepthwiseFilter(own(), rows, columns, phase),
      ) as Tensor4D;
    return depthwiseInputGradient(everyNth(dy, multiplier, m), filterOf, rows, columns);
  });
  return parts.length === 1 ? first(parts) : tf.addN(parts);
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
