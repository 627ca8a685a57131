import { dispose } from '@tensorflow/tfjs-core';
import { imageBatch } from '../attribution/input-gradient.js';
import type { RunOptions } from '../checkpoint.js';
import { imageInput } from '../graph/input-feed.js';
import type { Network, TensorMap } from '../graph/network.js';
import { requireOfImage } from '../graph/of-image.js';
import { isNumber } from '../graph/output-classes.js';
import { readTensor } from '../graph/read-tensor.js';
import { classAnswers } from './class-answers.js';
import { classOutput, explainedOutput } from './predict.js';

/**
 * What the network says of each of several images, in one forward pass: the share of each class, or its one number.
 *
 * @throws NoClassesError of features and pictures; ShapeError, NumericError, AbortError
 */
export async function answersToImages(
  network: Network,
  images: readonly Float32Array[],
  { signal, checkpoint }: RunOptions,
): Promise<readonly Float32Array<ArrayBuffer>[]> {
  const output = explainedOutput(network);
  const number = isNumber(output);
  const { logits } = number ? output : classOutput(network);
  requireOfImage(network, logits);
  const all = new Float32Array(images.reduce((sum, { length }) => sum + length, 0));
  images.forEach((image, i) => all.set(image, i * image.length));
  const feeds = { [imageInput(network).name]: imageBatch(network, all) };
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [logits], { signal, checkpoint });
    const values = await readTensor(fetched, logits);
    if (number) return Array.from(values, (value) => Float32Array.of(value));
    return classAnswers(output, values).map(({ probabilities }) => probabilities);
  } finally {
    dispose([feeds, fetched]);
  }
}
