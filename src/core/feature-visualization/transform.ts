import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { wholeBetween } from '../random.js';

/** A change that a picture must survive, drawn anew at each step. */
export interface Transform {
  forward(image: Tensor4D): Tensor4D;
  /** Gradient with respect to the picture before this transform. */
  backward(gradient: Tensor4D): Tensor4D;
}

/** Pixels are 0…1; what a transform brings in from outside is grey. */
export const GREY = 0.5;

/** One transform after the other. */
export function inSequence(transforms: readonly Transform[]): Transform {
  const all = (image: Tensor4D, changes: readonly Transform['forward'][]): Tensor4D =>
    tf.tidy(() => changes.reduce((before, change) => change(before), tf.clone(image)));
  return {
    forward: (image) =>
      all(
        image,
        transforms.map(({ forward }) => forward),
      ),
    backward: (gradient) => all(gradient, transforms.map(({ backward }) => backward).reverse()),
  };
}

/** A shift by up to `most` whole pixels down or up and right or left, grey coming in. */
export function jitter(random: () => number, most: number): Transform {
  const down = wholeBetween(random, -most, most);
  const right = wholeBetween(random, -most, most);
  return {
    forward: (image) => shifted(image, down, right, GREY),
    backward: (gradient) => shifted(gradient, -down, -right, 0),
  };
}

function shifted(image: Tensor4D, down: number, right: number, fill: number): Tensor4D {
  const [n, height, width, channels] = image.shape;
  if (down === 0 && right === 0) return tf.clone(image);
  return tf.tidy(() => {
    const kept = tf.slice(
      image,
      [0, Math.max(0, -down), Math.max(0, -right), 0],
      [n, height - Math.abs(down), width - Math.abs(right), channels],
    );
    return tf.pad(
      kept,
      [
        [0, 0],
        [Math.max(0, down), Math.max(0, -down)],
        [Math.max(0, right), Math.max(0, -right)],
        [0, 0],
      ],
      fill,
    );
  });
}
