import type { Region } from './unit-objectives.js';

/** What is wrong with a value, as `must be …`; null when it may stand. */
export type Rule = (value: unknown) => string | null;

const shown = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const rule =
  (wanted: string, fits: (value: unknown) => boolean): Rule =>
  (value) =>
    fits(value) ? null : `must be ${wanted}, not ${shown(value)}`;

const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isBetween = (value: unknown, low: number, high: number): value is number =>
  isNumber(value) && value >= low && value <= high;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole number, both bounds included. */
export const whole = (low: number, high: number): Rule =>
  rule(
    `a whole number from ${low} to ${high}`,
    (value) => Number.isInteger(value) && isBetween(value, low, high),
  );

/** An even number, both bounds included. */
export const even = (low: number, high: number): Rule =>
  rule(
    `an even number from ${low} to ${high}`,
    (value) => isBetween(value, low, high) && value % 2 === 0,
  );

/** Both bounds included. */
export const between = (low: number, high: number): Rule =>
  rule(`from ${low} to ${high}`, (value) => isBetween(value, low, high));

export const above0 = rule('a number above 0', (value) => isNumber(value) && value > 0);
export const from0 = rule('a number from 0', (value) => isNumber(value) && value >= 0);
export const truth = rule('true or false', (value) => typeof value === 'boolean');

export const oneOf = (names: readonly string[]): Rule =>
  rule(`one of ${names.join(', ')}`, (value) => names.some((name) => name === value));

/** Shares of the sides, the upper left corner first. */
export const region = rule(
  'null or top, left, bottom and right, from 0 to 1, top and left not beyond bottom and right',
  (value) => value === null || isRegion(value),
);

function isRegion(value: unknown): value is Region {
  if (!isRecord(value)) return false;
  const { top, left, bottom, right } = value;
  return isSpan(top, bottom) && isSpan(left, right);
}

const isSpan = (from: unknown, to: unknown): boolean =>
  isBetween(from, 0, 1) && isBetween(to, from, 1);

export const partner = rule(
  'null or a layer, a channel and perhaps a weight',
  (value) => value === null || isPartner(value),
);

function isPartner(value: unknown): boolean {
  if (!isRecord(value) || typeof value['layer'] !== 'string') return false;
  const { channel, weight } = value;
  const isChannel = Number.isInteger(channel) && isBetween(channel, 0, Infinity);
  return isChannel && (weight === undefined || isNumber(weight));
}

export const excited = rule(
  'channel, layer or a direction: finite numbers, and not only zeros',
  (value) => {
    if (!Array.isArray(value)) return value === 'channel' || value === 'layer';
    return value.every(isNumber) && value.some((one) => one !== 0);
  },
);
