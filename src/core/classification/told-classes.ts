import {
  classLabels,
  classNames,
  labelSource,
  type LabelSource,
} from '../prediction/class-labels.js';
import type { Network } from '../graph/network.js';
import { classOutput } from '../prediction/predict.js';

/** The classes that a network tells apart. */
export interface ToldClasses {
  /** Short names by index, each used once. */
  readonly names: readonly string[];
  /** Texts by index, synonyms separated by commas. */
  readonly labels: readonly string[];
  readonly source: LabelSource;
}

/**
 * The classes of the network's first output.
 * @throws NoClassesError
 */
export function toldClasses(network: Network): ToldClasses {
  classOutput(network);
  const source = labelSource(network);
  return { names: classNames(network), labels: classLabels(network), source };
}
