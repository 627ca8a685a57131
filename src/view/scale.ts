import type { ValueMap } from '../core/value-map.js';

/** Values that the two ends of a colour scale stand for. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Anything with raw values. */
export type Values = Pick<ValueMap, 'values'> | ArrayLike<number>;

/** 0 … the largest value over all the maps: one scale for unsigned maps. */
export function unsignedRange(...maps: readonly Values[]): Range {
  return { min: 0, max: fold(maps, (largest, value) => Math.max(largest, value)) };
}

/** −limit … limit, where limit is the largest absolute value over all the maps. */
export function symmetricRange(...maps: readonly Values[]): Range {
  const limit = fold(maps, (largest, value) => Math.max(largest, Math.abs(value)));
  return { min: limit === 0 ? 0 : -limit, max: limit };
}

/** −limit … limit when some value lies below zero, else 0 … the largest. */
export function rangeOf(...maps: readonly Values[]): Range {
  return fold(maps, (lowest, value) => Math.min(lowest, value)) < 0
    ? symmetricRange(...maps)
    : unsignedRange(...maps);
}

/** Where `value` lies in the range: 0 at its low end, 1 at its high end, clamped; 0 if it is empty. */
export function positionIn(range: Range, value: number): number {
  const size = range.max - range.min;
  if (!(size > 0)) return 0;
  const position = (value - range.min) / size;
  return position > 0 ? Math.min(position, 1) : 0;
}

const NICE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The next round number at or above `value`: 5.63 → 6, 0.069 → 0.08, 130 → 150. For the end of a
 * scale that is read by people. 0 for what is not above 0.
 */
export function niceNumber(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 0;
  const exponent = Math.floor(Math.log10(value));
  // Through text, so that 3 · 10⁻¹ is 0.3 and not 0.30000000000000004.
  const candidates = NICE.map((digits) => Number(`${digits}e${exponent}`));
  return candidates.find((candidate) => candidate >= value) ?? Number(`1e${exponent + 1}`);
}

/** Passes over what is not a finite number: it has no place on a scale. */
function fold(maps: readonly Values[], step: (result: number, value: number) => number): number {
  let result = 0;
  for (const map of maps) {
    const values = 'length' in map ? map : map.values;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (Number.isFinite(value)) result = step(result, value);
    }
  }
  return result;
}
