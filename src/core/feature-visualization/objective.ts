import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Objective } from '../graph/network.js';

/** An objective that also tells its value for each picture of the batch. */
export interface BatchObjective extends Objective {
  /** What is maximised, in words. */
  readonly description: string;
  /** Value of each picture, `[n]`. */
  value(tensors: Readonly<Record<string, Tensor>>): Tensor1D;
}

/**
 * Picture `i` of the batch maximises the mean of channel `channels[i]` of `tensor` over all
 * positions.
 */
export function channelObjective(tensor: string, channels: readonly number[]): BatchObjective {
  const picked = (of: Tensor): Tensor => {
    const depth = of.shape[of.rank - 1] ?? 1;
    const one = tf.cast(tf.oneHot(tf.tensor1d([...channels], 'int32'), depth), 'float32');
    const middle = of.shape.slice(1, -1).map(() => 1);
    return tf.reshape(one, [channels.length, ...middle, depth]);
  };
  const positions = (of: Tensor) => of.shape.slice(1, -1).reduce((product, n) => product * n, 1);
  const read = (tensors: Readonly<Record<string, Tensor>>): Tensor => {
    const found = tensors[tensor];
    if (!found) throw new RangeError(`the objective reads "${tensor}"`);
    return found;
  };
  return {
    description: `mean of ${channels.length === 1 ? `channel ${channels[0]}` : 'each channel'} of ${tensor}`,
    reads: [tensor],
    value: (tensors) =>
      tf.tidy((): Tensor1D => {
        const of = read(tensors);
        const axes = of.shape.slice(1).map((_, axis) => axis + 1);
        return tf.div(tf.sum<Tensor1D>(tf.mul(of, picked(of)), axes), positions(of));
      }),
    seed: (tensors) => ({
      [tensor]: tf.tidy(() => {
        const of = read(tensors);
        return tf.mul(tf.onesLike(of), tf.div(picked(of), positions(of)));
      }),
    }),
  };
}
