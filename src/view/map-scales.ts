import { heatmapLook, wholeRange } from './heatmap-look.js';
import type { Range } from './scale.js';

/** Which maps of a comparison are read on one scale: none, those of one method, or all. */
export type SharedScale = 'each' | 'method' | 'all';

/** A map to be scaled: a heatmap's result. */
export type ScaledMap = Parameters<typeof heatmapLook>[0];

export interface MapScale extends Range {
  /** Some values lie beyond the scale, and are drawn as its ends. */
  readonly cut: boolean;
}

/**
 * The scale of every map of a comparison, rows of one method each; undefined where there is none
 * yet. Its own is that of `heatmapLook`; shared scales end at the largest of them: 0 … limit for
 * unsigned maps, −limit … limit for signed.
 */
export function mapScales(
  rows: readonly (readonly (ScaledMap | undefined)[])[],
  shared: SharedScale,
): (MapScale | undefined)[][] {
  const ends = rows.map((row) => row.map((map) => map && endsOf(map)));
  const largest = (all: readonly (Ends | undefined)[]) =>
    Math.max(0, ...all.map((one) => one?.limit ?? 0));
  const everywhere = largest(ends.flat());
  return rows.map((row, r) => {
    const method = largest(ends[r]!);
    return row.map((map, c) => {
      const own = ends[r]![c];
      if (!map || !own) return undefined;
      const max = { each: own.limit, method, all: everywhere }[shared];
      return { min: map.signed && max > 0 ? -max : 0, max, cut: own.peak > max };
    });
  });
}

interface Ends {
  /** The far end of a map's own scale. */
  readonly limit: number;
  /** Its strongest value. */
  readonly peak: number;
}

const known = new WeakMap<ScaledMap, Ends>();

/** A map does not change, so it is looked through once. */
function endsOf(map: ScaledMap): Ends {
  const before = known.get(map);
  if (before) return before;
  const ends = { limit: heatmapLook(map).range.max, peak: wholeRange(map).max };
  known.set(map, ends);
  return ends;
}
