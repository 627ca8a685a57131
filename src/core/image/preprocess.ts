import { ShapeError } from '../errors.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { Raster } from '../resample/raster.js';
import { say, str } from '../sentence.js';

/** Where each channel comes from: weights of red, green and blue, and of full opacity. */
const mixes = {
  RGB: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  BGR: [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ],
  RGBA: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 0, 1],
  ],
  /** Luma of ITU-R BT.601, as Pillow's `L` and TensorFlow's `rgb_to_grayscale`. */
  grey: [[0.299, 0.587, 0.114]],
} as const satisfies Record<Preprocessing['channels'], readonly (readonly number[])[]>;

/**
 * RGB levels 0…255 as the values that a network reads: `(level − mean) / std` per channel.
 *
 * @param raster - `[height, width, 3]`
 * @returns `[height, width, channels]`: as many channels as there are means
 * @throws ShapeError when there are not as many deviations, or fewer channels than a colour needs
 */
export function preprocess(raster: Raster, how: Preprocessing): Float32Array<ArrayBuffer> {
  const mix: readonly (readonly number[])[] = mixes[how.channels];
  const channels = how.mean.length;
  if (channels < mix.length || how.std.length !== channels) {
    throw new ShapeError(
      say(
        str`${how.channels} has ${mix.length} channels, the preprocessing ${how.mean.length} means and ${how.std.length} deviations`,
      ),
    );
  }
  const { data } = raster;
  const values = new Float32Array(raster.height * raster.width * channels);
  for (let i = 0, to = 0; i < data.length; i += 3) {
    for (let c = 0; c < channels; c++, to++) {
      const [red = 0, green = 0, blue = 0, opaque = 0] = mix[c % mix.length]!;
      const level = red * data[i]! + green * data[i + 1]! + blue * data[i + 2]! + opaque * 255;
      values[to] = (level - how.mean[c]!) / how.std[c]!;
    }
  }
  return values;
}
