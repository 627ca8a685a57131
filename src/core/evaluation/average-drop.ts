import type { RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import type { Network } from '../graph/network.js';
import type { ValueMap } from '../value-map.js';
import { classProbabilities } from './class-probabilities.js';
import { measuredClass } from './measured-class.js';

/** A class's probability for a whole photo, and for the photo dimmed by its map. */
export interface Confidence {
  readonly whole: number;
  readonly explained: number;
}

/**
 * The probability of a class before and after the image is multiplied, preprocessed as it is, by
 * its map: positive, as a share of its highest value.
 *
 * @param map - at the size of the input
 * @param classIndex - by index or name
 * @throws NoClassesError, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function confidence(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  classIndex: ClassChoice,
  options: RunOptions = {},
): Promise<Confidence> {
  const index = measuredClass(network, classIndex);
  const highest = map.values.reduce((most, value) => Math.max(most, value), 0) || 1;
  const channels = image.length / map.values.length;
  const dimmed = image.map((value, i) => {
    const share = Math.max(0, map.values[Math.floor(i / channels)]!) / highest;
    return value * share;
  });
  const found = await classProbabilities(network, [image, dimmed], index, options);
  const [whole = 0, explained = 0] = found;
  return { whole, explained };
}

/**
 * What is lost when photos keep only what their maps call important (Chattopadhay et al.,
 * "Grad-CAM++", WACV 2018).
 *
 * @returns `drop`: mean share of the probability that is lost, 0…1, low is good; `increase`: share
 * of the photos whose probability rises, high is good
 */
export function averageDrop(photos: readonly Confidence[]): { drop: number; increase: number } {
  const lost = photos.map(({ whole, explained }) =>
    whole > 0 ? Math.max(0, whole - explained) / whole : 0,
  );
  const count = Math.max(1, photos.length);
  return {
    drop: lost.reduce((sum, value) => sum + value, 0) / count,
    increase: photos.filter(({ whole, explained }) => explained > whole).length / count,
  };
}
