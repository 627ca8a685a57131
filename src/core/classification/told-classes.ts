import { classAnswers, type ClassAnswer } from '../class-answers.js';
import { classLabels, classNames, labelSource, type LabelSource } from '../class-labels.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { listedNames } from '../labels/read-labels.js';
import { classOutput } from '../predict.js';

/** The classes that a network tells apart. */
export interface ToldClasses {
  /** Short names by index, each used once. */
  readonly names: readonly string[];
  /** Texts by index, synonyms separated by commas. */
  readonly labels: readonly string[];
  readonly source: LabelSource;
}

/**
 * The classes of the network's first output. One number behind a sigmoid tells two apart: whether it
 * is 0 or 1, by Keras's convention in the order of their names; they are called so when the file
 * lists two names, and `not dog`, `dog` when it lists one.
 *
 * @throws NoClassesError, ShapeError
 */
export function toldClasses(network: Network): ToldClasses {
  const source = labelSource(network);
  if (!isBinary(classOutput(network))) {
    return { names: classNames(network), labels: classLabels(network), source };
  }
  const listed = listedNames(network.metadata) ?? [];
  const [name] = classNames(network);
  const both = source === 'listed' ? [`not ${name}`, name!] : ['class 0', 'class 1'];
  const names = listed.length === 2 ? listed : both;
  return { names, labels: names, source };
}

/** The scores of `toldClasses` from the values of that output. */
export function classScores(output: OutputInfo, values: Float32Array): ClassAnswer {
  const answer = classAnswers(output, values)[0]!;
  if (!isBinary(output)) return answer;
  // The logit of "no" is 0: at 0 both are equally likely.
  const yes = answer.probabilities[0]!;
  return {
    logits: Float32Array.of(0, answer.logits[0]!),
    probabilities: Float32Array.of(1 - yes, yes),
  };
}

function isBinary({ shape, activation }: OutputInfo): boolean {
  return shape.at(-1) === 1 && activation !== 'softmax';
}
