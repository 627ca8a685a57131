import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorNamed, type BatchObjective } from './objective.js';

/** A rectangle of a map, in shares of its sides from the upper left corner, 0…1. */
export interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Picture `i` of the batch maximises the mean of channel `channels[i]` of `tensor` over all
 * positions; of a tensor without positions, such as logits, the value itself.
 */
export function channelObjective(tensor: string, channels: readonly number[]): BatchObjective {
  const which = channels.length === 1 ? `channel ${channels[0]}` : 'each channel';
  return linear(tensor, `mean of ${which} of ${tensor}`, {
    directions: (depth) => oneHot(channels, depth),
  });
}

/**
 * Picture `i` maximises the mean of channel `channels[i]` over the cells whose middle lies in
 * `region`, at least one: the one that has the region's own middle.
 */
export function regionObjective(
  tensor: string,
  channels: readonly number[],
  region: Region,
): BatchObjective {
  return linear(tensor, `part of the map of ${tensor}`, {
    directions: (depth) => oneHot(channels, depth),
    region,
  });
}

/** Picture `i` maximises the one cell of channel `channels[i]` at that share of height and width. */
export function neuronObjective(
  tensor: string,
  channels: readonly number[],
  [down, right]: readonly [number, number] = [0.5, 0.5],
): BatchObjective {
  return regionObjective(tensor, channels, { top: down, bottom: down, left: right, right });
}

/**
 * Picture `i` maximises the mean over all positions of the dot product with `vectors[i]`, which has
 * a number for each channel and counts by its direction only; in `region`, where one is given.
 */
export function directionObjective(
  tensor: string,
  vectors: readonly ArrayLike<number>[],
  region?: Region,
): BatchObjective {
  return linear(tensor, `a direction of ${tensor}`, {
    ...(region && { region }),
    directions: () =>
      tf.tensor2d(
        vectors.map((vector) => {
          const values = Array.from(vector);
          const length = Math.hypot(...values) || 1;
          return values.map((value) => value / length);
        }),
      ),
  });
}

interface Linear {
  /** How much each channel counts for each picture, `[n, depth]`. */
  readonly directions: (depth: number) => Tensor2D;
  readonly region?: Region;
}

function linear(
  tensor: string,
  description: string,
  { directions, region }: Linear,
): BatchObjective {
  // Broadcasts to the tensor; sums to the directions over its positions.
  const weights = (of: Tensor): Tensor => {
    const [, ...inner] = of.shape;
    const depth = inner.pop() ?? 1;
    const wanted = directions(depth);
    const spread = tf.reshape(wanted, [wanted.shape[0], ...inner.map(() => 1), depth]);
    const [height, width] = inner;
    if (height === undefined || width === undefined) return spread;
    return region ? tf.mul(spread, cells(region, height, width)) : tf.div(spread, height * width);
  };
  return {
    description,
    reads: [tensor],
    value: (tensors) =>
      tf.tidy((): Tensor1D => {
        const of = tensorNamed(tensors, tensor);
        const axes = of.shape.slice(1).map((_, axis) => axis + 1);
        return tf.sum<Tensor1D>(tf.mul(of, weights(of)), axes);
      }),
    seed: (tensors) => ({
      [tensor]: tf.tidy(() => {
        const of = tensorNamed(tensors, tensor);
        return tf.mul(tf.onesLike(of), weights(of));
      }),
    }),
  };
}

/** 1 for the channel of each picture; tfjs's own does not take a tensor of a single channel. */
function oneHot(channels: readonly number[], depth: number): Tensor2D {
  const values = new Float32Array(channels.length * depth);
  channels.forEach((channel, picture) => (values[picture * depth + channel] = 1));
  return tf.tensor2d(values, [channels.length, depth]);
}

/** Shares of the cells in a region, `[1, height, width, 1]`, adding up to 1. */
function cells({ top, left, bottom, right }: Region, height: number, width: number): Tensor {
  const rows = within(top, bottom, height);
  const columns = within(left, right, width);
  const share = 1 / (sum(rows) * sum(columns));
  const values = rows.flatMap((row) => columns.map((column) => row * column * share));
  return tf.tensor4d(values, [1, height, width, 1]);
}

/** 1 for each cell whose middle lies between two shares of the side, or holds their middle. */
function within(from: number, to: number, count: number): number[] {
  const middle = Math.min(count - 1, Math.floor(((from + to) / 2) * count));
  return Array.from({ length: count }, (_, i) => {
    const at = (i + 0.5) / count;
    return i === middle || (at >= from && at <= to) ? 1 : 0;
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
