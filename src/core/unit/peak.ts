import type { ValueMap } from '../value-map.js';
import type { Cell } from './patch.types.js';

/** The first highest place of a map, row by row. */
export function peakOf({ width, values }: ValueMap): Cell & { readonly value: number } {
  let best = 0;
  values.forEach((value, at) => {
    if (value > values[best]!) best = at;
  });
  return { row: Math.floor(best / width), column: best % width, value: values[best] ?? 0 };
}
