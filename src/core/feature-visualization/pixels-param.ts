import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { gaussians } from '../random.js';
import type { Param, ParamOptions } from './param.types.js';

/** Pixels this near to black or white have no slope left to move on. */
const EDGE = 0.005;

/**
 * Pictures as what they are: each value on its own, through a sigmoid that keeps it 0…1. Without
 * correlation from pixel to pixel the result is fine-grained.
 */
export function pixelsParam({ sources, size, channels, deviation, image }: ParamOptions): Param {
  const each = size * size * channels;
  const values = new Float32Array(sources.length * each);
  sources.forEach((random, index) => values.set(gaussians(random, each, deviation), index * each));
  const noise = tf.tensor4d(values, [sources.length, size, size, channels]);
  const start = image ? tf.tidy(() => tf.add(noise, logit(image))) : noise;
  if (image) noise.dispose();
  return {
    start,
    image: (variable) => tf.sigmoid(variable as Tensor4D),
    backward: (gradient, pixels) =>
      tf.tidy(() => tf.mul(gradient, tf.mul(pixels, tf.sub(1, pixels)))),
    dispose: () => start.dispose(),
  };
}

/** The inverse of the sigmoid, of pixels 0…1. */
export function logit(image: Tensor4D): Tensor4D {
  return tf.tidy(() => {
    const inner = tf.clipByValue(image, EDGE, 1 - EDGE);
    return tf.log(tf.div(inner, tf.sub(1, inner)));
  });
}
