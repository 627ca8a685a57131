import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { GREY, type Transform } from './transform.js';

/** A Gaussian blur of that standard deviation in pixels, with grey around the picture. */
export function blur(deviation: number): Transform {
  // A symmetric window is its own adjoint.
  const blurred = (image: Tensor4D): Tensor4D =>
    tf.tidy(() => {
      const channels = image.shape[3];
      const window = gaussian(deviation);
      const tile = (shape: [number, number, number, number]): Tensor4D =>
        tf.tile(tf.tensor4d(window, shape), [1, 1, channels, 1]);
      const rows = tf.depthwiseConv2d(image, tile([window.length, 1, 1, 1]), 1, 'same');
      return tf.depthwiseConv2d(rows, tile([1, window.length, 1, 1]), 1, 'same');
    });
  return {
    forward: (image) => tf.tidy(() => tf.add(blurred(tf.sub(image, GREY)), GREY)),
    backward: blurred,
  };
}

/** Weights of a window three deviations wide on each side, adding up to 1. */
function gaussian(deviation: number): number[] {
  const reach = Math.ceil(3 * deviation);
  const values = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
}
