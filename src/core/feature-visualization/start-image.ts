import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { flatten } from '../image/flatten.js';
import type { Picture } from '../image/picture.js';
import { preprocess } from '../image/preprocess.js';
import { centredBox } from '../resample/centred-box.js';
import type { Size } from '../resample/raster.js';
import { resize } from '../resample/resize.js';

/**
 * The largest centred part of a photo in the proportions of the pictures, once for each of `count` that
 * grow from it: `[count, height, width, channels]`, 0…1, red first.
 */
export function startImage(
  photo: Picture,
  { count, channels, ...size }: Size & { readonly count: number; readonly channels: number },
): Tensor4D {
  const seen = resize(flatten(photo, centredBox(photo, size)), size);
  const each = Array.from({ length: channels });
  const values = preprocess(seen, {
    mean: each.map(() => 0),
    std: each.map(() => 255),
    channels: channels === 1 ? 'grey' : 'RGB',
  });
  return tf.tidy(() => {
    const one = tf.tensor4d(values, [1, size.height, size.width, channels]);
    return tf.tile(one, [count, 1, 1, 1]);
  });
}
