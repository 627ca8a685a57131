import type { Box, Raster } from '../resample/raster.js';
import type { Picture } from './picture.js';

/**
 * The part `box` of a picture as RGB, transparency laid over white, which is what a page shows
 * behind a picture. Before any resizing, so that the colour of invisible pixels cannot bleed in.
 *
 * @returns `[box.height, box.width, 3]`, levels 0…255
 */
export function flatten(picture: Picture, box: Box): Raster<Uint8ClampedArray<ArrayBuffer>> {
  const { height, width } = box;
  const data = new Uint8ClampedArray(height * width * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = ((box.top + y) * picture.width + box.left) * 4;
    for (let x = 0; x < width; x++, from += 4) {
      const alpha = picture.pixels[from + 3]! / 255;
      const white = 255 * (1 - alpha);
      for (let c = 0; c < 3; c++) data[to++] = picture.pixels[from + c]! * alpha + white;
    }
  }
  return { height, width, channels: 3, data };
}
