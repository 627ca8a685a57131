import { fileURLToPath } from 'node:url';
import { imageInput } from '../../core/graph/input-feed.js';
import type { Network } from '../../core/graph/network.js';
import {
  prepareImage,
  type PreparedImage,
  type PrepareOptions,
} from '../../core/image/prepare-image.js';
import { decodePicture } from './decode-picture.js';

/**
 * Reads a picture as a network does: decoded, upright, cut, resized and preprocessed for the input that takes
 * the image. Its `values` are what `predict`, `heatmap` and the other questions take.
 *
 * @param source - a path, a `file:` URL, or the file's bytes
 * @throws ImageDecodeError when it is no picture, and as `prepareImage`
 */
export async function readPhoto(
  source: string | URL | Uint8Array,
  network: Network,
  options: PrepareOptions = {},
): Promise<PreparedImage> {
  const file = source instanceof URL ? fileURLToPath(source) : source;
  const { picture } = await decodePicture(file);
  return prepareImage(picture, imageInput(network), options);
}
