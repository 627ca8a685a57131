import { DEFAULT_SEED } from '../../facts/seed.js';
import type { RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { gaussians, seededRandom } from '../random.js';
import type { ValueMap } from '../value-map.js';
import { byImportance } from './by-importance.js';
import { classProbabilities } from './class-probabilities.js';
import { impute } from './impute.js';
import { requireMapOfInput } from './map-of-input.js';
import { measuredClass } from './measured-class.js';
import { say, str } from '../sentence.js';

export interface RoadOptions extends RunOptions {
  /** By index or name. */
  readonly classIndex: ClassChoice;
  /** Shares of the pixels that are taken away, each between 0 and 1. */
  readonly shares?: readonly number[] | undefined;
  /** Deviation of the noise on the pixels filled in, in the units of the preprocessed image. */
  readonly noise?: number | undefined;
  readonly seed?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const roadDefaults = {
  shares: [0.1, 0.3, 0.5, 0.7, 0.9],
  noise: 0.01,
  seed: DEFAULT_SEED,
} as const;

/** What removing and filling in pixels does to a class. */
export interface Road {
  readonly classIndex: number;
  readonly shares: readonly number[];
  /** Change of the probability when the most relevant are removed first: low is good. */
  readonly mostRelevantFirst: readonly number[];
  /** The same with the least relevant first: high is good. */
  readonly leastRelevantFirst: readonly number[];
  /** Half the mean difference of the two: high is good, 0 for a map by chance. */
  readonly combined: number;
}

/**
 * Remove and debias: takes pixels away in the order of a map and fills them from their neighbours,
 * so that neither the hole nor its shape tells the network anything (Rong et al., ICML 2022).
 *
 * @param map - at the size of the input, higher is more relevant
 * @throws OptionError, NoClassesError, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function road(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  options: RoadOptions,
): Promise<Road> {
  const { onProgress } = options;
  const classIndex = measuredClass(network, options.classIndex);
  const shares = options.shares ?? roadDefaults.shares;
  const size = requireMapOfInput(network, map);
  const wrong = shares.find((share) => !(share > 0 && share < 1));
  if (wrong !== undefined)
    throw new OptionError(say(str`a share lies between 0 and 1, not ${wrong}`));
  const order = byImportance(map.values);
  const orders = [order, Uint32Array.from(order).reverse()];
  const [whole = 0] = await classProbabilities(network, [image], classIndex, options);
  const changes: number[][] = [[], []];
  for (const share of shares) {
    const pictures = [];
    for (const first of orders) {
      const removed = new Uint8Array(order.length);
      for (const pixel of first.subarray(0, Math.round(share * order.length))) removed[pixel] = 1;
      pictures.push(noisy(await impute(image, removed, size, options), removed, options));
    }
    const found = await classProbabilities(network, pictures, classIndex, options);
    found.forEach((value, i) => changes[i]!.push(value - whole));
    onProgress?.(changes[0]!.length, shares.length);
  }
  const [mostRelevantFirst = [], leastRelevantFirst = []] = changes;
  const combined =
    leastRelevantFirst.reduce((sum, value, i) => sum + value - mostRelevantFirst[i]!, 0) /
    (2 * Math.max(1, shares.length));
  return { classIndex, shares, mostRelevantFirst, leastRelevantFirst, combined };
}

/** Noise on what was filled in, or the network could tell it by its smoothness. */
function noisy(image: Float32Array, removed: Uint8Array, { noise, seed }: RoadOptions) {
  const random = seededRandom(seed ?? roadDefaults.seed);
  const added = gaussians(random, image.length, noise ?? roadDefaults.noise);
  const channels = image.length / removed.length;
  return image.map((value, i) => (removed[Math.floor(i / channels)] ? value + added[i]! : value));
}
