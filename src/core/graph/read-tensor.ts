import { dispose } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import { requireFinite } from '../finite.js';
import type { Network, TensorMap } from './network.js';
import { inputFeed } from './input-feed.js';
import { requireOfImage } from './of-image.js';
import { say, str } from '../sentence.js';

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
  requireFinite(values, say(str`"${name}"`));
  return values;
}

/**
 * Runs the network on one image as far as `name`, and reads that.
 *
 * @throws ImageIndependentError, LayerNotFoundError, NumericError, AbortError
 */
export async function readFromImage(
  network: Network,
  image: Float32Array,
  name: string,
  options: RunOptions,
): Promise<Float32Array<ArrayBuffer>> {
  return (await readAllFromImage(network, image, [name], options))[name]!;
}

/**
 * Runs the network on one image as far as those tensors, and reads them.
 *
 * @throws ImageIndependentError, LayerNotFoundError, NumericError, AbortError
 */
export async function readAllFromImage(
  network: Network,
  image: Float32Array,
  names: readonly string[],
  options: RunOptions,
): Promise<Readonly<Record<string, Float32Array<ArrayBuffer>>>> {
  requireOfImage(network, ...names);
  const feeds = inputFeed(network, image);
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, names, options);
    const read: [string, Float32Array<ArrayBuffer>][] = [];
    for (const name of new Set(names)) read.push([name, await readTensor(fetched, name)]);
    // Not by assignment: a layer may be named "__proto__".
    return Object.fromEntries(read);
  } finally {
    dispose([feeds, fetched]);
  }
}
