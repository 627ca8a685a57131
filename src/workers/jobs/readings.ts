import { readings as compute, type Reading } from '../../core/prediction/readings.js';
import type { Job, OnImage } from './job.js';

export type { Reading };

/** What the model makes of the photo, for each usual preprocessing. */
export const readings: Job<OnImage, readonly Reading[]> = {
  lane: 'foreground',
  async run(context, { model, image }, { signal, checkpoint, progress }) {
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    const { input } = context.image(image, model);
    return compute(context.model(model), input, { signal, checkpoint, onProgress });
  },
};
