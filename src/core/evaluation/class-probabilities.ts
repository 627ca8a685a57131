import type { RunOptions } from '../checkpoint.js';
import type { Network } from '../graph/network.js';
import { answersToImages } from '../prediction/answers-to-images.js';

/**
 * Probability of a class for each of several images, in one forward pass.
 *
 * @throws ShapeError, NumericError, AbortError
 */
export async function classProbabilities(
  network: Network,
  images: readonly Float32Array[],
  classIndex: number,
  options: RunOptions = {},
): Promise<number[]> {
  const answers = await answersToImages(network, images, options);
  return answers.map((shares) => shares[classIndex]!);
}
