import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Optimiser, StepSize } from './render.js';

/**
 * Steps of a given size along the gradient, which is divided by its root mean square in each picture,
 * as the examples of Keras and tfjs do. On a variable that it owns.
 *
 * Adam measures each coefficient by itself, so that those for which the channel cares little move as
 * far as those for which it cares much: what a picture gets of them is grain. Here they keep their
 * proportions (docs/methods.md).
 */
export class RmsAscent implements Optimiser {
  #variable: Tensor;
  #step = 0;

  /** @param pictures - in equal parts along the first axis of the variable */
  constructor(
    start: Tensor,
    private readonly pace: StepSize,
    private readonly pictures: number,
  ) {
    this.#variable = tf.clone(start);
  }

  get variable(): Tensor {
    return this.#variable;
  }

  step(gradient: Tensor): void {
    this.#step += 1;
    const before = this.#variable;
    this.#variable = tf.tidy((): Tensor => {
      const each = tf.reshape(gradient, [this.pictures, -1]);
      const length = tf.sqrt(tf.mean(tf.square(each), 1, true));
      const move = tf.mul(tf.div(each, tf.add(length, 1e-8)), this.pace(this.#step));
      return tf.add(before, tf.reshape(move, before.shape));
    });
    before.dispose();
  }

  dispose(): void {
    this.#variable.dispose();
  }
}
