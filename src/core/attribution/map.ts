import type { Size } from '../resample/raster.js';
import { resize } from '../resample/resize.js';
import type { ValueMap } from '../value-map.js';

/** The map after ReLU. */
export function positiveMap({ height, width, values }: ValueMap): ValueMap {
  return { height, width, values: values.map((value) => Math.max(0, value)) };
}

/** The map in another resolution: bilinear where it grows, averaged where it shrinks. */
export function resizeMap(map: ValueMap, size: Size): ValueMap {
  const { height, width, values } = map;
  if (height === size.height && width === size.width) return map;
  const { data } = resize({ height, width, channels: 1, data: values }, size);
  return { ...size, values: data };
}
