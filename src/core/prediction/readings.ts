import type { RunOptions } from '../checkpoint.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { prepareImage } from '../image/prepare-image.js';
import { preprocessingsFor, type PreprocessingName } from '../image/preprocessings.js';
import { imageInput } from '../graph/input-feed.js';
import { predict } from './predict.js';
import type { Prediction } from './predict.types.js';

/** What a network makes of a picture when it is prepared in one of the usual ways, or as it is now. */
export interface Reading {
  /** `own`: as the network reads it now. */
  readonly name: PreprocessingName | 'own';
  readonly preprocessing: Preprocessing;
  /** The strongest class. */
  readonly top: Prediction;
}

export interface ReadingsOptions extends RunOptions {
  /** Called after each. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The strongest class by the network's own preprocessing and by each usual one, to see which of them the network was trained
 * with: with the right one it is sure of what the picture shows.
 *
 * @param picture - as `prepareImage` gives it in `input`, at the size of the network's input
 * @throws ShapeError, NumericError, AbortError
 */
export async function readings(
  network: Network,
  picture: Picture,
  options: ReadingsOptions = {},
): Promise<readonly Reading[]> {
  const input = imageInput(network);
  const { shape, preprocessing } = input;
  const ways = [{ name: 'own', preprocessing } as const, ...preprocessingsFor(shape[2] ?? 0)];
  const found: Reading[] = [];
  for (const way of ways) {
    const read = { ...input, preprocessing: way.preprocessing };
    const { values } = prepareImage(picture, read, { crop: 'none', displaySide: 1 });
    const { top } = await predict(network, values, { ...options, top: 1 });
    found.push({ ...way, top: top[0]! });
    options.onProgress?.(found.length, ways.length);
  }
  return found;
}
