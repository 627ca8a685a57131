import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { checkpointOf, type RunOptions } from '../checkpoint.js';
import type { Network } from '../graph/network.js';
import type { GradientRule } from '../ops/rectifier.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { BatchObjective } from './objective.js';
import type { Param } from './param.types.js';
import type { Transform } from './transform.js';

/** Size of each step, counted from 1. */
export type StepSize = (step: number) => number;

/** Moves a variable, which it owns, upwards. */
export interface Optimiser {
  readonly variable: Tensor;
  /** One step along `gradient`, which stays the caller's. */
  step(gradient: Tensor): void;
  dispose(): void;
}

export interface RenderRequest {
  readonly objective: BatchObjective;
  readonly param: Param;
  /** Makes the transform of a step. */
  readonly transform: () => Transform;
  readonly steps: number;
  /** Moves the parameters from where it stands; stays the caller's. */
  readonly optimiser: Optimiser;
  /** Gradient of a penalty on the pixels, subtracted from the objective's; see `regularise.ts`. */
  readonly penalty: ((image: Tensor4D) => Tensor4D) | null;
  readonly rule: GradientRule;
  /**
   * Called after each step with the objective's values; the image belongs to who asks for it. Gives
   * true when it was the last.
   */
  readonly onStep: (step: number, values: Tensor1D, image: () => Tensor4D) => Promise<boolean>;
}

/** Grows pictures: the loop. */
export async function render(
  network: Network,
  request: RenderRequest,
  options: RunOptions,
): Promise<void> {
  const checkpoint = checkpointOf(options);
  const { optimiser, param, steps, onStep } = request;
  const image = () => param.image(optimiser.variable);
  for (let step = 1; step <= steps; step++) {
    const pause = checkpoint();
    if (pause) await pause;
    const values = await ascend(network, request, options);
    try {
      if (await onStep(step, values, image)) return;
    } finally {
      values.dispose();
    }
  }
}

async function ascend(
  network: Network,
  { objective, param, transform, penalty, rule, optimiser }: RenderRequest,
  options: RunOptions,
): Promise<Tensor1D> {
  const input = network.inputs[0];
  if (!input) throw new RangeError('the network has no input');
  const image = param.image(optimiser.variable);
  const change = transform();
  const feed = tf.tidy(() => preprocess(change.forward(image), input.preprocessing));
  try {
    const feeds = { [input.name]: feed };
    const { values, gradients } = await network.gradient(objective, feeds, [input.name], {
      ...options,
      rule,
    });
    const total = tf.tidy((): Tensor4D => {
      const back = preprocessBack(gradients[input.name] as Tensor4D, input.preprocessing);
      const own = change.backward(back);
      return penalty ? tf.sub(own, penalty(image)) : own;
    });
    const gradient = param.backward(total, image);
    const scores = objective.value(values);
    optimiser.step(gradient);
    tf.dispose([values, gradients, total, gradient]);
    return scores;
  } finally {
    tf.dispose([image, feed]);
  }
}

/** Pixels 0…1 RGB to what the network reads: one product and one sum. */
function preprocess(image: Tensor4D, { mean, std, channels }: Preprocessing): Tensor4D {
  const ordered = channels === 'BGR' ? tf.reverse(image, 3) : image;
  const scaled = tf.mul(ordered, perChannel(std.map((deviation) => 255 / deviation)));
  return tf.add(scaled, perChannel(mean.map((value, i) => -value / std[i]!)));
}

function preprocessBack(gradient: Tensor4D, { std, channels }: Preprocessing): Tensor4D {
  const scaled: Tensor4D = tf.mul(gradient, perChannel(std.map((deviation) => 255 / deviation)));
  return channels === 'BGR' ? tf.reverse(scaled, 3) : scaled;
}

/** A factor for each channel, or a single one where they are alike, which is quicker. */
function perChannel(values: readonly number[]): number | Tensor1D {
  const [first = 1] = values;
  return values.every((value) => value === first) ? first : tf.tensor1d([...values]);
}
