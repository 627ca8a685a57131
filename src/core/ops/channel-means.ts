import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Affine } from './batch-normalization.js';
import { CEILING, throughGate, type Gate } from './gate.js';
import { normalizeWithMeansOnWasm } from './wasm/normalize-with-means.js';

/** Mean over the channels, `[n, h, w]` of `[n, h, w, c]`. */
export const channelMean = (x: Tensor): Tensor => tf.mean(x, -1);

/** What a BatchNorm and a gate make of a tensor, and the channel means on the way. */
export type NormalizedWithMeans = {
  readonly output: Tensor;
  /** Of the input, of the normalised input, and of the output where there is a gate. */
  readonly means: Tensor[];
};

/** A BatchNorm and the gate behind it, if any, in one kernel with the means where kernels run. */
export function normalizeWithMeans(
  x: Tensor,
  affine: Affine,
  gate: Gate | undefined,
): NormalizedWithMeans {
  const [low, ceiling] = gate ? [0, CEILING[gate]] : [-Infinity, Infinity];
  const [result, ...means] = normalizeWithMeansOnWasm(x, affine, low, ceiling) ?? [];
  if (result) return { output: result, means: gate ? means : means.slice(0, 2) };
  const normalized = tf.add(tf.mul(x, affine.scale), affine.shift);
  const output = gate ? throughGate(gate, normalized) : normalized;
  const seen = gate ? [x, normalized, output] : [x, normalized];
  return { output, means: seen.map(channelMean) };
}
