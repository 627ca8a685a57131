import type { Prediction } from '../core/predict.types.js';
import type { ValueMap } from '../core/value-map.js';

/**
 * How sure the network is of a class: the facts of one sentence. Shares are 0…1; names are class
 * names. The element turns them into text in the reader's language.
 *
 * - `sure`: first, with at least 90 %
 * - `close-call`: first, the second at most 10 points behind
 * - `clear`: first, the second further behind
 * - `guess`: first, but with less than 20 %
 * - `behind`: not first; `rank` 2, 3, …
 * - `far-behind`: not first, and below 5 %
 */
export type Certainty =
  | { readonly kind: 'sure'; readonly share: number }
  | { readonly kind: 'close-call' | 'clear'; readonly other: string; readonly gap: number }
  | { readonly kind: 'guess'; readonly share: number; readonly other: string | null }
  | {
      readonly kind: 'behind' | 'far-behind';
      readonly rank: number;
      readonly share: number;
      readonly other: string;
      readonly gap: number;
    };

/** Shares from which one sentence gives way to another. */
export const certaintyLimits = { sure: 0.9, closeCall: 0.1, guess: 0.2, far: 0.05 };

/**
 * What to say of the class at `rank` (0: the strongest) of `top`.
 * Null when `top` has no such class.
 */
export function certainty(top: readonly Prediction[], rank = 0): Certainty | null {
  const chosen = top[rank];
  const first = top[0];
  if (chosen === undefined || first === undefined) return null;
  const share = chosen.probability;
  if (rank > 0) {
    const kind = share < certaintyLimits.far ? 'far-behind' : 'behind';
    return { kind, rank: rank + 1, share, other: first.name, gap: first.probability - share };
  }
  const second = top[1];
  if (second === undefined || share >= certaintyLimits.sure) return { kind: 'sure', share };
  if (share < certaintyLimits.guess) return { kind: 'guess', share, other: second.name };
  const gap = share - second.probability;
  return {
    kind: gap <= certaintyLimits.closeCall ? 'close-call' : 'clear',
    other: second.name,
    gap,
  };
}

/** A ninth of the picture. */
export type Region =
  | 'upper-left'
  | 'top'
  | 'upper-right'
  | 'left'
  | 'centre'
  | 'right'
  | 'lower-left'
  | 'bottom'
  | 'lower-right';

const REGIONS: readonly (readonly Region[])[] = [
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
  readonly region: Region;
  /** Share of the places above the threshold, 0…1. */
  readonly firing: number;
}

/**
 * Where a map is strongest and how much of it fires, that is, lies above `threshold`. Null when
 * nothing lies above it.
 */
export function mapFacts(map: ValueMap, threshold = 0): MapFacts | null {
  let at = -1;
  let peak = threshold;
  let above = 0;
  map.values.forEach((value, i) => {
    if (!(value > threshold)) return;
    above += 1;
    if (value > peak) [peak, at] = [value, i];
  });
  if (at < 0) return null;
  const row = Math.floor(at / map.width);
  const column = at % map.width;
  return {
    peak,
    row,
    column,
    region: regionOf(row, column, map),
    firing: above / map.values.length,
  };
}

/** The ninth of the map in which the centre of a cell lies. */
export function regionOf(
  row: number,
  column: number,
  map: Pick<ValueMap, 'height' | 'width'>,
): Region {
  const vertical = Math.floor(((row + 0.5) * 3) / map.height);
  const horizontal = Math.floor(((column + 0.5) * 3) / map.width);
  return REGIONS[vertical]![horizontal]!;
}
