import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Optimiser } from './render.js';

/** Adam (Kingma and Ba 2015) upwards, on one variable that it owns. */
export class AdamAscent implements Optimiser {
  #variable: Tensor;
  #mean: Tensor;
  #square: Tensor;
  #step = 0;

  constructor(
    start: Tensor,
    private readonly rate: number,
  ) {
    this.#variable = tf.clone(start);
    this.#mean = tf.zerosLike(start);
    this.#square = tf.zerosLike(start);
  }

  get variable(): Tensor {
    return this.#variable;
  }

  step(gradient: Tensor): void {
    this.#step += 1;
    const before = [this.#variable, this.#mean, this.#square];
    const [variable, mean, square] = tf.tidy((): [Tensor, Tensor, Tensor] => {
      // Both moments are kept without their factors 0.1 and 0.001, which are part of the quotient.
      const m = tf.add(tf.mul(this.#mean, 0.9), gradient);
      const v = tf.add(tf.mul(this.#square, 0.999), tf.square(gradient));
      const unbiased = Math.sqrt(1 - 0.999 ** this.#step) / (1 - 0.9 ** this.#step);
      const factor = 0.1 * this.rate * unbiased;
      const size = tf.add(tf.mul(tf.sqrt(v), Math.sqrt(0.001) / factor), 1e-8 / factor);
      const move = tf.div(m, size);
      return [tf.add(this.#variable, move), m, v];
    });
    this.#variable = variable;
    this.#mean = mean;
    this.#square = square;
    tf.dispose(before);
  }

  dispose(): void {
    tf.dispose([this.#variable, this.#mean, this.#square]);
  }
}
