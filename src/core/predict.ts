import type { RunOptions } from './checkpoint.js';
import { classNames } from './class-labels.js';
import { NoClassesError, OptionError, ShapeError } from './errors.js';
import type { OutputInfo } from './graph/layer-info.js';
import type { Network } from './graph/network.js';
import type { PredictResult } from './predict.types.js';
import { probabilitiesOf } from './probabilities.js';
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
 * @throws ShapeError when the network does not give one value a class, NumericError, OptionError,
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
  const output = densely(network) ?? classOutput(network);
  const read = await readFromImage(network, values, output.logits, options);
  const count = output.shape.at(-1)!;
  const shares = cellShares(read, count, output.activation);
  const [logits, probabilities] = [cellMeans(read, count), cellMeans(shares, count)];
  const names = classNames(network);
  // Shares of one cell may round to the same number where the logits still differ.
  const by = output.shape.length === 1 ? logits : probabilities;
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

/** The first output where it has classes in rows and columns: a map for each class. */
export function densely({ outputs: [output] }: Network): OutputInfo | null {
  return output?.shape.length === 3 && !output.features ? output : null;
}

/** Shares of the classes in each cell, one cell after the other. */
function cellShares(
  logits: Float32Array,
  count: number,
  activation: OutputInfo['activation'],
): Float32Array {
  const shares = new Float32Array(logits.length);
  for (let from = 0; from < logits.length; from += count) {
    shares.set(probabilitiesOf(logits.subarray(from, from + count), activation), from);
  }
  return shares;
}

/** The mean over all cells of each class, summed in doubles. */
function cellMeans(values: Float32Array, count: number): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(count);
  values.forEach((value, i) => (sums[i % count]! += value));
  return Float32Array.from(sums, (sum) => (sum * count) / values.length);
}

const noClasses = (): PredictResult => ({
  top: [],
  logits: new Float32Array(0),
  probabilities: new Float32Array(0),
});

/**
 * The output that has the classes: the first.
 *
 * @throws NoClassesError when it stands for none, ShapeError when it does not hold one value a class
 */
export function classOutput(network: Network): OutputInfo {
  const [output] = network.outputs;
  if (output?.features) {
    throw new NoClassesError(
      `"${network.name}" has no classes: its output "${output.name}" gives features, ` +
        `[${output.shape.join(', ')}]`,
    );
  }
  if (output?.shape.length === 1) return output;
  const shape = output ? `[${output.shape.join(', ')}]` : 'nothing';
  throw new ShapeError(`"${network.name}" gives ${shape}; one value a class is needed`);
}
