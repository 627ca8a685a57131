import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Affine } from './batch-normalization.js';
import { CEILING, rectify, type Rectifier } from './rectifier.js';
import { normalizeWithMeansOnWasm } from './wasm/normalize-with-means.js';

/** Mean over the channels, `[n, h, w]` of `[n, h, w, c]`. */
export const channelMean = (x: Tensor): Tensor => tf.mean(x, -1);

/** What a BatchNorm and a rectifier make of a tensor, and the channel means on the way. */
export type NormalizedWithMeans = {
  readonly output: Tensor;
  /** Of the input, of the normalised input, and of the output where there is a rectifier. */
  readonly means: Tensor[];
};

/** A BatchNorm and the rectifier behind it, if any, in one kernel with the means where kernels run. */
export function normalizeWithMeans(
  x: Tensor,
  affine: Affine,
  rectifier: Rectifier | undefined,
): NormalizedWithMeans {
  const [low, ceiling] = rectifier ? [0, CEILING[rectifier]] : [-Infinity, Infinity];
  const [result, ...means] = normalizeWithMeansOnWasm(x, affine, low, ceiling) ?? [];
  if (result) return { output: result, means: rectifier ? means : means.slice(0, 2) };
  const normalized = tf.add(tf.mul(x, affine.scale), affine.shift);
  const output = rectifier ? rectify(rectifier, normalized) : normalized;
  const seen = rectifier ? [x, normalized, output] : [x, normalized];
  return { output, means: seen.map(channelMean) };
}
