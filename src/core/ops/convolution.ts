import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { rectifierGradient, type Rectifier } from './rectifier.js';
import { valueCount, type BackwardContext } from './op.js';
import { windowAxis, type Padding, type Pair, type WindowAxis } from './window.js';

/* What dense and depthwise convolutions share. */

export interface ConvolutionAttributes {
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly padding: Padding;
  /** Runs of channels that do not mix, of dense convolutions; 1 unless given. */
  readonly groups?: number;
  /** A rectifier fused behind the bias. */
  readonly rectifier?: Rectifier | undefined;
}

/** Both axes of a convolution's window over an input `[n, h, w, c]`. */
export function axes(
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, dilations, padding }: ConvolutionAttributes,
): [WindowAxis, WindowAxis] {
  const [, height = 1, width = 1] = inputShape;
  const [kh = 1, kw = 1] = filterShape;
  return [
    windowAxis(height, kh, strides[0], dilations[0], padding),
    windowAxis(width, kw, strides[1], dilations[1], padding),
  ];
}

/**
 * Input and padding to hand to a kernel. Where `same` leaves cells at the end unread (a window
 * smaller than its stride), wasm's kernel computes a negative padding and reads nothing: those
 * cells are cut off, and `valid` is said wherever it means the same.
 */
export function framed(
  x: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
): { readonly x: Tensor4D; readonly pad: Padding } {
  const padded = ({ before, after }: WindowAxis) => before + after > 0;
  if (!padded(rows) && !padded(columns)) return { x, pad: 'valid' };
  const [n, height, width, channels] = x.shape;
  const read = ({ input, output, kernel, stride, dilation }: WindowAxis) =>
    Math.min(input, (output - 1) * stride + (kernel - 1) * dilation + 1);
  const size: Pair = [read(rows), read(columns)];
  if (size[0] === height && size[1] === width) return { x, pad: 'same' };
  return { x: tf.slice(x, [0, 0, 0, 0], [n, ...size, channels]), pad: 'same' };
}

/**
 * Values that XNNPACK needs room for while a window slides: a pointer for each tap of each output
 * cell, whatever the batch. The gradient is a convolution over as many cells with as many taps; where
 * the stride is not 1 it is put together from its phases.
 */
export function windowScratch(
  inputShape: readonly number[],
  [rows, columns]: readonly [WindowAxis, WindowAxis],
): number {
  const pointers = rows.output * columns.output * rows.kernel * columns.kernel;
  return pointers + (rows.stride * columns.stride > 1 ? valueCount(inputShape) : 0);
}

/** What a reversed filter depends on besides the filter: where the phases lie. */
export function alignment(rows: WindowAxis, columns: WindowAxis): string {
  const one = (axis: WindowAxis) =>
    axis.stride === 1 ? '1' : `${axis.stride}+${axis.before % axis.stride}`;
  return `${one(rows)}x${one(columns)}`;
}

/** Gradient before the rectifier that is fused behind a convolution, if there is one. */
export function beforeGate(
  { dy, output, rule }: BackwardContext,
  { rectifier }: ConvolutionAttributes,
): Tensor4D {
  return (rectifier && output ? rectifierGradient(rectifier, dy, output, rule) : dy) as Tensor4D;
}
