import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { deadChannels } from '../../src/core/activation/dead-channels.js';
import { channelObjective } from '../../src/core/feature-visualization/unit-objectives.js';
import type { Network, Objective, TensorMap } from '../../src/core/graph/network.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import { seededRandom } from '../../src/core/random.js';
import type { Work } from '../timing.js';

/** Pictures of noise, −1…1: what the first step of an ascent reads. */
export function noise(batch: number, size: number, channels = 3): Tensor4D {
  const random = seededRandom(1);
  const values = Float32Array.from(
    { length: batch * size ** 2 * channels },
    () => 2 * random() - 1,
  );
  return tf.tensor4d(values, [batch, size, size, channels]);
}

/** One forward pass to `tensor`, read back when `read`, else only waited for. */
export function forwardTo(network: Network, feed: Tensor, tensor: string): Work {
  return async () => {
    const out = await network.execute({ [imageInput(network).name]: feed }, [tensor]);
    await finish(out);
  };
}

/** One gradient of channel means of `tensor` back to the input: picture i, channel i. */
export function ascentStep(
  network: Network,
  feed: Tensor,
  tensor: string,
  channels: readonly number[],
): Work {
  return gradientOf(network, feed, channelObjective(tensor, channels));
}

/** One gradient of `objective` back to the input. */
export function gradientOf(network: Network, feed: Tensor, objective: Objective): Work {
  const { name } = imageInput(network);
  return async () => {
    const { values, gradients } = await network.gradient(objective, { [name]: feed }, [name]);
    await finish(gradients);
    tf.dispose(values);
  };
}

/** wasm computes at once, so disposing suffices; a GPU would have to be read. */
async function finish(tensors: TensorMap): Promise<void> {
  if (tf.getBackend() !== 'wasm') await Promise.all(Object.values(tensors).map((t) => t.data()));
  tf.dispose(tensors);
}

/** The first `count` channels of a layer that can be excited. */
export async function livingChannels(
  network: Network,
  layer: string,
  count: number,
): Promise<number[]> {
  const dead = new Set(await deadChannels(network, layer));
  const all = Array.from({ length: network.layer(layer).channels }, (_, channel) => channel);
  return all.filter((channel) => !dead.has(channel)).slice(0, count);
}

/** Layers at which ascent is measured: wide and early to narrow and deep. */
export const ascentLayers = [
  'block3_project_bn',
  'block7_add',
  'block10_add',
  'block15_project_bn',
] as const;
