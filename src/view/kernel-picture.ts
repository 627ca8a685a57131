import type { Preprocessing } from '../core/graph/layer-info.js';
import type { Picture } from '../core/image/picture.js';
import type { KernelResult } from '../core/unit/kernel.types.js';

/**
 * A kernel that reads the image, as the small picture that it answers to: grey where it does not
 * mind, brighter in a colour where it wants more of it. The weights are those on levels of the photo
 * (each ÷ the deviation of its colour), the largest of them reaches white or black.
 */
export function kernelPicture(
  { height, width, slices }: KernelResult,
  { std, channels }: Preprocessing,
): Picture {
  const colours = channels === 'BGR' ? [2, 1, 0] : [0, 1, 2];
  const weights = slices.flatMap(({ input, values }) =>
    Array.from(values, (value, at) => ({ input, at, value: value / (std[input] ?? 1) })),
  );
  const limit = weights.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0) || 1;
  const pixels = new Uint8ClampedArray(4 * height * width).fill(255);
  for (const { input, at, value } of weights) {
    const level = 127.5 * (1 + value / limit);
    if (slices.length === 1) pixels.fill(level, 4 * at, 4 * at + 3);
    else pixels[4 * at + colours[input]!] = level;
  }
  return { height, width, pixels };
}
