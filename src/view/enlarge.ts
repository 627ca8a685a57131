import type { ValueMap } from '../core/value-map.js';

/** What meets at one place of the new axis: two neighbours and the share of the second. */
interface Tap {
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

/**
 * The map at another, larger size, bilinear: the value of a cell holds at its centre, and beyond the
 * outermost centres it goes on unchanged (as `tf.image.resize` does it).
 */
export function enlarge(map: ValueMap, width: number, height: number): ValueMap {
  if (width === map.width && height === map.height) return map;
  const columns = taps(map.width, width);
  const rows = taps(map.height, height);
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = rows[y]!;
    const upper = row.low * map.width;
    const lower = row.high * map.width;
    for (let x = 0; x < width; x++) {
      const { low, high, share } = columns[x]!;
      const above = mix(map.values[upper + low]!, map.values[upper + high]!, share);
      const below = mix(map.values[lower + low]!, map.values[lower + high]!, share);
      values[y * width + x] = mix(above, below, row.share);
    }
  }
  return { width, height, values };
}

/** Value of the map at a point given in shares of its width and height (0…1), bilinear. */
export function valueAt(map: ValueMap, x: number, y: number): number {
  const column = tap(x * map.width - 0.5, map.width);
  const row = tap(y * map.height - 0.5, map.height);
  const at = (r: number, c: number): number => map.values[r * map.width + c]!;
  return mix(
    mix(at(row.low, column.low), at(row.low, column.high), column.share),
    mix(at(row.high, column.low), at(row.high, column.high), column.share),
    row.share,
  );
}

function taps(from: number, to: number): Tap[] {
  return Array.from({ length: to }, (_, i) => tap(((i + 0.5) * from) / to - 0.5, from));
}

function tap(position: number, size: number): Tap {
  const inside = Math.min(Math.max(position, 0), size - 1);
  const low = Math.floor(inside);
  return { low, high: Math.min(low + 1, size - 1), share: inside - low };
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
