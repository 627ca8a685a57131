import type { Tensor4D } from '@tensorflow/tfjs-core';
import { GREY } from './transform.js';

/** RGBA, row by row. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

/** A picture whose colours are this near to grey (of 255) has not grown. */
const NEAR_GREY = 3;

/** A picture as it is shown. */
export interface ReadPicture {
  readonly pixels: Pixels;
  /** Whether none of its channels has grown, those that are not shown among them. */
  readonly grey: boolean;
}

/** What each picture shows; disposes the tensor. */
export async function readPictures(image: Tensor4D, count: number): Promise<ReadPicture[]> {
  const [, height, width, channels] = image.shape;
  const values = await image.data();
  image.dispose();
  const each = height * width * channels;
  return Array.from({ length: count }, (_, index) => {
    const own = values.subarray(index * each, (index + 1) * each);
    const pixels = pixelsOf(own, channels);
    const hidden = Array.from({ length: Math.ceil(channels / 3) - 1 }, (_, i) => 3 * (i + 1));
    return {
      pixels,
      grey: isGrey(pixels) && hidden.every((first) => isGrey(pixelsOf(own, channels, first))),
    };
  });
}

/**
 * RGBA of a picture's colours 0…1, row by row; what lies beyond is cut off. A picture has as many
 * channels as the network reads:
 * - one is shown as grey;
 * - two as red, and green and blue: grey where they agree;
 * - of more the first three are red, green and blue, which is what they are given of a photo. The
 *   others grow too, but are not shown: a fourth is no opacity here, and a second red, green and blue
 *   would only blur the first.
 *
 * @param first - channel to begin with
 */
export function pixelsOf(values: ArrayLike<number>, channels: number, first = 0): Pixels {
  const count = values.length / channels;
  const pixels = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) {
      pixels[4 * i + c] = 255 * (values[i * channels + Math.min(first + c, channels - 1)] ?? 0);
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
