import * as tf from '@tensorflow/tfjs-core';
import { gaussians } from '../random.js';
import { GREY, type Transform } from './transform.js';

/** The picture in a frame of grey, so many pixels wide: it is shown larger to the network. */
export function pad(pixels: number): Transform {
  const around: [number, number] = [pixels, pixels];
  return {
    forward: (image) => tf.pad(image, [[0, 0], around, around, [0, 0]], GREY),
    backward(gradient) {
      const [n, height, width, channels] = gradient.shape;
      const size: [number, number, number, number] = [n, height, width, channels];
      size[1] -= 2 * pixels;
      size[2] -= 2 * pixels;
      return tf.slice(gradient, [0, pixels, pixels, 0], size);
    },
  };
}

/** Left and right change places, or nothing happens. */
export function flip(mirrored: boolean): Transform {
  const change: Transform['forward'] = (image) =>
    mirrored ? tf.reverse(image, 2) : tf.clone(image);
  return { forward: change, backward: change };
}

/** Adds normal noise of that standard deviation; pixels are 0…1. */
export function noise(random: () => number, deviation: number): Transform {
  return {
    forward: (image) =>
      tf.tidy(() =>
        tf.add(image, tf.tensor4d(gaussians(random, image.size, deviation), image.shape)),
      ),
    backward: (gradient) => tf.clone(gradient),
  };
}
