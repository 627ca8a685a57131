import type { Prediction } from '../core/prediction/predict.types.js';
import { centreOf, lookingCells, stretched, type Placement } from '../core/placement/placement.js';
import type { ValueMap } from '../core/value-map.js';

/**
 * How sure the network is of a class: the facts of one sentence. Shares are 0…1; names are class
 * names. The element turns them into text in the reader's language.
 *
 * - `sure`: first with at least 90 %, and the second has at most 10 %
 * - `several`: the first and the second have more than half each, as classes that may be there together
 * - `guess`: first, but with less than 20 %; `other` where that has at least half as much
 * - `close-call`: first, the second at most 10 points behind, and more than two thirds as likely
 * - `clear`: first with more than half, and at least twice as likely as the second
 * - `ahead`: first, but not so
 * - `behind`: not first; `rank` 2, 3, … of all classes
 * - `far-behind`: not first, and below 5 %
 */
export type Certainty =
  | { readonly kind: 'sure'; readonly share: number }
  | { readonly kind: 'several'; readonly other: string }
  | {
      readonly kind: 'close-call' | 'clear' | 'ahead';
      readonly other: string;
      readonly gap: number;
    }
  | { readonly kind: 'guess'; readonly share: number; readonly other: string | null }
  | {
      readonly kind: 'behind' | 'far-behind';
      readonly rank: number;
      readonly of: number;
      readonly share: number;
      readonly other: string;
      readonly gap: number;
    };

/** Shares, and ratios of two, from which one sentence gives way to another. */
export const certaintyLimits = {
  sure: 0.9,
  half: 0.5,
  closeCall: 0.1,
  guess: 0.2,
  far: 0.05,
  /** How many times as likely as the second a first is at most that is close to it. */
  closeTimes: 1.5,
  /** How many times as likely as the second a clear first is. */
  clearTimes: 2,
};

/**
 * What to say of the class at `place` (0: the strongest) of `top`. Null when `top` has no such class, and
 * of a class that has no other beside it: there is nothing to compare its share with.
 *
 * @param probabilities of all classes, where `top` does not hold all that are before the class
 */
export function certainty(
  top: readonly Prediction[],
  place = 0,
  probabilities: ArrayLike<number> = top.map(({ probability }) => probability),
): Certainty | null {
  const chosen = top[place];
  const first = top[0];
  if (chosen === undefined || first === undefined) return null;
  const share = chosen.probability;
  if (place > 0) {
    const kind = share < certaintyLimits.far ? 'far-behind' : 'behind';
    const rank = 1 + Array.from(probabilities).filter((other) => other > share).length;
    const facts = { rank, of: probabilities.length, share };
    return { kind, ...facts, other: first.name, gap: first.probability - share };
  }
  const second = top[1];
  if (second === undefined) return null;
  const { sure, half, guess, closeCall, closeTimes, clearTimes } = certaintyLimits;
  const gap = share - second.probability;
  const facts = { other: second.name, gap };
  if (second.probability > half) return { kind: 'several', other: second.name };
  if (share >= sure && second.probability <= 1 - sure + ROUNDING) return { kind: 'sure', share };
  if (share < guess) {
    const alike = second.probability * clearTimes >= share;
    return { kind: 'guess', share, other: alike ? second.name : null };
  }
  const near = gap <= closeCall + ROUNDING && share <= closeTimes * second.probability + ROUNDING;
  if (near) return { kind: 'close-call', ...facts };
  const clear = share > half && share >= clearTimes * second.probability;
  return { kind: clear ? 'clear' : 'ahead', ...facts };
}

/** Shares are given in single precision. */
const ROUNDING = 1e-6;

/** A ninth of the picture. */
export type Ninth =
  | 'upper-left'
  | 'top'
  | 'upper-right'
  | 'left'
  | 'centre'
  | 'right'
  | 'lower-left'
  | 'bottom'
  | 'lower-right';

const REGIONS: readonly (readonly Ninth[])[] = [
  ['upper-left', 'top', 'upper-right'],
  ['left', 'centre', 'right'],
  ['lower-left', 'bottom', 'lower-right'],
];

/** What a map shows, in facts. */
export interface MapFacts {
  readonly peak: number;
  /** Cell of the peak, from 0; the first one when several are equal. */
  readonly row: number;
  readonly column: number;
  readonly region: Ninth;
  /** Share of the places above the threshold, 0…1. */
  readonly firing: number;
}

/**
 * Where a map is strongest and how much of it fires, that is, lies above `threshold`. Null when
 * nothing lies above it. Cells that look at nothing of the picture do not count.
 *
 * @param placed - where the cells lie on the picture; evenly over all of it unless given
 */
export function mapFacts(map: ValueMap, threshold = 0, placed?: Placement | null): MapFacts | null {
  const placement = placed ?? stretched(map, map);
  const [top, bottom] = lookingCells(placement.vertical, map.height, placement.input.height);
  const [left, right] = lookingCells(placement.horizontal, map.width, placement.input.width);
  let at = -1;
  let peak = threshold;
  let above = 0;
  for (let row = top; row < bottom; row++) {
    for (let i = row * map.width + left; i < row * map.width + right; i++) {
      const value = map.values[i]!;
      if (!(value > threshold)) continue;
      above += 1;
      if (value > peak) [peak, at] = [value, i];
    }
  }
  if (at < 0) return null;
  const row = Math.floor(at / map.width);
  const column = at % map.width;
  return {
    peak,
    row,
    column,
    region: regionOf(row, column, placement),
    firing: above / ((bottom - top) * (right - left)),
  };
}

/** The ninth of the picture in which the middle of what a cell sees lies. */
export function regionOf(row: number, column: number, placement: Placement): Ninth {
  const { vertical, horizontal, input } = placement;
  const third = (place: number, side: number) =>
    Math.min(2, Math.max(0, Math.floor((place * 3) / side)));
  const down = third(centreOf(vertical, row), input.height);
  const across = third(centreOf(horizontal, column), input.width);
  return REGIONS[down]![across]!;
}
