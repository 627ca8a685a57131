import { dispose } from '@tensorflow/tfjs-core';
import { imageBatch } from '../attribution/input-gradient.js';
import type { RunOptions } from '../checkpoint.js';
import { classAnswers } from '../prediction/class-answers.js';
import type { Network, TensorMap } from '../graph/network.js';
import { imageInput } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { classOutput } from '../prediction/predict.js';
import { readTensor } from '../graph/read-tensor.js';

/**
 * Probability of a class for each of several images, in one forward pass.
 *
 * @throws ShapeError, NumericError, AbortError
 */
export async function classProbabilities(
  network: Network,
  images: readonly Float32Array[],
  classIndex: number,
  { signal, checkpoint }: RunOptions = {},
): Promise<number[]> {
  const output = classOutput(network);
  requireOfImage(network, output.logits);
  const all = new Float32Array(images.reduce((sum, { length }) => sum + length, 0));
  images.forEach((image, i) => all.set(image, i * image.length));
  const feeds = { [imageInput(network).name]: imageBatch(network, all) };
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [output.logits], { signal, checkpoint });
    const values = await readTensor(fetched, output.logits);
    return classAnswers(output, values).map(({ probabilities }) => probabilities[classIndex]!);
  } finally {
    dispose([feeds, fetched]);
  }
}
