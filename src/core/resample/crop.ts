import { OptionError } from '../errors.js';
import type { Box, Raster, Samples } from './raster.js';
import { say, str } from '../sentence.js';

/**
 * Cuts out a box of whole pixels.
 *
 * @returns `[box.height, box.width, channels]`, a copy
 * @throws OptionError when the box does not lie inside the raster
 */
export function crop(source: Raster, box: Box): Raster<Samples> {
  const { top, left, height, width } = box;
  const whole = [top, left, height, width].every(Number.isInteger);
  const inside = top >= 0 && left >= 0 && height >= 1 && width >= 1;
  if (!whole || !inside || top + height > source.height || left + width > source.width) {
    const part = `${height} × ${width} at (${top}, ${left})`;
    throw new OptionError(say(str`cannot cut ${part} out of ${source.height} × ${source.width}`));
  }
  const { channels } = source;
  const stride = width * channels;
  const data = source.data.slice(0, height * stride);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * source.width + left) * channels;
    data.set(source.data.subarray(from, from + stride), y * stride);
  }
  return { height, width, channels, data };
}
