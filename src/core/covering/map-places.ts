import { disagreementRule } from '../../facts/covers.js';
import { highest } from '../extremes.js';
import type { ValueMap } from '../value-map.js';
import type { MapPlace } from './cover.types.js';

/** What counts as a place; see `disagreementRule`. */
type PlaceRule = { readonly [K in 'above' | 'size' | 'places']: number };

/** A place, and which pixels belong to it. */
export interface FoundPlace extends MapPlace {
  readonly pixels: Uint32Array;
}

/**
 * The connected parts of a map above a share of its maximum, side by side, that are not too small; the strongest
 * first. None of a map without a positive value.
 */
export function mapPlaces(
  map: ValueMap,
  { above, size, places }: PlaceRule = disagreementRule,
): readonly FoundPlace[] {
  const most = highest(map.values);
  if (!(most > 0)) return [];
  const limit = above * most;
  const seen = new Uint8Array(map.values.length);
  const found: FoundPlace[] = [];
  for (let start = 0; start < map.values.length; start++) {
    if (seen[start] || map.values[start]! < limit) continue;
    const pixels = connected(map, limit, start, seen);
    if (pixels.length >= size * map.values.length) found.push(placeOf(map, pixels, most));
  }
  return found.sort((a, b) => b.strength - a.strength).slice(0, places);
}

/** The pixels that hang together with `start`; they are marked as seen. */
function connected(map: ValueMap, limit: number, start: number, seen: Uint8Array): Uint32Array {
  const { width, values } = map;
  const pixels = [start];
  seen[start] = 1;
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at]!;
    const column = pixel % width;
    const beside = [
      pixel - width,
      pixel + width,
      ...(column > 0 ? [pixel - 1] : []),
      ...(column < width - 1 ? [pixel + 1] : []),
    ];
    for (const next of beside) {
      if (next < 0 || next >= values.length || seen[next] || values[next]! < limit) continue;
      seen[next] = 1;
      pixels.push(next);
    }
  }
  return Uint32Array.from(pixels);
}

function placeOf({ width, values }: ValueMap, pixels: Uint32Array, most: number): FoundPlace {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  let strongest = 0;
  for (const pixel of pixels) {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    strongest = Math.max(strongest, values[pixel]!);
  }
  return {
    box: { top, left, height: bottom - top, width: right - left },
    share: pixels.length / values.length,
    strength: strongest / most,
    pixels,
  };
}
