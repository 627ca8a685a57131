import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import { putPicture } from '../shared/canvas.js';
import { pngZip } from '../shared/png-zip.js';
import { asPicture, type Sides } from './filter-status.js';

/** A picture as it was at one step. */
export interface Frame {
  readonly step: number;
  readonly pixels: FilterPicture['pixels'];
}

/** The frames as PNG files in a ZIP archive, in order: `step-00004.png`. */
export function framesZip(sides: Sides, frames: readonly Frame[]): Promise<Blob> {
  return pngZip(canvases(sides, frames));
}

/** One at a time, so that not all of them are in memory. */
function* canvases(
  sides: Sides,
  frames: readonly Frame[],
): Generator<[name: string, canvas: HTMLCanvasElement]> {
  for (const { step, pixels } of frames) {
    const canvas = document.createElement('canvas');
    putPicture(canvas, asPicture(sides, pixels));
    yield [`step-${String(step).padStart(5, '0')}.png`, canvas];
  }
}
