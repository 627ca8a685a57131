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
import { convolutionInputGradient, reversedFilter } from './convolution-gradient.js';
import { depthwiseConv2d } from './depthwise-conv2d.js';
import { first, valueCount, type BackwardContext, type Derive, type Op } from './op.js';

export interface Conv2d extends Op {
  readonly type: 'conv2d';
  readonly attributes: ConvolutionAttributes;
}

/**
 * Convolution of `[n, h, w, cin]` with weights `[kernel [kh, kw, cin, cout], bias? [cout]]`. With
 * several groups the kernel is `[kh, kw, cin / groups, cout]`: each run of outputs reads its own run
 * of inputs. With one input a group it is a depthwise one in all but the shape of its kernel.
 */
export function conv2d(attributes: ConvolutionAttributes): Conv2d {
  const { rectifier, groups = 1 } = attributes;
  const depthwise = depthwiseConv2d(attributes);
  const one = (x: Tensor4D, filter: Tensor4D, bias: Tensor | undefined): Tensor4D =>
    tf.fused.conv2d({
      ...framed(x, ...axes(x.shape, filter.shape, attributes)),
      filter,
      ...(bias ? { bias } : {}),
      strides: [...attributes.strides],
      dilations: [...attributes.dilations],
      activation: rectifier ?? 'linear',
    });
  return {
    type: 'conv2d',
    attributes,
    needs: { inputs: false, output: rectifier !== undefined },
    scratch({ inputs, weights, output }) {
      const [x, filter] = [first(inputs), first(weights, 'kernel')];
      const parts = groups === 1 || filter[2] === 1 ? 0 : valueCount(x) + valueCount(output);
      return windowScratch(x, axes(x, filter, attributes)) + parts;
    },
    forward(inputs, weights, derive) {
      const x = first(inputs) as Tensor4D;
      const filter = first(weights, 'kernel') as Tensor4D;
      const bias = weights[1];
      if (groups === 1) return one(x, filter, bias);
      if (filter.shape[2] === 1) {
        return depthwise.forward([x], asDepthwise(weights, groups, derive), derive);
      }
      const parts = tf.split<Tensor4D>(x, groups, 3);
      const own = (group: number) =>
        bias && derive(bias, `group ${group} of ${groups}`, () => nth(bias, groups, group));
      return tf.concat(
        parts.map((part, g) => one(part, filterOf(filter, groups, g, derive), own(g))),
        3,
      );
    },
    backward(context) {
      const { weights, derive } = context;
      if (groups === 1 || first(weights, 'kernel').shape[2] !== 1) {
        return [backward(context, attributes)];
      }
      return depthwise.backward({ ...context, weights: asDepthwise(weights, groups, derive) });
    },
  };
}

/** Weights of one input a group, the kernel `[kh, kw, 1, c·m]` as `[kh, kw, c, m]`. */
function asDepthwise(
  [kernel, ...bias]: readonly Tensor[],
  groups: number,
  derive: Derive,
): Tensor[] {
  if (!kernel) throw new RangeError('an op without its kernel');
  const [kh = 1, kw = 1, , filters = 1] = kernel.shape;
  const shape = [kh, kw, groups, filters / groups];
  // The same values in memory; kept, since what is made from a kernel is kept under its name.
  return [derive(kernel, 'depthwise', () => tf.reshape(kernel, shape)), ...bias];
}

function backward(context: BackwardContext, attributes: ConvolutionAttributes): Tensor {
  const { groups = 1 } = attributes;
  const filter = first(context.weights, 'kernel') as Tensor4D;
  const [rows, columns] = axes(first(context.inputShapes), filter.shape, attributes);
  const dy = beforeGate(context, attributes);
  const one = (part: Tensor4D, own: Tensor4D): Tensor4D => {
    const reversed = context.derive(own, `reversed ${alignment(rows, columns)}`, () =>
      reversedFilter(own, rows, columns),
    );
    return convolutionInputGradient(part, reversed as Tensor4D, rows, columns);
  };
  if (groups === 1) return one(dy, filter);
  const parts = tf.split<Tensor4D>(dy, groups, 3);
  return tf.concat(
    parts.map((part, g) => one(part, filterOf(filter, groups, g, context.derive))),
    3,
  );
}

/** The filters of one group. */
const filterOf = (filter: Tensor4D, groups: number, group: number, derive: Derive): Tensor4D =>
  derive(filter, `group ${group} of ${groups}`, () => nth(filter, groups, group)) as Tensor4D;

/** One of equal parts of the last axis. */
function nth(values: Tensor, parts: number, index: number): Tensor {
  const size = (values.shape[values.rank - 1] ?? 0) / parts;
  const begin = values.shape.map((_, axis) => (axis === values.rank - 1 ? index * size : 0));
  return tf.slice(values, begin, [...values.shape.slice(0, -1), size]);
}
