import { LABELS_OUTPUT } from '../graph/choices.js';
import type { Architecture } from '../graph/architecture.js';
import { classCount, isNumber, isTwoClasses } from '../graph/output-classes.js';
import { harmless } from '../harmless.js';
import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import { distinctLabels } from '../labels/label.js';
import { listedNames } from '../labels/read-labels.js';
import { oncePerNetwork } from './once-per-network.js';

/** Lists of labels that a model's file may name instead of containing them. */
const known: Readonly<Record<string, readonly string[]>> = { 'imagenet-1k': IMAGENET_1K };

/**
 * Where the names of classes come from:
 * - `listed`: the model's file has them, or a person chose them
 * - `imagenet`: the file says so, or it says nothing and the model tells 1000 classes in colour photos,
 *   or 1001 with the background first
 * - `numbered`: there are none
 */
export type LabelSource = 'listed' | 'imagenet' | 'numbered';

/**
 * Texts of the network's classes by index, synonyms separated by commas, from the model's metadata:
 * `labels` or `class_names`, a list, or the name of a known one. Where it has none those of ImageNet
 * if they fit. A class without a text is `class 7`. None where the output stands for no classes; but of
 * a single number that is none there is a lower one (0) and a higher one (1).
 */
export const classLabels = oncePerNetwork((network: Named): readonly string[] => {
  const { texts } = namesOf(network);
  return Array.from({ length: countOf(network) }, (_, index) => {
    const text = texts[index];
    return text !== undefined && text.trim() !== '' ? harmless(text) : `class ${index}`;
  });
});

/** Short names of the network's classes by index, each used once. */
export const classNames = oncePerNetwork((network: Named): readonly string[] =>
  distinctLabels(classLabels(network)),
);

/** What of a network its names come from. */
type Named = Pick<Architecture, 'metadata' | 'inputs' | 'outputs'>;

/** Where the names of the network's classes come from. */
export function labelSource(network: Named): LabelSource {
  return namesOf(network).source;
}

function namesOf(network: Named): { source: LabelSource; texts: readonly string[] } {
  const { metadata, inputs } = network;
  const [output] = network.outputs;
  if (output && isNumber(output)) return { source: 'numbered', texts: directions };
  const other = (metadata[LABELS_OUTPUT] ?? output?.name) !== output?.name;
  const listed = other ? null : listedNames(metadata);
  if (listed?.some((text) => text.trim() !== '')) {
    // One name beside a number that tells two classes apart is, by Keras's convention, that of the second.
    const [only = '', ...more] = listed;
    const two = output !== undefined && !output.features && isTwoClasses(output);
    const texts = two && more.length === 0 ? [`not ${only}`, only] : listed;
    return { source: 'listed', texts };
  }
  const named = String(metadata['labels']);
  if (Object.hasOwn(known, named)) return { source: 'imagenet', texts: known[named]! };
  const inColour = inputs[0]?.shape[2] === 3;
  const count = countOf(network);
  // An empty list is a choice: no names.
  if (listed || !inColour || (count !== 1000 && count !== 1001)) {
    return { source: 'numbered', texts: [] };
  }
  const texts = count === 1000 ? IMAGENET_1K : ['background', ...IMAGENET_1K];
  return { source: 'imagenet', texts };
}

/** What can be explained of a number that stands for no class: what makes it lower, or higher. */
export const directions = ['a lower number, lower', 'a higher number, higher'] as const;

const countOf = ({ outputs: [output] }: Named): number =>
  output ? (isNumber(output) ? directions.length : classCount(output)) : 0;
