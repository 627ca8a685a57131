import type { OutputInfo } from '../graph/layer-info.js';
import type { OutputPicture } from './predict.types.js';

/** Ranges in which networks give pictures: those of a sigmoid, of a tanh, of levels. */
const usual = [
  [0, 1],
  [-1, 1],
  [0, 255],
] as const;

/**
 * The picture that comes out of a network, from its values: drawn by the first of the usual ranges that
 * holds them all, or else from the least to the greatest. One channel is grey, two are red and green,
 * three are red, green and blue, and the fourth is opacity.
 */
export function outputPicture(
  [height, width, channels]: NonNullable<OutputInfo['picture']>,
  values: Float32Array,
): OutputPicture {
  const [black, white] = rangeOf(values);
  const level = (value: number): number => (255 * (value - black)) / (white - black || 1);
  const pixels = new Uint8ClampedArray(4 * height * width);
  for (let i = 0; i < height * width; i++) {
    const at = (channel: number): number => level(values[i * channels + channel]!);
    const grey = at(0);
    pixels[4 * i] = grey;
    pixels[4 * i + 1] = channels === 1 ? grey : at(1);
    pixels[4 * i + 2] = channels === 1 ? grey : channels === 2 ? 0 : at(2);
    pixels[4 * i + 3] = channels === 4 ? at(3) : 255;
  }
  return { width, height, pixels, black, white };
}

function rangeOf(values: Float32Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return usual.find(([black, white]) => low >= black && high <= white) ?? [low, high];
}
