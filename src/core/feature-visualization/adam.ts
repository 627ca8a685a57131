import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Optimiser, StepSize } from './render.js';

/**
 * How much of each moment is kept from step to step: β₁ and β₂. With the usual β₁ of 0.9 a picture
 * still follows shifts of ten steps ago; at 0.5 it reaches 5 to 10 % more in as many steps, at every
 * depth (docs/methods.md).
 */
const MEMORY = { mean: 0.5, square: 0.999 } as const;

/** Adam (Kingma and Ba 2015) upwards, on one variable that it owns. */
export class AdamAscent implements Optimiser {
  #variable: Tensor;
  #mean: Tensor;
  #square: Tensor;
  #step = 0;

  constructor(
    start: Tensor,
    private readonly pace: StepSize,
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
      // Both moments are kept without their factors 1 − β, which are part of the quotient.
      const m = tf.add(tf.mul(this.#mean, MEMORY.mean), gradient);
      const v = tf.add(tf.mul(this.#square, MEMORY.square), tf.square(gradient));
      const unbiased = Math.sqrt(1 - MEMORY.square ** this.#step) / (1 - MEMORY.mean ** this.#step);
      const factor = (1 - MEMORY.mean) * this.pace(this.#step) * unbiased;
      const root = Math.sqrt(1 - MEMORY.square) / factor;
      const size = tf.add(tf.mul(tf.sqrt(v), root), 1e-8 / factor);
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
