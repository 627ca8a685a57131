import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Objective } from '../graph/network.js';

export type Tensors = Readonly<Record<string, Tensor>>;

/** An objective that also tells its value for each picture of the batch. */
export interface BatchObjective extends Objective {
  /** What is maximised, in words. */
  readonly description: string;
  /** Value of each picture, `[n]`. */
  value(tensors: Tensors): Tensor1D;
}

/** All of the objectives at once. */
export function sumOf(objectives: readonly BatchObjective[]): BatchObjective {
  return {
    description: objectives.map(({ description }) => description).join(' + '),
    reads: [...new Set(objectives.flatMap(({ reads }) => reads))],
    value: (tensors) =>
      tf.tidy(() => objectives.map((one) => one.value(tensors)).reduce((a, b) => tf.add(a, b))),
    seed: (tensors) =>
      tf.tidy(() => {
        const seeds = new Map<string, Tensor>();
        for (const objective of objectives) {
          for (const [name, seed] of Object.entries(objective.seed(tensors))) {
            const known = seeds.get(name);
            seeds.set(name, known ? tf.add(known, seed) : seed);
          }
        }
        return Object.fromEntries(seeds);
      }),
  };
}

/** An objective that counts `factor` times; with −1 it is minimised. */
export function times(factor: number, objective: BatchObjective): BatchObjective {
  return {
    description:
      factor === -1 ? `− ${objective.description}` : `${factor} × ${objective.description}`,
    reads: objective.reads,
    value: (tensors) => tf.tidy((): Tensor1D => tf.mul(objective.value(tensors), factor)),
    seed: (tensors) =>
      tf.tidy(() =>
        Object.fromEntries(
          Object.entries(objective.seed(tensors)).map(([name, seed]) => [
            name,
            tf.mul(seed, factor),
          ]),
        ),
      ),
  };
}

/**
 * `own`, pulled by `other` as well: in each picture that counts `share` times the size of the
 * picture's own value, whatever scale the layer has. The value stays `own`'s.
 */
export function pulledBy(
  own: BatchObjective,
  share: number,
  other: BatchObjective,
): BatchObjective {
  const weighed: BatchObjective = {
    ...other,
    seed: (tensors) =>
      tf.tidy(() => {
        const weights = tf.mul(tf.abs(own.value(tensors)), share);
        const each = (seed: Tensor): Tensor =>
          tf.mul(seed, tf.reshape(weights, [-1, ...seed.shape.slice(1).map(() => 1)]));
        const seeds = Object.entries(other.seed(tensors));
        return Object.fromEntries(seeds.map(([name, seed]) => [name, each(seed)]));
      }),
  };
  return { ...sumOf([own, weighed]), value: (tensors) => own.value(tensors) };
}

/** The tensor that an objective reads. */
export function tensorNamed(tensors: Tensors, name: string): Tensor {
  const found = tensors[name];
  if (!found) throw new RangeError(`the objective reads "${name}"`);
  return found;
}
