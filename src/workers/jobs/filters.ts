import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import { visualizeFilters } from '../../core/feature-visualization/visualize-filters.js';
import type { Job, OnModel, Progress } from './job.js';

export interface FiltersRequest extends OnModel {
  readonly layer: string;
  readonly channels: readonly number[];
  readonly steps?: number;
  /** Side of the pictures, in pixels. */
  readonly size?: number;
  readonly seed?: number;
}

/** Grows the pictures that channels look for; streams each as it grows. */
export const filters: Job<FiltersRequest, FiltersResult, FilterPicture> = {
  lane: 'background',
  async run(context, { model, ...request }, { signal, checkpoint, progress }) {
    const network = context.model(model);
    const count = new StepCount(request.channels.length);
    const onFrame = (picture: FilterPicture) =>
      progress({ ...count.add(picture), unit: 'steps', partial: picture });
    return visualizeFilters(network, request, { signal, checkpoint, onFrame });
  },
};

/** Steps done over all channels; a channel that is tried again does not count back. */
class StepCount {
  readonly #steps = new Map<number, number>();
  readonly #channels: number;

  constructor(channels: number) {
    this.#channels = channels;
  }

  add({ channel, status, step, steps }: FilterPicture): Pick<Progress, 'done' | 'total'> {
    const reached = status === 'dead' ? steps : step;
    this.#steps.set(channel, Math.max(reached, this.#steps.get(channel) ?? 0));
    const done = [...this.#steps.values()].reduce((sum, own) => sum + own, 0);
    return { done, total: this.#channels * steps };
  }
}
