import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { interleaveOnWasm } from './wasm/interleave.js';
import type { Pair } from './window.js';

/**
 * Puts the phases of a strided grid side by side: phase `r · sw + c` fills the cells
 * `(q·sh + r, p·sw + c)`. Phases come in order, one or several a part (a run of channels each); what
 * lies beyond `size` is cut off. Every phase has at least as many cells as it must fill.
 */
export function interleave(parts: readonly Tensor4D[], strides: Pair, size: Pair): Tensor4D {
  return interleaveOnWasm(parts, strides, size) ?? byConcatenation(parts, strides, size);
}

/** Columns side by side are a concatenation of channels; rows one of whole rows. */
function byConcatenation(
  parts: readonly Tensor4D[],
  [sh, sw]: Pair,
  [height, width]: Pair,
): Tensor4D {
  const all = parts.length === 1 ? parts : [tf.concat([...parts], 3)];
  const [joined] = all;
  if (!joined) throw new RangeError('interleaving nothing');
  const [n, rows, cells, depth] = joined.shape;
  const rowPhases = sh === 1 ? [joined] : tf.split(joined, sh, 3);
  const lines = rowPhases.map((x) => tf.reshape(x, [n * rows, 1, (cells * depth) / sh]));
  const channels = depth / (sh * sw);
  const whole: Tensor4D = tf.reshape(tf.concat(lines, 1), [n, rows * sh, cells * sw, channels]);
  if (rows * sh === height && cells * sw === width) return whole;
  return tf.slice(whole, [0, 0, 0, 0], [n, height, width, channels]);
}
