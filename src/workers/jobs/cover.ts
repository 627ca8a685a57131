import { cover as compute } from '../../core/covering/cover.js';
import type { Cover, CoverResult } from '../../core/covering/cover.types.js';
import type { CoverFill } from '../../facts/covers.js';
import type { Job, OnImage } from './job.js';

export interface CoverRequest extends OnImage {
  readonly covers: readonly Cover[];
  readonly fill: CoverFill;
  /** None of a network that gives one number. */
  readonly classIndex?: number;
  /** Other places that the same covers are laid on. */
  readonly elsewhere: number;
  /** What came of it so far, to carry on from. */
  readonly from?: CoverResult;
}

/** What the network says when parts of the photo are covered; streams what the same covers do elsewhere. */
export const cover: Job<CoverRequest, CoverResult, CoverResult> = {
  lane: ({ elsewhere }) => (elsewhere > 0 ? 'background' : 'foreground'),
  key: ({ elsewhere }) => (elsewhere > 0 ? 'cover elsewhere' : 'cover'),
  async run(context, { model, image, covers, ...options }, { signal, checkpoint, progress }) {
    const { values } = context.image(image, model);
    const onProgress = (done: number, total: number, partial: CoverResult) =>
      progress({ done, total, unit: 'steps', partial });
    return compute(context.model(model), values, covers, {
      ...{ ...options, signal, checkpoint },
      onProgress,
    });
  },
};
