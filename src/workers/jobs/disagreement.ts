import { heatmap } from '../../core/attribution/heatmap.js';
import type { Disagreement } from '../../core/covering/cover.types.js';
import { disagreement as compute } from '../../core/covering/disagreement.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { ValueMap } from '../../core/value-map.js';
import type { Settings } from '../../facts/setting.js';
import type { Job, OnImage } from './job.js';

export interface DisagreementRequest extends OnImage {
  /** The map: what the `heatmap` job would be asked for it. */
  readonly method: string;
  readonly classIndex: number;
  readonly layer?: string;
  readonly settings?: Settings;
  readonly placement?: AskedPlacement;
  /** Its `inputMap`, where the caller has it already; else it is made anew. */
  readonly map?: ValueMap;
  /** That of occlusion, likewise; it takes long. */
  readonly occlusion?: ValueMap;
}

/** Whether occlusion contradicts a heatmap about the places that it marks. */
export const disagreement: Job<DisagreementRequest, Disagreement> = {
  lane: 'background',
  async run(context, { model, image, map, occlusion, ...question }, control) {
    const { signal, checkpoint, progress } = control;
    const network = context.model(model);
    const { values } = context.image(image, model);
    const { classIndex } = question;
    const run = { signal, checkpoint };
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    const shown = map ?? (await heatmap(network, values, { ...question, ...run })).inputMap;
    const covered =
      occlusion ??
      (await heatmap(network, values, { method: 'occlusion', classIndex, ...run, onProgress }))
        .inputMap;
    return compute(network, values, shown, covered, { classIndex, ...run, onProgress });
  },
};
