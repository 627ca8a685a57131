import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import { putPicture } from '../shared/canvas.js';
import { asPicture } from './filter-status.js';

/** A picture as it was at one step. */
export interface Frame {
  readonly step: number;
  readonly pixels: FilterPicture['pixels'];
}

/** The frames as PNG files in a ZIP archive, in order: `step-0004.png`. */
export async function framesZip(size: number, frames: readonly Frame[]): Promise<Blob> {
  // Loaded when it is asked for: few do.
  const { zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  for (const { step, pixels } of frames) {
    const canvas = document.createElement('canvas');
    putPicture(canvas, asPicture({ size }, pixels));
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser made no PNG of a picture');
    files[`step-${String(step).padStart(5, '0')}.png`] = new Uint8Array(await blob.arrayBuffer());
  }
  // A PNG is compressed already.
  return new Blob([new Uint8Array(zipSync(files, { level: 0 }))], { type: 'application/zip' });
}
