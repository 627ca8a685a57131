import { DEFAULT_BUDGET } from '../../facts/memory.js';
import { throwIfAborted, type RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { batchWithin } from '../graph/batch.js';
import { classOutput } from '../prediction/predict.js';
import type { ValueMap } from '../value-map.js';
import { byImportance } from './by-importance.js';
import { classProbabilities } from './class-probabilities.js';
import { requireMapOfInput } from './map-of-input.js';
import { measuredClass } from './measured-class.js';
import { say, str } from '../sentence.js';

/** What happens to the pixels, the most important first. */
export type Removal = 'deletion' | 'insertion';

export interface RemovalOptions extends RunOptions {
  /** By index or name. */
  readonly classIndex: ClassChoice;
  /** Steps from the first picture to the last, 1…1000. */
  readonly steps?: number | undefined;
  /**
   * What stands in the place of a pixel, preprocessed, as long as the image; by default 0
   * everywhere, the mean colour that the network was trained about.
   */
  readonly fill?: Float32Array | undefined;
  /** Bytes that the run may take. */
  readonly budget?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const removalDefaults = { steps: 20, budget: DEFAULT_BUDGET } as const;

/** How the probability of a class falls or rises with the pixels that a map calls important. */
export interface RemovalCurve {
  readonly removal: Removal;
  readonly classIndex: number;
  /** Share of the pixels taken away or put in, 0…1. */
  readonly shares: readonly number[];
  /** Probability of the class at each share. */
  readonly probabilities: readonly number[];
  /** Area under the curve by trapezoids, 0…1: low is good for deletion, high for insertion. */
  readonly area: number;
}

/**
 * Takes the pixels of an image away in the order of a map, or puts them into an empty picture
 * (Petsiuk et al., "RISE", BMVC 2018). A map that found what matters lets the class fall at once,
 * or rise at once.
 *
 * @param map - at the size of the input, higher is more important
 * @throws OptionError, NoClassesError, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function removalCurve(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  removal: Removal,
  options: RemovalOptions,
): Promise<RemovalCurve> {
  const { signal, onProgress } = options;
  const { steps, budget } = { ...removalDefaults, ...given(options) };
  const fill = options.fill ?? new Float32Array(image.length);
  const classIndex = measuredClass(network, options.classIndex);
  check(network, image, map, fill, steps);
  const order = byImportance(map.values);
  const shares = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  const [from, to] = removal === 'deletion' ? [image, fill] : [fill, image];
  const side = Math.max(map.height, map.width);
  const batch = batchWithin(network, classOutput(network).logits, side, budget, 8);
  const probabilities: number[] = [];
  for (let first = 0; first < shares.length; first += batch) {
    throwIfAborted(signal);
    const pictures = shares
      .slice(first, first + batch)
      .map((share) => mixed(from, to, order, Math.round(share * order.length)));
    probabilities.push(...(await classProbabilities(network, pictures, classIndex, options)));
    onProgress?.(probabilities.length, shares.length);
  }
  return { removal, classIndex, shares, probabilities, area: trapezoids(probabilities) };
}

/** `from` with the first `count` pixels of `order` taken out of `to`. */
function mixed(from: Float32Array, to: Float32Array, order: Uint32Array, count: number) {
  const picture = Float32Array.from(from);
  const channels = from.length / order.length;
  for (const pixel of order.subarray(0, count)) {
    const at = pixel * channels;
    picture.set(to.subarray(at, at + channels), at);
  }
  return picture;
}

function check(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  fill: Float32Array,
  steps: number,
): void {
  requireMapOfInput(network, map);
  if (fill.length !== image.length) {
    throw new OptionError(say(str`fill has ${fill.length} values, the image ${image.length}`));
  }
  if (!Number.isInteger(steps) || steps < 1 || steps > 1000) {
    throw new OptionError(say(str`steps is a whole number from 1 to 1000, not ${steps}`));
  }
}

function trapezoids(values: readonly number[]): number {
  const inner = values.slice(1).map((value, i) => (value + values[i]!) / 2);
  return inner.reduce((sum, value) => sum + value, 0) / inner.length;
}

function given({ steps, budget }: RemovalOptions) {
  return { ...(steps !== undefined && { steps }), ...(budget !== undefined && { budget }) };
}
