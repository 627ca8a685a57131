import { sanitySchema, type randomisations } from '../../facts/sanity.js';
import { defaultsOf, type Settings } from '../../facts/setting.js';
import { throwIfAborted, type RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { heatmap } from '../attribution/heatmap.js';
import type { HeatmapResult } from '../attribution/heatmap.types.js';
import { givenSettings } from '../given-settings.js';
import type { Network } from '../graph/network.js';
import type { AskedPlacement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import { layersWithKernels, shuffled } from './randomise.js';
import { rankCorrelation } from './rank-correlation.js';
import { structuralSimilarity } from './structural-similarity.js';

export type Randomisation = (typeof randomisations)[number];

export interface SanityOptions extends RunOptions {
  readonly method: string;
  /** Class to explain, by index or name; the strongest of the network as it is by default. */
  readonly classIndex?: ClassChoice | undefined;
  readonly layer?: string | undefined;
  readonly settings?: Partial<Settings> | undefined;
  /** Where the cells of a layer are taken to lie, see `heatmap`. */
  readonly placement?: AskedPlacement | undefined;
  readonly randomisation?: Randomisation | undefined;
  /** Layers after which the map is compared, evenly spaced over all that have kernels; from 1. */
  readonly steps?: number | undefined;
  /** Mean rank correlation, 0…1, above which a map counts as hardly changed. */
  readonly limit?: number | undefined;
  readonly seed?: number | undefined;
  /** Bytes that the run may take. */
  readonly budget?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const sanityDefaults = defaultsOf(sanitySchema);

/** A map of the network with random weights, against that of the trained one. */
export interface SanityStep {
  /** The layer made random, and in a cascade every later one. */
  readonly layer: string;
  /** Spearman's rank correlation of the two maps' absolute values, −1…1. */
  readonly rankCorrelation: number;
  /** Structural similarity of the same, −1…1. */
  readonly structuralSimilarity: number;
}

export interface Sanity {
  readonly method: string;
  /** Null where the mean of an output without classes is explained. */
  readonly classIndex: number | null;
  readonly randomisation: Randomisation;
  readonly steps: readonly SanityStep[];
  /** Mean rank correlation of the steps. */
  readonly mean: number;
  /** The mean that was allowed. */
  readonly limit: number;
  /**
   * `passes` when the map changes with the weights; `fails` when it hardly does: such a map tells
   * about the photo, not about the network.
   */
  readonly verdict: 'passes' | 'fails';
}

/**
 * Whether a method's map depends on what the network has learned: its weights are shuffled within
 * each kernel and bias, which keeps their distribution, and the map is made anew (Adebayo et al.,
 * "Sanity Checks for Saliency Maps", NeurIPS 2018).
 *
 * @throws OptionError for another method, setting or number of steps, and what `heatmap` throws
 */
export async function sanityCheck(
  network: Network,
  image: Float32Array,
  options: SanityOptions,
): Promise<Sanity> {
  const { randomisation, limit, seed, ...settings } = givenSettings(sanitySchema, options);
  const { method, layer, placement, budget, signal, checkpoint, onProgress } = options;
  const asked = {
    method,
    layer,
    placement,
    settings: options.settings,
    budget,
    signal,
    checkpoint,
  };
  const explain = (of: Network, classIndex: ClassChoice | undefined): Promise<HeatmapResult> =>
    heatmap(of, image, { ...asked, classIndex });
  const layers = layersWithKernels(network).reverse();
  const chosen = spread(layers.length, settings.steps);
  onProgress?.(0, chosen.length);
  const original = await explain(network, options.classIndex);
  const classIndex = original.target.classes[0]?.index ?? null;
  const before = sizes(original);
  const steps: SanityStep[] = [];
  for (const index of chosen) {
    throwIfAborted(signal);
    const first = randomisation === 'cascading' ? 0 : index;
    const changed = layers.slice(first, index + 1);
    const random = network.withWeights(await shuffled(network, changed, seed));
    try {
      const after = sizes(await explain(random, classIndex ?? undefined));
      steps.push({
        layer: layers[index]!,
        rankCorrelation: rankCorrelation(before.values, after.values),
        structuralSimilarity: structuralSimilarity(before, after),
      });
    } finally {
      random.dispose();
    }
    onProgress?.(steps.length, chosen.length);
  }
  const mean = steps.reduce((sum, step) => sum + step.rankCorrelation, 0) / steps.length;
  const verdict = mean > limit ? 'fails' : 'passes';
  return { method, classIndex, randomisation, steps, mean, limit, verdict };
}

/** What is shown, without signs: a map and its negative light up the same places. */
function sizes({ inputMap }: HeatmapResult): ValueMap {
  return { ...inputMap, values: inputMap.values.map(Math.abs) };
}

/** So many of `count` places, evenly spaced, the last among them. */
function spread(count: number, steps: number): number[] {
  const many = Math.min(steps, count);
  return Array.from({ length: many }, (_, i) => Math.round(((i + 1) * count) / many) - 1);
}
