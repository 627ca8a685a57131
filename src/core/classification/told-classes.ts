import { classLabels, classNames, labelSource, type LabelSource } from '../class-labels.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { listedNames } from '../labels/read-labels.js';
import { classOutput } from '../predict.js';
import { probabilitiesOf } from '../probabilities.js';

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

/** A score for each class that is told apart, before and after softmax or sigmoid. */
export interface ClassScores {
  readonly logits: Float32Array<ArrayBuffer>;
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/** The scores of `toldClasses` from the values of that output. */
export function classScores(output: OutputInfo, values: Float32Array<ArrayBuffer>): ClassScores {
  const probabilities = probabilitiesOf(values, output.activation);
  if (!isBinary(output)) return { logits: values, probabilities };
  // The logit of "no" is 0: at 0 both are equally likely.
  const yes = probabilities[0]!;
  return { logits: Float32Array.of(0, values[0]!), probabilities: Float32Array.of(1 - yes, yes) };
}

function isBinary({ shape, activation }: OutputInfo): boolean {
  return shape[0] === 1 && activation !== 'softmax';
}
