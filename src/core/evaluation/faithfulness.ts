import { measures, type Measure } from '../../facts/measures.js';
import type { RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import type { ValueMap } from '../value-map.js';
import { removalCurve } from './removal-curve.js';
import { road } from './road.js';
import { say, str } from '../sentence.js';

export interface FaithfulnessOptions extends RunOptions {
  readonly measure: Measure;
  /** By index or name. */
  readonly classIndex: ClassChoice;
  /** Bytes that the run may take. */
  readonly budget?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** One measure of one map, the same shape whichever it is. */
export interface Faithfulness {
  readonly measure: Measure;
  readonly classIndex: number;
  /** Area under the curve of deletion (low is good) or insertion (high); ROAD's mean gap (high). */
  readonly score: number;
  /** Shares of the pixels taken away or put in, 0…1. */
  readonly shares: readonly number[];
  /**
   * At each share the probability of the class; of ROAD half of what it is more probable with the
   * least important pixels taken away than with the most important.
   */
  readonly values: readonly number[];
}

/**
 * Measures a map by `removalCurve` or `road`, with their defaults.
 *
 * @param map - at the size of the input, higher is more important
 * @throws OptionError, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function faithfulness(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  options: FaithfulnessOptions,
): Promise<Faithfulness> {
  const { measure } = options;
  if (!measures.includes(measure)) {
    const names = measures.join(', ');
    throw new OptionError(say(str`no measure "${String(measure).slice(0, 60)}": ${names}`));
  }
  if (measure !== 'road') {
    const { classIndex, shares, probabilities, area } = await removalCurve(
      network,
      image,
      map,
      measure,
      options,
    );
    return { measure, classIndex, score: area, shares, values: probabilities };
  }
  const { classIndex, shares, mostRelevantFirst, leastRelevantFirst, combined } = await road(
    network,
    image,
    map,
    options,
  );
  const values = leastRelevantFirst.map((value, i) => (value - mostRelevantFirst[i]!) / 2);
  return { measure, classIndex, score: combined, shares, values };
}
