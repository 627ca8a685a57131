import * as tf from '@tensorflow/tfjs-core';
import { channelObjective } from '../../src/core/feature-visualization/unit-objectives.js';
import type { Network } from '../../src/core/graph/network.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import { seededRandom } from '../../src/core/random.js';
import type { Scored } from './robust-score.js';

const STEPS = 40;

/**
 * The pictures of the usual tutorials (keras.io "Visualizing what convnets learn", tfjs-examples
 * `visualize-convnet`): pixels 128 + 20·U(0, 1), forty steps of size 1 along the gradient over its
 * root mean square, clipped to 0…255. For networks that read RGB.
 */
export async function naivePictures(
  network: Network,
  tensor: string,
  channels: readonly number[],
  size: number,
): Promise<Scored[]> {
  const { name, preprocessing } = imageInput(network);
  const [mean, std] = [tf.tensor1d([...preprocessing.mean]), tf.tensor1d([...preprocessing.std])];
  const random = seededRandom(7);
  const shape: [number, number, number, number] = [channels.length, size, size, 3];
  const start = Float32Array.from(
    { length: tf.util.sizeFromShape(shape) },
    () => 128 + 20 * random(),
  );
  let image = tf.tensor4d(start, shape);
  const objective = channelObjective(tensor, channels);
  for (let step = 0; step < STEPS; step++) {
    const feed = tf.tidy(() => tf.div(tf.sub(image, mean), std));
    const { values, gradients } = await network.gradient(objective, { [name]: feed }, [name]);
    const before = image;
    image = tf.tidy(() => {
      const gradient = tf.div(gradients[name]!, std);
      const size = tf.sqrt(tf.mean(tf.square(gradient), [1, 2, 3], true));
      return tf.clipByValue(tf.add(before, tf.div(gradient, tf.add(size, 1e-12))), 0, 255);
    });
    tf.dispose([before, feed, values, gradients]);
  }
  const values = await image.data();
  tf.dispose([image, mean, std]);
  const each = size * size;
  return channels.map((channel, index) => {
    const pixels = new Uint8ClampedArray(4 * each).fill(255);
    for (let i = 0; i < each; i++) {
      for (let c = 0; c < 3; c++) pixels[4 * i + c] = values[3 * (index * each + i) + c] ?? 0;
    }
    return { channel, size, pixels };
  });
}
