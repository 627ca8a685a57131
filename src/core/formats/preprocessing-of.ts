import { ModelFormatError } from '../errors.js';
import type { Preprocessing } from '../graph/layer-info.js';
import { isJson, type Json } from '../kinds/config.js';

/** Pixels to −1…1: the most common preprocessing, when the file does not say. */
export const defaultPreprocessing: Preprocessing = {
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  channels: 'RGB',
};

/**
 * The preprocessing that the metadata of a model tells of, else the default.
 * @throws ModelFormatError
 */
export function preprocessingOf(metadata: Json): Preprocessing {
  const given = metadata['preprocessing'];
  if (!isJson(given)) return defaultPreprocessing;
  const { mean, std, channels } = given;
  const numbers = (value: unknown): value is number[] =>
    Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isFinite(n));
  const known = channels === 'RGB' || channels === 'BGR' || channels === 'grey';
  if (numbers(mean) && numbers(std) && known) return { mean, std, channels };
  throw new ModelFormatError('the preprocessing in the model needs mean, std and channels');
}
