import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { imageInput } from '../graph/input-feed.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { prepareImage, type CropMode } from '../image/prepare-image.js';
import type { Size } from '../resample/raster.js';

/**
 * A photo as the pictures that grow are kept: every channel that the network reads, as colours 0…1 and
 * red first. `render` makes of it what `prepareImage` gives a network of that size.
 *
 * @returns `[1, height, width, channels]`, which belongs to the caller
 */
export function photoTensor(
  network: Network,
  photo: Picture,
  { height, width, crop }: Size & { readonly crop: CropMode },
): Tensor4D {
  const { name, shape, preprocessing } = imageInput(network);
  const { channels: order, mean } = preprocessing;
  const input = {
    name,
    shape: [height, width, shape[2] ?? 0],
    preprocessing: {
      mean: mean.map(() => 0),
      std: mean.map(() => 255),
      channels: order === 'BGR' ? ('RGB' as const) : order,
    },
  };
  const { values } = prepareImage(photo, input, { crop, displaySide: 1 });
  return tf.tensor4d(values, [1, height, width, mean.length]);
}
