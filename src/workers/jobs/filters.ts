import type { FilterOptions } from '../../core/feature-visualization/filter-options.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import { filterRecipe } from '../../core/feature-visualization/recipe.js';
import { visualizeFilters } from '../../core/feature-visualization/visualize-filters.js';
import type { FilterPreset } from '../../facts/filters.js';
import { keptPictures } from '../../platform/browser/kept-pictures.js';
import type { Job, OnModel, Progress } from './job.js';

export interface FiltersRequest extends OnModel, FilterOptions {
  readonly layer: string;
  readonly channels: readonly number[];
  readonly preset?: FilterPreset | undefined;
  /** Gives the pictures that the browser has kept, and grows none. */
  readonly onlyKept?: boolean;
}

/**
 * Grows the pictures that channels look for; streams each as it grows. Those that were grown before
 * with the same recipe are taken from what the browser keeps.
 */
export const filters: Job<FiltersRequest, FiltersResult, FilterPicture> = {
  lane: 'background',
  async run(context, { model, onlyKept, ...request }, { signal, checkpoint, progress }) {
    const network = context.model(model);
    const { layer, channels } = request;
    const recipe = filterRecipe(network, request);
    const { seed, variants } = recipe.settings;
    const count = new StepCount(channels.length * variants);
    const onFrame = (picture: FilterPicture) =>
      progress({ ...count.add(picture), unit: 'steps', partial: picture });
    const kept = await keptPictures.find(recipe, channels);
    kept.forEach(onFrame);
    const keptChannels = new Set(kept.map(({ channel }) => channel));
    const missing = onlyKept ? [] : channels.filter((channel) => !keptChannels.has(channel));
    const { tensor } = recipe;
    const facts = { layer, tensor, channels: network.layer(layer).channels, seed, recipe };
    if (missing.length === 0) return { ...facts, pictures: kept };
    const run = { signal, checkpoint, onFrame };
    const result = await visualizeFilters(network, { ...request, channels: missing }, run);
    void keptPictures.keep(recipe, result.pictures);
    const grown = [...kept, ...result.pictures];
    return { ...result, pictures: channels.flatMap((channel) => picturesOf(grown, channel)) };
  },
};

const picturesOf = (pictures: readonly FilterPicture[], channel: number) =>
  pictures.filter((picture) => picture.channel === channel);

/** Steps done over all pictures; one that is tried again does not count back. */
class StepCount {
  readonly #steps = new Map<string, number>();

  constructor(private readonly pictures: number) {}

  add({ channel, variant, status, step, steps }: FilterPicture): Pick<Progress, 'done' | 'total'> {
    const picture = `${channel} ${variant}`;
    const reached = status === 'running' ? step : steps;
    this.#steps.set(picture, Math.max(reached, this.#steps.get(picture) ?? 0));
    const done = [...this.#steps.values()].reduce((sum, own) => sum + own, 0);
    return { done, total: this.pictures * steps };
  }
}
