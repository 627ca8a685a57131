import type { ValueMap } from '../core/value-map.js';

/** The values of a map, row by row. */
export function mapRows({ width, height, values }: ValueMap): number[][] {
  return Array.from({ length: height }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width)),
  );
}
