import { predict as compute } from '../../core/prediction/predict.js';
import type { PredictResult } from '../../core/prediction/predict.types.js';
import type { Job, OnImage } from './job.js';

export interface PredictRequest extends OnImage {
  /** How many classes to list. */
  readonly top?: number;
}

/** What the network makes of an image. */
export const predict: Job<PredictRequest, PredictResult> = {
  lane: 'foreground',
  async run(context, { model, image, top }, { signal, checkpoint }) {
    const { values } = context.image(image, model);
    return compute(context.model(model), values, { top, signal, checkpoint });
  },
};
