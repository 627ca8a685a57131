import type { OverviewResult } from '../../core/activation/activations.types.js';
import { overview as compute } from '../../core/activation/overview.js';
import type { Job, OnImage } from './job.js';

/** A mean map of every layer with rows and columns. */
export const overview: Job<OnImage, OverviewResult> = {
  lane: 'foreground',
  async run(context, { model, image }, { signal, checkpoint }) {
    const { values } = context.image(image, model);
    return compute(context.model(model), values, { signal, checkpoint });
  },
};
