import type { Tensor4D } from '@tensorflow/tfjs-core';
import { GREY } from './transform.js';

/** RGBA, row by row. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

/** A picture whose colours are this near to grey (of 255) has not grown. */
const NEAR_GREY = 3;

/** RGBA of each picture; disposes the tensor. */
export async function readPictures(image: Tensor4D, count: number): Promise<Pixels[]> {
  const [, height, width, channels] = image.shape;
  const values = await image.data();
  image.dispose();
  const each = height * width * channels;
  return Array.from({ length: count }, (_, index) =>
    pixelsOf(values.subarray(index * each, (index + 1) * each), channels),
  );
}

/** RGBA of colours 0…1, row by row; what lies beyond is cut off. */
export function pixelsOf(values: ArrayLike<number>, channels: number): Pixels {
  const count = values.length / channels;
  const pixels = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) {
      pixels[4 * i + c] = 255 * (values[i * channels + Math.min(c, channels - 1)] ?? 0);
    }
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/**
 * True when the colours hardly differ from the grey that pictures start from. One plain colour is a
 * picture: that is what a channel of an early layer may look for.
 */
export function isGrey(pixels: Pixels): boolean {
  let squares = 0;
  for (let i = 0; i < pixels.length; i++) {
    if (i % 4 < 3) squares += (pixels[i]! - 255 * GREY) ** 2;
  }
  return Math.sqrt(squares / (0.75 * pixels.length)) < NEAR_GREY;
}
