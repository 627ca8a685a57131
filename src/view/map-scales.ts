import type { ValueMap } from '../core/value-map.js';
import { symmetricRange, unsignedRange, type Range } from './scale.js';

/** Which maps of a comparison are read on one scale: none, those of one method, or all. */
export type SharedScale = 'each' | 'method' | 'all';

/** A map as it is drawn. */
export interface ScaledMap {
  readonly values: ValueMap;
  /** Whether it has a scale about zero. */
  readonly signed: boolean;
}

/**
 * The scale of every map of a comparison, rows of one method each; undefined where there is none
 * yet. Shared scales end at the same value: 0 … limit for unsigned maps, −limit … limit for signed.
 */
export function mapScales(
  rows: readonly (readonly (ScaledMap | undefined)[])[],
  shared: SharedScale,
): (Range | undefined)[][] {
  const limits = rows.map((row) => row.map((map) => (map ? limitOf(map) : 0)));
  const all = Math.max(0, ...limits.flat());
  return rows.map((row, r) => {
    const method = Math.max(0, ...limits[r]!);
    return row.map((map, c) => {
      if (!map) return undefined;
      const max = { each: limits[r]![c]!, method, all }[shared];
      return { min: map.signed && max > 0 ? -max : 0, max };
    });
  });
}

const known = new WeakMap<ValueMap, number>();

/** The far end of a map's own scale; a map does not change, so it is looked through once. */
function limitOf({ values, signed }: ScaledMap): number {
  const before = known.get(values);
  if (before !== undefined) return before;
  const { max } = signed ? symmetricRange(values) : unsignedRange(values);
  known.set(values, max);
  return max;
}
