import type { Raster } from './raster.js';

/** Rounds to whole levels 0…255, what lies outside to the nearest end. */
export function quantise(source: Raster): Raster<Uint8ClampedArray<ArrayBuffer>> {
  return { ...source, data: new Uint8ClampedArray(source.data) };
}
