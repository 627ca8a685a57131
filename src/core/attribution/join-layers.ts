import { placeMap } from '../placement/place-map.js';
import { aroundAll, lookingPart, onInput, type Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import { positiveMap } from './map.js';

/**
 * How the maps of several layers become one, each positive and as a share of its highest value:
 * - `mean`: their mean (pytorch-grad-cam)
 * - `maximum`: the largest of tanh(2 · share), so that fine layers are not outweighed by their few
 *   strongest cells (LayerCAM, Jiang et al., IEEE Transactions on Image Processing 2021)
 */
export type LayerJoin = 'mean' | 'maximum';

/** A map, and where it lies. */
export interface PlacedMap {
  readonly map: ValueMap;
  readonly placement: Placement;
}

/**
 * Maps over one input, each where its cells lie. A layer counts as 0 where none of its cells looks.
 *
 * @param placed - at least one
 * @returns a map of the input's size, 0…1
 */
export function joinLayers(placed: readonly PlacedMap[], how: LayerJoin = 'mean'): PlacedMap {
  const { input } = placed[0]!.placement;
  const values = new Float32Array(input.height * input.width);
  for (const { map, placement } of placed) {
    const positive = placeMap(positiveMap(map), placement).values;
    const looking = lookingPart(map, placement).values;
    const highest = looking.reduce((most, value) => Math.max(most, value), 0) || 1;
    positive.forEach((value, i) => {
      const share = value / highest;
      if (how === 'mean') values[i]! += share / placed.length;
      else values[i] = Math.max(values[i]!, Math.tanh(2 * share));
    });
  }
  const seen = aroundAll(placed.map(({ placement }) => placement.seen));
  return { map: { ...input, values }, placement: onInput(input, seen) };
}
