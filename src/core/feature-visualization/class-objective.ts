import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { aimAt, seedOf, type Aim } from '../attribution/aim.js';
import { classNames } from '../prediction/class-labels.js';
import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { isMap } from '../graph/output-classes.js';
import { explainedOutput } from '../prediction/predict.js';
import { tensorNamed, times, type BatchObjective } from './objective.js';
import { channelObjective } from './unit-objectives.js';
import { say, str } from '../sentence.js';

/**
 * A class of the network, as heatmaps explain it: its logit; of two classes told apart by one number,
 * that number or its opposite; of a number that stands for no class, higher or lower.
 *
 * @throws OptionError for a class that there is not
 */
export function classObjective(network: Network, classIndex: number): BatchObjective {
  const output = explainedOutput(network);
  const count = classNames(network).length;
  if (!Number.isInteger(classIndex) || classIndex < 0 || classIndex >= count) {
    throw new OptionError(say(str`classes are 0 to ${count - 1}, not ${classIndex}`));
  }
  const aim = aimAt(network, { classIndex });
  // A map may have another size at another size of the photo: its mean, whatever that is.
  if (!isMap(output)) return aimObjective(aim);
  const two = (output.shape.at(-1) ?? 1) === 1;
  const channel = channelObjective(aim.tensor, [two ? 0 : classIndex]);
  return two && classIndex === 0 ? times(-1, channel) : channel;
}

/** What is aimed at, of each picture of the batch. */
function aimObjective(aim: Aim): BatchObjective {
  return {
    description: aim.target.classes.map(({ name }) => name).join(' + '),
    reads: [aim.tensor],
    value: (tensors) =>
      tf.tidy((): Tensor1D => {
        const of = tensorNamed(tensors, aim.tensor);
        const axes = of.shape.slice(1).map((_, axis) => axis + 1);
        return tf.sum<Tensor1D>(tf.mul(of, seedOf(aim, of)), axes);
      }),
    seed: (tensors) => ({ [aim.tensor]: seedOf(aim, tensorNamed(tensors, aim.tensor)) }),
  };
}
