import { ModelFormatError } from '../errors.js';
import type { Preprocessing } from '../graph/layer-info.js';
import { isJson, shown, type Json } from '../kinds/config.js';
import { say, str } from '../sentence.js';

/** Pixels to −1…1: the most common preprocessing, when the file does not say. */
export const defaultPreprocessing: Preprocessing = {
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  channels: 'RGB',
};

/** Levels of a pixel, from 0. */
const LEVELS = 255;

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
  if (numbers(mean) && numbers(std) && known && mean.length > 0 && std.length === mean.length) {
    // Of 0, and of what is too small for the numbers that are computed with, everything is infinite.
    const finite = std.every((n, i) =>
      Number.isFinite(Math.fround((LEVELS + Math.abs(mean[i] ?? 0)) / n)),
    );
    if (finite) return { mean, std, channels };
    throw new ModelFormatError(
      say(
        str`the preprocessing in the model divides by a deviation of 0 or next to it: std is ${shown(std)}; save the model with the deviations that it was trained with, or with 1 where there are none`,
      ),
    );
  }
  throw new ModelFormatError(
    say('the preprocessing in the model needs mean and std of as many numbers, and channels'),
  );
}
