import { heatmap } from '../../core/attribution/heatmap.js';
import type { Measure } from '../../facts/measures.js';
import type { Settings } from '../../facts/setting.js';
import { faithfulness as compute, type Faithfulness } from '../../core/evaluation/faithfulness.js';
import type { ValueMap } from '../../core/value-map.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { Job, OnImage } from './job.js';

export interface FaithfulnessRequest extends OnImage {
  readonly measure: Measure;
  /** The map: what the `heatmap` job would be asked for it. */
  readonly method: string;
  readonly classIndex: number;
  readonly layer?: string;
  readonly settings?: Settings;
  readonly placement?: AskedPlacement;
  /** Its `inputMap`, where the caller has it already; else it is made anew. */
  readonly map?: ValueMap;
}

/** How well a heatmap found what matters. A slow one costs more than its measure: pass its map. */
export const faithfulness: Job<FaithfulnessRequest, Faithfulness> = {
  lane: 'background',
  async run(
    context,
    { model, image, measure, map, ...question },
    { signal, checkpoint, progress },
  ) {
    const network = context.model(model);
    const { values } = context.image(image, model);
    const run = { signal, checkpoint };
    const tested = map ?? (await heatmap(network, values, { ...question, ...run })).inputMap;
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    return compute(network, values, tested, {
      measure,
      classIndex: question.classIndex,
      ...run,
      onProgress,
    });
  },
};
