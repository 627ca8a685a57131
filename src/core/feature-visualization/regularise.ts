import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { blur } from './blur.js';
import type { Regularisation } from './regularisation.js';
import { GREY } from './transform.js';

/**
 * Gradient of the penalty with respect to the pixels (0…1), or null when all weights are zero. The
 * penalties are means over a picture's values, so that their weights do not depend on its size.
 */
export function penaltyGradient(weights: Regularisation): ((image: Tensor4D) => Tensor4D) | null {
  const slopes: Readonly<Record<keyof Regularisation, (image: Tensor4D) => Tensor4D>> = {
    totalVariation: (image) => tf.mul(roughness(image), 2),
    l2: (image) => tf.mul(tf.sub(image, GREY), 2),
    l6: (image) => {
      const away = tf.mul(tf.sub(image, GREY), 2);
      return tf.mul(tf.mul(tf.square(tf.square(away)), away), 12);
    },
    grain: (image) => tf.mul(grain(grain(tf.sub(image, GREY))), 2),
  };
  const names = Object.keys(slopes) as (keyof Regularisation)[];
  const active = names.filter((name) => weights[name] !== 0);
  if (active.length === 0) return null;
  return (image) =>
    tf.tidy(() => {
      const values = image.size / image.shape[0];
      const parts = active.map((name): Tensor4D => {
        return tf.mul(slopes[name](image), weights[name] / values);
      });
      return tf.addN(parts);
    });
}

/** What a blur takes away. The blur is its own adjoint, and so is this. */
function grain(image: Tensor4D): Tensor4D {
  return tf.sub(image, oneWide.backward(image));
}

const oneWide = blur(1);

/** For each pixel the sum of its differences from its neighbours: the negative Laplacian. */
function roughness(image: Tensor4D): Tensor4D {
  const [n, height, width, channels] = image.shape;
  const along = (axis: 1 | 2): Tensor4D => {
    const length = axis === 1 ? height : width;
    const size: [number, number, number, number] = [n, height, width, channels];
    size[axis] = length - 1;
    const from: [number, number, number, number] = [0, 0, 0, 0];
    const low = tf.slice(image, from, size);
    from[axis] = 1;
    const step: Tensor4D = tf.sub(tf.slice(image, from, size), low);
    const span = (before: number, after: number) =>
      [0, 1, 2, 3].map((a): [number, number] => (a === axis ? [before, after] : [0, 0]));
    return tf.sub(tf.pad(step, span(1, 0)), tf.pad(step, span(0, 1)));
  };
  return tf.add(along(1), along(2));
}
