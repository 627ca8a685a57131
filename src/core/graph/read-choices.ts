import type { Choices } from './choices.js';
import type { Preprocessing } from './layer-info.js';

/**
 * Choices that were put away and may have been changed since; null where they are none. Whether a
 * network can have them is for `withChoices` to say.
 */
export function readChoices(value: unknown): Choices | null {
  return isRecord(value) && areChoices(value) ? value : null;
}

function areChoices(value: Fields): value is Fields & Choices {
  const { imageInput, inputValues, output, preprocessing, labels } = value;
  return (
    [imageInput, output].every((name) => name === undefined || typeof name === 'string') &&
    (inputValues === undefined || (isRecord(inputValues) && areInputValues(inputValues))) &&
    (preprocessing === undefined || (isRecord(preprocessing) && isPreprocessing(preprocessing))) &&
    (labels === undefined || isListOf(labels, 'string'))
  );
}

type Fields = Readonly<Record<string, unknown>>;

const areInputValues = (values: Fields): boolean =>
  Object.values(values).every((value) => typeof value === 'number' || isListOf(value, 'number'));

const CHANNELS: readonly unknown[] = [
  'RGB',
  'BGR',
  'RGBA',
  'grey',
] satisfies readonly Preprocessing['channels'][];

const isPreprocessing = ({ mean, std, channels }: Fields): boolean =>
  isListOf(mean, 'number') && isListOf(std, 'number') && CHANNELS.includes(channels);

const isListOf = (value: unknown, type: 'string' | 'number'): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === type);

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
