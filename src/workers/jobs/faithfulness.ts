import { heatmap } from '../../core/attribution/heatmap.js';
import type { Settings } from '../../core/attribution/method.js';
import {
  faithfulness as compute,
  type Faithfulness,
  type FaithfulnessMeasure,
} from '../../core/evaluation/faithfulness.js';
import type { Job, OnImage } from './job.js';

export interface FaithfulnessRequest extends OnImage {
  readonly measure: FaithfulnessMeasure;
  /** The map: what the `heatmap` job would be asked for it. */
  readonly method: string;
  readonly classIndex: number;
  readonly layer?: string;
  readonly settings?: Settings;
}

/**
 * How well a heatmap found what matters. Asks for the map by name, and makes it anew: a map is a
 * small part of what its measure costs.
 */
export const faithfulness: Job<FaithfulnessRequest, Faithfulness> = {
  lane: 'background',
  async run(context, { model, image, measure, ...map }, { signal, checkpoint, progress }) {
    const network = context.model(model);
    const { values } = context.image(image, model);
    const run = { signal, checkpoint };
    const { inputMap } = await heatmap(network, values, { ...map, ...run });
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    return compute(network, values, inputMap, {
      measure,
      classIndex: map.classIndex,
      ...run,
      onProgress,
    });
  },
};
