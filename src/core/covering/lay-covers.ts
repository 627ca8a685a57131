import type { CoverFill } from '../../facts/covers.js';
import { baseline } from '../attribution/baseline.js';
import type { Network } from '../graph/network.js';
import type { Box } from '../resample/raster.js';
import type { BrushLine, Cover } from './cover.types.js';

const grey = '#808080';

/** What an image is covered with, as long as the image and preprocessed as it is. */
export function coverPicture(fill: CoverFill, network: Network, image: Float32Array): Float32Array {
  return baseline(fill === 'grey' ? grey : fill, network, image);
}

/** A part that is covered, and which of its pixels: 1 for each, row by row; all of them without. */
export interface Patch extends Box {
  readonly mask?: Uint8Array | undefined;
}

export function patchOf({ brush, ...box }: Cover): Patch {
  return brush ? { ...box, mask: drawn(box, brush) } : box;
}

/** Pixels whose middle lies within the brush's radius of its line. */
function drawn({ height, width }: Box, { points, radius }: BrushLine): Uint8Array {
  const mask = new Uint8Array(height * width);
  points.forEach((to, i) => {
    const from = points[i - 1] ?? to;
    const low = Math.floor(Math.min(from[1], to[1]) - radius);
    const high = Math.ceil(Math.max(from[1], to[1]) + radius);
    for (let row = Math.max(0, low); row < Math.min(height, high); row++) {
      for (let column = 0; column < width; column++) {
        if (distance([column + 0.5, row + 0.5], from, to) <= radius) mask[row * width + column] = 1;
      }
    }
  });
  return mask;
}

type Point = BrushLine['points'][number];

/** From a point to the nearest one of the line between two others. */
function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [acrossX, acrossY] = [toX - fromX, toY - fromY];
  const length = acrossX ** 2 + acrossY ** 2;
  const along = length && ((x - fromX) * acrossX + (y - fromY) * acrossY) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - at * acrossX, y - fromY - at * acrossY);
}

/** The image with each of the parts covered. @param width - of the input */
export function layPatches(
  image: Float32Array,
  picture: Float32Array,
  patches: readonly Patch[],
  { width, channels }: { readonly width: number; readonly channels: number },
): Float32Array<ArrayBuffer> {
  const result = Float32Array.from(image);
  for (const { top, left, height, width: across, mask } of patches) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < across; column++) {
        if (mask && !mask[row * across + column]) continue;
        const at = ((top + row) * width + left + column) * channels;
        for (let c = 0; c < channels; c++) result[at + c] = picture[at + c]!;
      }
    }
  }
  return result;
}
