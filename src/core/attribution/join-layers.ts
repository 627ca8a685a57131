import type { Size } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';
import { positiveMap, resizeMap } from './map.js';

/**
 * How the maps of several layers become one, each positive and as a share of its highest value:
 * - `mean`: their mean (pytorch-grad-cam)
 * - `maximum`: the largest of tanh(2 · share), so that fine layers are not outweighed by their few
 *   strongest cells (LayerCAM, Jiang et al., IEEE Transactions on Image Processing 2021)
 */
export type LayerJoin = 'mean' | 'maximum';

/** @returns a map of `size`, 0…1 */
export function joinLayers(
  maps: readonly ValueMap[],
  size: Size,
  how: LayerJoin = 'mean',
): ValueMap {
  const values = new Float32Array(size.height * size.width);
  for (const map of maps) {
    const positive = resizeMap(positiveMap(map), size).values;
    const highest = map.values.reduce((most, value) => Math.max(most, value), 0) || 1;
    positive.forEach((value, i) => {
      const share = value / highest;
      if (how === 'mean') values[i]! += share / maps.length;
      else values[i] = Math.max(values[i]!, Math.tanh(2 * share));
    });
  }
  return { ...size, values };
}
