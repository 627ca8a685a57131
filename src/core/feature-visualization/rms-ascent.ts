import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Optimiser } from './render.js';

/**
 * Steps of one size along the gradient, which is divided by its root mean square in each picture,
 * as the examples of Keras and tfjs do. On a variable that it owns.
 */
export class RmsAscent implements Optimiser {
  #variable: Tensor;

  /** @param pictures - in equal parts along the first axis of the variable */
  constructor(
    start: Tensor,
    private readonly rate: number,
    private readonly pictures: number,
  ) {
    this.#variable = tf.clone(start);
  }

  get variable(): Tensor {
    return this.#variable;
  }

  step(gradient: Tensor): void {
    const before = this.#variable;
    this.#variable = tf.tidy((): Tensor => {
      const each = tf.reshape(gradient, [this.pictures, -1]);
      const length = tf.sqrt(tf.mean(tf.square(each), 1, true));
      const move = tf.mul(tf.div(each, tf.add(length, 1e-8)), this.rate);
      return tf.add(before, tf.reshape(move, before.shape));
    });
    before.dispose();
  }

  dispose(): void {
    this.#variable.dispose();
  }
}
