import type { Picture } from '../core/image/picture.js';
import type { Box } from '../core/resample/raster.js';
import type { Rgb } from '../view/colour-maps.js';

/** An opaque picture of one colour. */
export function blank(width: number, height: number, colour: Rgb): Picture {
  const picture = { width, height, pixels: new Uint8ClampedArray(4 * width * height) };
  fillRect(picture, { left: 0, top: 0, width, height }, colour);
  return picture;
}

/** Paints a rectangle that lies inside `target`. */
export function fillRect(target: Picture, box: Box, [red, green, blue]: Rgb): void {
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) {
      target.pixels.set([red, green, blue, 255], 4 * (y * target.width + x));
    }
  }
}

/**
 * Lays `picture` over the opaque `target` by its opacity, each pixel enlarged to `factor` × `factor`;
 * it must fit.
 */
export function pastePicture(
  target: Picture,
  picture: Picture,
  left: number,
  top: number,
  factor = 1,
): void {
  const { pixels } = target;
  for (let y = 0; y < picture.height * factor; y++) {
    for (let x = 0; x < picture.width * factor; x++) {
      const from = 4 * (Math.floor(y / factor) * picture.width + Math.floor(x / factor));
      const to = 4 * ((top + y) * target.width + left + x);
      const opacity = picture.pixels[from + 3]! / 255;
      for (let c = 0; c < 3; c++) {
        const below = pixels[to + c]!;
        pixels[to + c] = below + (picture.pixels[from + c]! - below) * opacity;
      }
    }
  }
}
