import { scanPictures } from '../../core/unit/scan-pictures.js';
import type { ScanResult } from '../../core/unit/top-patches.types.js';
import { openPhotoFile } from './photo-file.js';
import type { Job, OnModel } from './job.js';

export interface ScanRequest extends OnModel {
  readonly layer: string;
  /** Name of the files together: the same for the same files. */
  readonly folder: string;
  readonly files: readonly Blob[];
  /** An earlier, partial result of the same request, to carry on from. */
  readonly from?: ScanResult;
}

/** Milliseconds between two partial results. */
const SHOWN_EVERY = 1000;

/** Looks through photos for the places that excite each channel of a layer most. */
export const scan: Job<ScanRequest, ScanResult, ScanResult> = {
  lane: 'background',
  async run(context, { model, layer, files, from }, { signal, checkpoint, progress }) {
    let shown = performance.now();
    const onProgress = (done: number, total: number, result: () => ScanResult) => {
      const due = performance.now() - shown >= SHOWN_EVERY;
      if (due) shown = performance.now();
      progress({ done, total, unit: 'photos', ...(due ? { partial: result() } : {}) });
    };
    const open = async (index: number) => (await openPhotoFile(files[index]!)).picture;
    const run = { from, signal, checkpoint, onProgress };
    return scanPictures(context.model(model), layer, files.length, open, run);
  },
};
