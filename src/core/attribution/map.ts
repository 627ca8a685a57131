import type { ValueMap } from '../value-map.js';

/** The map after ReLU. */
export function positiveMap({ height, width, values }: ValueMap): ValueMap {
  return { height, width, values: values.map((value) => Math.max(0, value)) };
}
