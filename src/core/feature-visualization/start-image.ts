import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { flatten } from '../image/flatten.js';
import type { Picture } from '../image/picture.js';
import { preprocess } from '../image/preprocess.js';
import { centredBox } from '../resample/centred-box.js';
import { resize } from '../resample/resize.js';

/**
 * The largest centred square of a photo, once for each of `count` pictures that grow from it:
 * `[count, side, side, channels]`, 0…1, red first.
 */
export function startImage(
  photo: Picture,
  { count, side, channels }: { count: number; side: number; channels: number },
): Tensor4D {
  const square = { height: side, width: side };
  const seen = resize(flatten(photo, centredBox(photo, square)), square);
  const each = Array.from({ length: channels });
  const values = preprocess(seen, {
    mean: each.map(() => 0),
    std: each.map(() => 255),
    channels: channels === 1 ? 'grey' : 'RGB',
  });
  return tf.tidy(() => {
    const one = tf.tensor4d(values, [1, side, side, channels]);
    return tf.tile(one, [count, 1, 1, 1]);
  });
}
