import type { Size } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';

/** Largest absolute value of each pixel's channels. */
export function strongestOfChannels(values: Float32Array, size: Size): ValueMap {
  return reduce(values, size, (strongest, value) => Math.max(strongest, Math.abs(value)));
}

/** Sum over each pixel's channels: keeps signs, and the whole. */
export function sumOfChannels(values: Float32Array, size: Size): ValueMap {
  return reduce(values, size, (sum, value) => sum + value);
}

function reduce(
  values: Float32Array,
  { height, width }: Size,
  join: (before: number, value: number) => number,
): ValueMap {
  const map = new Float32Array(height * width);
  const channels = values.length / map.length;
  for (let i = 0; i < map.length; i++) {
    let joined = 0;
    for (let c = 0; c < channels; c++) joined = join(joined, values[i * channels + c]!);
    map[i] = joined;
  }
  return { height, width, values: map };
}
