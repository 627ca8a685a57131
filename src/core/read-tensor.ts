import { dispose } from '@tensorflow/tfjs-core';
import type { RunOptions } from './checkpoint.js';
import { requireFinite } from './finite.js';
import type { Network, TensorMap } from './graph/network.js';
import { inputFeed } from './input-feed.js';

/**
 * The values of one tensor of a run, copied; the tensor stays the caller's.
 *
 * @throws NumericError when a value is not finite
 */
export async function readTensor(
  tensors: TensorMap,
  name: string,
): Promise<Float32Array<ArrayBuffer>> {
  const found = tensors[name];
  if (!found) throw new RangeError(`the run gave no tensor "${name}"`);
  const values = new Float32Array(await found.data());
  requireFinite(values, `"${name}"`);
  return values;
}

/** Runs the network on one image as far as `name`, and reads that. */
export async function readFromImage(
  network: Network,
  image: Float32Array,
  name: string,
  options: RunOptions,
): Promise<Float32Array<ArrayBuffer>> {
  const feeds = inputFeed(network, image);
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [name], options);
    return await readTensor(fetched, name);
  } finally {
    dispose([feeds, fetched]);
  }
}
