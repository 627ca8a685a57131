import { kernel as compute } from '../../core/unit/kernel.js';
import type { KernelResult } from '../../core/unit/kernel.types.js';
import type { Job, OnModel } from './job.js';

export interface KernelRequest extends OnModel {
  readonly layer: string;
  readonly channel: number;
}

/** The weights through which one channel reads the layer before it. */
export const kernel: Job<KernelRequest, KernelResult> = {
  lane: 'foreground',
  async run(context, { model, layer, channel }) {
    return compute(context.model(model), layer, channel);
  },
};
