import { dispose } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import type { Network, TensorMap } from '../graph/network.js';
import { imageInput } from '../graph/input-feed.js';
import { readFromImage, readTensor } from '../graph/read-tensor.js';
import { isSettled, settle, aimValues, type Aim, type SettledAim } from './aim.js';
import { imageBatch } from './input-gradient.js';

/**
 * The number explained, of each image of a batch, in one forward pass.
 *
 * @param images - `[batch, height, width, channels]`, one after the other
 * @throws NumericError, AbortError
 */
export async function imageValues(
  network: Network,
  images: Float32Array,
  aim: SettledAim,
  options: RunOptions = {},
): Promise<number[]> {
  const feeds = { [imageInput(network).name]: imageBatch(network, images) };
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [aim.tensor], options);
    return aimValues(aim, await readTensor(fetched, aim.tensor));
  } finally {
    dispose([feeds, fetched]);
  }
}

/** The aim with its class: the strongest of `image`, where none was named. */
export async function settledFor(
  network: Network,
  image: Float32Array,
  aim: Aim,
  options: RunOptions = {},
): Promise<SettledAim> {
  if (isSettled(aim)) return aim;
  return settle(network, aim, await readFromImage(network, image, aim.tensor, options));
}
