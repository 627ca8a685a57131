import { say, type Sentence } from '../sentence.js';
import type { Region } from './unit-objectives.js';

/** What the value of a setting must be that is no number, name or flag. */
export interface SettingRule {
  /** As in `must be …`. */
  readonly wanted: Sentence;
  readonly fits: (value: unknown) => boolean;
}

/** A value in a message. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isBetween = (value: unknown, low: number, high: number): value is number =>
  isNumber(value) && value >= low && value <= high;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shares of the sides, the upper left corner first. */
export const region: SettingRule = {
  wanted: say(
    'null or top, left, bottom and right, from 0 to 1, top and left not beyond bottom and right',
  ),
  fits: (value) => value === null || isRegion(value),
};

function isRegion(value: unknown): value is Region {
  if (!isRecord(value)) return false;
  const { top, left, bottom, right } = value;
  return isSpan(top, bottom) && isSpan(left, right);
}

const isSpan = (from: unknown, to: unknown): boolean =>
  isBetween(from, 0, 1) && isBetween(to, from, 1);

export const partner: SettingRule = {
  wanted: say('null or a layer, a channel and perhaps a weight'),
  fits: (value) => value === null || isPartner(value),
};

function isPartner(value: unknown): boolean {
  if (!isRecord(value) || typeof value['layer'] !== 'string') return false;
  const { channel, weight } = value;
  const isChannel = Number.isInteger(channel) && isBetween(channel, 0, Infinity);
  return isChannel && (weight === undefined || isNumber(weight));
}

export const excited: SettingRule = {
  wanted: say('channel, layer or a direction: finite numbers, and not only zeros'),
  fits: (value) => {
    if (!Array.isArray(value)) return value === 'channel' || value === 'layer';
    return value.every(isNumber) && value.some((one) => one !== 0);
  },
};
