import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';

export interface Regularisation {
  /** Weight of the total variation: squared differences of neighbouring pixels. */
  readonly totalVariation: number;
  /** Weight of the squared distance from grey. */
  readonly l2: number;
}

/**
 * Gradient of the penalty with respect to the pixels (0…1), or null when all weights are zero. The
 * penalties are means over a picture's values, so that their weights do not depend on its size.
 */
export function penaltyGradient({
  totalVariation,
  l2,
}: Regularisation): ((image: Tensor4D) => Tensor4D) | null {
  if (totalVariation === 0 && l2 === 0) return null;
  return (image) =>
    tf.tidy(() => {
      const [, height, width, channels] = image.shape;
      const share = 1 / (height * width * channels);
      const rough = tf.mul(roughness(image), 2 * totalVariation * share);
      const far = tf.mul(tf.sub(image, 0.5), 2 * l2 * share);
      return tf.add(rough, far);
    });
}

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
