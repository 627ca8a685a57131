import type { Network } from './graph/network.js';
import { IMAGENET_1K } from './labels/imagenet-1k.js';
import { distinctLabels } from './labels/label.js';

/** Lists of labels that a model's file may name instead of containing them. */
const known: Readonly<Record<string, readonly string[]>> = { 'imagenet-1k': IMAGENET_1K };

/**
 * Texts of the network's classes by index, synonyms separated by commas, from `labels` in the
 * model's metadata: a list, or the name of a known one. A class without a text is `class 7`. None where
 * the output stands for no classes.
 */
export function classLabels(network: Network): readonly string[] {
  const given = network.metadata['labels'];
  const texts: readonly unknown[] = Array.isArray(given) ? given : (known[String(given)] ?? []);
  const [output] = network.outputs;
  const count = output && !output.features ? (output.shape.at(-1) ?? 0) : 0;
  return Array.from({ length: count }, (_, index) => {
    const text = texts[index];
    return typeof text === 'string' && text.trim() !== '' ? text : `class ${index}`;
  });
}

/** Short names of the network's classes by index, each used once. */
export function classNames(network: Network): readonly string[] {
  return distinctLabels(classLabels(network));
}
