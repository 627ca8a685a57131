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
      const m = tf.add(tf.mul(this.#mean, 0.9), tf.mul(gradient, 0.1));
      const v = tf.add(tf.mul(this.#square, 0.999), tf.mul(tf.square(gradient), 0.001));
      const unbiased = Math.sqrt(1 - 0.999 ** this.#step) / (1 - 0.9 ** this.#step);
      const move = tf.div(tf.mul(m, this.rate * unbiased), tf.add(tf.sqrt(v), 1e-8));
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
