import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { interleaveOnWasm } from './wasm/interleave.js';
import type { Grid } from './strided-grid.types.js';

/**
 * Puts the phases of a strided grid side by side: that of place `[r, c]` fills the cells
 * `(q·sh + r, p·sw + c)`. Phases come in order, one or several a part (a run of channels each); what
 * lies beyond `size` is cut off. Every phase has at least as many cells as it must fill.
 */
export function interleave(parts: readonly Tensor4D[], grid: Grid): Tensor4D {
  return interleaveOnWasm(parts, grid) ?? byConcatenation(parts, grid);
}

/** Columns side by side are a concatenation of channels; rows one of whole rows. */
function byConcatenation(parts: readonly Tensor4D[], grid: Grid): Tensor4D {
  const [sh, sw] = grid.strides;
  const [height, width] = grid.size;
  const all = withEmpty(parts, grid);
  const joined = all.length === 1 ? all[0] : tf.concat([...all], 3);
  if (!joined) throw new RangeError('interleaving nothing');
  const [n, rows, cells, depth] = joined.shape;
  const rowPhases = sh === 1 ? [joined] : tf.split(joined, sh, 3);
  const lines = rowPhases.map((x) => tf.reshape(x, [n * rows, 1, (cells * depth) / sh]));
  const channels = depth / (sh * sw);
  const whole: Tensor4D = tf.reshape(tf.concat(lines, 1), [n, rows * sh, cells * sw, channels]);
  if (rows * sh === height && cells * sw === width) return whole;
  return tf.slice(whole, [0, 0, 0, 0], [n, height, width, channels]);
}

/** The phases with zeros in the places of those that there are not. */
function withEmpty(
  parts: readonly Tensor4D[],
  { places, strides: [sh, sw] }: Grid,
): readonly Tensor4D[] {
  if (places.length === sh * sw) return parts;
  const phases = parts.flatMap((part) => tf.split<Tensor4D>(part, places.length / parts.length, 3));
  const none = tf.zerosLike(phases[0]!);
  return Array.from({ length: sh * sw }, (_, phase) => {
    const at = places.findIndex(([r, c]) => r * sw + c === phase);
    return phases[at] ?? none;
  });
}
