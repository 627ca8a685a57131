import { heatmap as compute } from '../../core/attribution/heatmap.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Settings } from '../../facts/setting.js';
import type { IndexedTarget } from '../../core/attribution/target.js';
import { isSlow } from '../../facts/methods.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { Job, OnImage } from './job.js';

export interface HeatmapRequest extends OnImage, IndexedTarget {
  /** `grad-cam`, … */
  readonly method: string;
  /** Layer to explain, or several; by rule by default. */
  readonly layer?: string | readonly string[];
  /** Settings of the method, over its defaults. */
  readonly settings?: Settings;
  /** Where the cells of a layer are taken to lie; where they look by default. */
  readonly placement?: AskedPlacement;
  /** Averages over slight changes of the image. */
  readonly augment?: boolean;
}

/** Which parts of an image speak for a class. */
export const heatmap: Job<HeatmapRequest, HeatmapResult> = {
  lane: (request) => (isSlow(request) ? 'background' : 'foreground'),
  async run(context, { model, image, ...options }, { signal, checkpoint, progress }) {
    const { values } = context.image(image, model);
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    const steering = { signal, checkpoint, onProgress };
    return compute(context.model(model), values, { ...options, ...steering });
  },
};
