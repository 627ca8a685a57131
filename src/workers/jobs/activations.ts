import { activations as compute } from '../../core/activation/activations.js';
import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { Job, OnImage } from './job.js';

export interface ActivationsRequest extends OnImage {
  readonly layer: string;
  /** All by default. */
  readonly channels?: readonly number[];
}

/** What the channels of one layer pass on for an image. */
export const activations: Job<ActivationsRequest, ActivationsResult> = {
  lane: 'foreground',
  async run(context, { model, image, layer, channels }, { signal, checkpoint }) {
    const { values } = context.image(image, model);
    return compute(context.model(model), values, layer, { channels, signal, checkpoint });
  },
};
