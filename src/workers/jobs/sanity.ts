import type { Settings } from '../../facts/setting.js';
import {
  sanityCheck,
  type Randomisation,
  type Sanity,
} from '../../core/evaluation/sanity-check.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { Job, OnImage } from './job.js';

export interface SanityRequest extends OnImage {
  readonly method: string;
  readonly classIndex?: number;
  readonly layer?: string;
  readonly settings?: Settings;
  readonly placement?: AskedPlacement;
  readonly randomisation?: Randomisation;
}

/** Whether a method's map depends on what the network has learned. */
export const sanity: Job<SanityRequest, Sanity> = {
  lane: 'background',
  async run(context, { model, image, ...options }, { signal, checkpoint, progress }) {
    const { values } = context.image(image, model);
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    const steering = { signal, checkpoint, onProgress };
    return sanityCheck(context.model(model), values, { ...options, ...steering });
  },
};
