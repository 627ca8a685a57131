import { heatmap as compute } from '../../core/attribution/heatmap.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Job, OnImage } from './job.js';

export interface HeatmapRequest extends OnImage {
  /** `grad-cam`, … */
  readonly method: string;
  /** Class to explain; the strongest by default. */
  readonly classIndex?: number;
  /** Layer to explain; by rule by default. */
  readonly layer?: string;
}

/** Which parts of an image speak for a class. */
export const heatmap: Job<HeatmapRequest, HeatmapResult> = {
  lane: 'foreground',
  async run(context, { model, image, ...options }, { signal, checkpoint }) {
    const { values } = context.image(image, model);
    return compute(context.model(model), values, { ...options, signal, checkpoint });
  },
};
