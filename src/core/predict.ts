import type { RunOptions } from './checkpoint.js';
import { classAnswers } from './class-answers.js';
import { classNames } from './class-labels.js';
import { NoClassesError, OptionError, ShapeError } from './errors.js';
import type { OutputInfo } from './graph/layer-info.js';
import type { Network } from './graph/network.js';
import type { PredictResult } from './predict.types.js';
import { readFromImage } from './read-tensor.js';

export interface PredictOptions extends RunOptions {
  /** How many classes to list, strongest first; more than there are means all. */
  readonly top?: number | undefined;
}

export const predictDefaults = { top: 5 } as const;

/**
 * What the network makes of an image. Of an output with rows and columns, as for segmentation, a class
 * has the mean share of its cells, and their mean logit. A network without classes, see
 * `OutputInfo.features`, makes nothing of it: all lists are empty.
 *
 * @param values - as `prepareImage` gives them, `[height, width, channels]` of the input
 * @throws ShapeError when the network does not give one value or map a class, NumericError, OptionError,
 * AbortError
 */
export async function predict(
  network: Network,
  values: Float32Array,
  options: PredictOptions = {},
): Promise<PredictResult> {
  const top = options.top ?? predictDefaults.top;
  if (!Number.isInteger(top) || top < 1) {
    throw new OptionError(`top must be a whole number from 1, not ${top}`);
  }
  if (network.outputs[0]?.features) return noClasses();
  const output = classOutput(network);
  const read = await readFromImage(network, values, output.logits, options);
  const { logits, probabilities } = classAnswers(output, read)[0]!;
  const names = classNames(network);
  // Shares of one cell may round to the same number where the logits still differ.
  const by = isMap(output) ? probabilities : logits;
  const order = Array.from(by.keys()).sort((a, b) => by[b]! - by[a]! || a - b);
  return {
    top: order.slice(0, top).map((index) => ({
      index,
      name: names[index]!,
      probability: probabilities[index]!,
      logit: logits[index]!,
    })),
    logits,
    probabilities,
  };
}

const noClasses = (): PredictResult => ({
  top: [],
  logits: new Float32Array(0),
  probabilities: new Float32Array(0),
});

/** Whether an output has rows and columns: a map for each class. */
export const isMap = ({ shape }: OutputInfo): boolean => shape.length === 3;

/**
 * The output that has the classes: the first, with one value or a map for each.
 *
 * @throws NoClassesError when it stands for none, ShapeError when it has another shape
 */
export function classOutput(network: Network): OutputInfo {
  const [output] = network.outputs;
  if (output?.features) {
    throw new NoClassesError(
      `"${network.name}" has no classes: its output "${output.name}" gives features, ` +
        `[${output.shape.join(', ')}]`,
    );
  }
  if (output && (output.shape.length === 1 || isMap(output))) return output;
  const shape = output ? `[${output.shape.join(', ')}]` : 'nothing';
  throw new ShapeError(`"${network.name}" gives ${shape}; one value or one map a class is needed`);
}
