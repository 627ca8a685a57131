import { disagreementRule, OTHER_PLACES } from '../../facts/covers.js';
import type { RunOptions } from '../checkpoint.js';
import { requireMapOfInput } from '../evaluation/map-of-input.js';
import { measuredClass } from '../evaluation/measured-class.js';
import type { Network } from '../graph/network.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import type { ValueMap } from '../value-map.js';
import { cover } from './cover.js';
import type { CoverResult, Disagreement } from './cover.types.js';
import { mapPlaces } from './map-places.js';

export interface DisagreementOptions extends RunOptions {
  /** By index or name: the class that both maps explain. */
  readonly classIndex: ClassChoice;
  readonly seed?: number | undefined;
  /** Bytes that the run may take. */
  readonly budget?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Whether occlusion contradicts another heatmap about the places that it marks, and whether it is right. Occlusion
 * doubts a place where its mean is negative; since it depends on what it covers with, the doubt holds only if
 * covering the place raises the class's share with two fills, and with one of them more than at each of twenty
 * other places of that size. Several doubted places are covered together; if that shows nothing, the one of them
 * that raises the share most.
 *
 * @param map - at the size of the input, as a heatmap's `inputMap`
 * @param occlusion - the same of occlusion
 * @throws OptionError, NoClassesError, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function disagreement(
  network: Network,
  image: Float32Array,
  map: ValueMap,
  occlusion: ValueMap,
  options: DisagreementOptions,
): Promise<Disagreement> {
  const classIndex = measuredClass(network, options.classIndex);
  for (const one of [map, occlusion]) requireMapOfInput(network, one);
  const places = mapPlaces(map).map(({ pixels, ...place }) => ({
    ...place,
    occlusion: meanAt(occlusion, pixels),
  }));
  const doubted = places.flatMap((place, index) => (place.occlusion < 0 ? [index] : []));
  const coversOf = (indices: readonly number[]) => indices.map((index) => places[index]!.box);
  const { fills } = disagreementRule;
  const singles = doubted.length > 1 ? doubted.map((index) => [index]) : [];
  const total = 2 * fills.length * (OTHER_PLACES + 1) + singles.length;
  let done = 0;
  const progress = (step = 1) => options.onProgress?.(Math.min(total, (done += step)), total);
  const end = ({ tried, trials }: Attempt): Disagreement => {
    progress(total);
    return { classIndex, places, tried, trials, disagrees: trials.some(beatsElsewhere) };
  };
  const covering = async (tried: readonly number[]): Promise<Attempt> => {
    const trials: CoverResult[] = [];
    for (const fill of fills) {
      const asked = { ...options, onProgress: undefined, classIndex, fill, elsewhere: 0 };
      trials.push(await cover(network, image, coversOf(tried), asked));
    }
    progress();
    return { tried, trials };
  };
  const heldAgainst = async ({ tried, trials }: Attempt): Promise<Attempt> => {
    const held: CoverResult[] = [];
    for (const from of trials) {
      const asked = { ...options, classIndex, fill: from.fill, elsewhere: OTHER_PLACES, from };
      const onProgress = () => progress();
      held.push(await cover(network, image, coversOf(tried), { ...asked, onProgress }));
    }
    return { tried, trials: held };
  };

  progress(0);
  if (doubted.length === 0) return end({ tried: [], trials: [] });
  let together = await covering(doubted);
  if (raises(together)) together = await heldAgainst(together);
  if (singles.length === 0 || together.trials.some(beatsElsewhere)) return end(together);
  const each: Attempt[] = [];
  for (const one of singles) each.push(await covering(one));
  const best = each.reduce((most, one) => (leastRise(one) > leastRise(most) ? one : most));
  return end(raises(best) ? await heldAgainst(best) : together);
}

/** Some of the places, covered with each fill. */
type Attempt = Pick<Disagreement, 'tried' | 'trials'>;

/** By how much the share of the class rises, −1…1. */
export const riseOf = ({ before, covered, classIndex }: CoverResult): number =>
  covered[classIndex]! - before[classIndex]!;

/** Whether covering these places raises the share more than covering each of the others. */
function beatsElsewhere({ covered, classIndex, elsewhere }: CoverResult): boolean {
  return (
    elsewhere.length === OTHER_PLACES && elsewhere.every((share) => covered[classIndex]! > share)
  );
}

/** What the class's share rises by with each of the fills at least. */
const leastRise = ({ trials }: Attempt): number => Math.min(...trials.map(riseOf));

const raises = (attempt: Attempt): boolean => leastRise(attempt) >= disagreementRule.rise;

function meanAt({ values }: ValueMap, pixels: Uint32Array): number {
  let sum = 0;
  for (const pixel of pixels) sum += values[pixel]!;
  return sum / pixels.length;
}
