import { dispose } from '@tensorflow/tfjs-core';
import { imageBatch } from '../attribution/input-gradient.js';
import type { RunOptions } from '../checkpoint.js';
import type { Network, TensorMap } from '../graph/network.js';
import { imageInput } from '../input-feed.js';
import { classOutput } from '../predict.js';
import { probabilitiesOf } from '../probabilities.js';
import { readTensor } from '../read-tensor.js';

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
  const { logits, activation, shape } = classOutput(network);
  const all = new Float32Array(images.reduce((sum, { length }) => sum + length, 0));
  images.forEach((image, i) => all.set(image, i * image.length));
  const feeds = { [imageInput(network).name]: imageBatch(network, all) };
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [logits], { signal, checkpoint });
    const values = await readTensor(fetched, logits);
    const classes = shape[0]!;
    return images.map((_, i) => {
      const own = values.slice(i * classes, (i + 1) * classes);
      return probabilitiesOf(own, activation)[classIndex]!;
    });
  } finally {
    dispose([feeds, fetched]);
  }
}
