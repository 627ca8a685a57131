import type { Raster } from '../resample/raster.js';
import type { Picture } from './picture.js';

/** RGB levels as an opaque picture. */
export function opaquePicture(raster: Raster<Uint8ClampedArray<ArrayBuffer>>): Picture {
  const { height, width, data } = raster;
  const pixels = new Uint8ClampedArray(height * width * 4).fill(255);
  for (let i = 0, from = 0; i < pixels.length; i += 4, from += 3) {
    pixels.set(data.subarray(from, from + 3), i);
  }
  return { width, height, pixels };
}
