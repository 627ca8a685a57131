import { unit as compute } from '../../core/unit/unit.js';
import type { UnitResult } from '../../core/unit/unit.types.js';
import type { Job, OnImage } from './job.js';

export interface UnitRequest extends OnImage {
  readonly layer: string;
  readonly channel: number;
}

/** What one channel is and does on an image: where it fires, its circuit, the classes it pushes. */
export const unit: Job<UnitRequest, UnitResult> = {
  lane: 'foreground',
  async run(context, { model, image, layer, channel }, { signal, checkpoint }) {
    const run = { signal, checkpoint };
    return compute(context.model(model), context.image(image, model), layer, channel, run);
  },
};
