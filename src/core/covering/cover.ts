import { coverFills, MOST_COVERS, OTHER_PLACES, type CoverFill } from '../../facts/covers.js';
import { DEFAULT_BUDGET } from '../../facts/memory.js';
import { DEFAULT_SEED } from '../../facts/seed.js';
import { throwIfAborted, type RunOptions } from '../checkpoint.js';
import { OptionError } from '../errors.js';
import { measuredClass } from '../evaluation/measured-class.js';
import { batchWithin } from '../graph/batch.js';
import { imageInput } from '../graph/input-feed.js';
import type { Network } from '../graph/network.js';
import { isNumber } from '../graph/output-classes.js';
import { imageSize } from '../image/prepare-image.js';
import { answersToImages } from '../prediction/answers-to-images.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { explainedOutput } from '../prediction/predict.js';
import type { Size } from '../resample/raster.js';
import { say, str } from '../sentence.js';
import type { Cover, CoverResult } from './cover.types.js';
import { coverPicture, layPatches, patchOf, type Patch } from './lay-covers.js';
import { otherPlaces } from './other-places.js';

export interface CoverOptions extends RunOptions {
  /** By index or name; of a network that gives one number, nothing. */
  readonly classIndex?: ClassChoice | undefined;
  readonly fill?: CoverFill | undefined;
  /** Other places that the same covers are laid on, 0…1000. */
  readonly elsewhere?: number | undefined;
  readonly seed?: number | undefined;
  /** What came of the same question with fewer other places, to carry on from. */
  readonly from?: CoverResult | undefined;
  /** Bytes that the run may take. */
  readonly budget?: number | undefined;
  /** Told the result so far after every few passes. */
  readonly onProgress?: ((done: number, total: number, so: CoverResult) => void) | undefined;
}

export const coverDefaults = {
  fill: 'mean',
  elsewhere: OTHER_PLACES,
  seed: DEFAULT_SEED,
  budget: DEFAULT_BUDGET,
} as const;

/** Corners of a line that a person draws. */
const MOST_POINTS = 2000;

/** Images at once; more gain nothing. */
const MOST_AT_ONCE = 8;

/**
 * What the network says when parts of its input are covered, and what it says when the same covers lie elsewhere:
 * a part matters if covering it does more than covering any other.
 *
 * @param image - as `prepareImage` gives it
 * @param covers - 1 to 32, inside of the input
 * @throws OptionError, NoClassesError of features, ClassNotFoundError, ShapeError, NumericError, AbortError
 */
export async function cover(
  network: Network,
  image: Float32Array,
  covers: readonly Cover[],
  options: CoverOptions = {},
): Promise<CoverResult> {
  const { fill = coverDefaults.fill, seed = coverDefaults.seed, signal, onProgress } = options;
  const { elsewhere: count = coverDefaults.elsewhere } = options;
  const input = imageInput(network);
  const size = imageSize(input);
  check(covers, size, fill, count);
  const output = explainedOutput(network);
  const number = isNumber(output);
  const classIndex = number ? 0 : measuredClass(network, options.classIndex ?? 0);
  const picture = coverPicture(fill, network, image);
  const shape = { width: size.width, channels: input.shape[2]! };
  const laid = (patches: readonly Patch[]) => layPatches(image, picture, patches, shape);
  const patches = covers.map(patchOf);
  const places = otherPlaces(patches, size, count, seed);
  const side = Math.sqrt(size.height * size.width);
  const budget = options.budget ?? coverDefaults.budget;
  const most = batchWithin(network, output.logits, side, budget, MOST_AT_ONCE);
  const first = async (): Promise<CoverResult> => {
    const answers = await answersToImages(network, [image, laid(patches)], options);
    return { fill, classIndex, before: answers[0]!, covered: answers[1]!, elsewhere: [] };
  };
  let result = options.from ?? (await first());
  const told = () => onProgress?.(result.elsewhere.length + 1, places.length + 1, result);
  told();
  while (result.elsewhere.length < places.length) {
    throwIfAborted(signal);
    const done = result.elsewhere.length;
    const next = places.slice(done, done + most).map(laid);
    const answers = await answersToImages(network, next, options);
    const values = answers.map((shares) => shares[classIndex]!);
    result = { ...result, elsewhere: [...result.elsewhere, ...values] };
    told();
  }
  return result;
}

function check(covers: readonly Cover[], size: Size, fill: CoverFill, elsewhere: number): void {
  if (!coverFills.includes(fill)) {
    throw new OptionError(say(str`fill is one of ${coverFills.join(', ')}, not "${String(fill)}"`));
  }
  if (!Number.isInteger(elsewhere) || elsewhere < 0 || elsewhere > 1000) {
    throw new OptionError(say(str`elsewhere is a whole number from 0 to 1000, not ${elsewhere}`));
  }
  if (covers.length < 1 || covers.length > MOST_COVERS) {
    throw new OptionError(say(str`1 to ${MOST_COVERS} parts can be covered, not ${covers.length}`));
  }
  for (const cover of covers) checkCover(cover, size);
}

function checkCover({ top, left, height, width, brush }: Cover, size: Size): void {
  const whole = [top, left, height, width].every(Number.isInteger);
  const inside = top >= 0 && left >= 0 && top + height <= size.height && left + width <= size.width;
  if (!whole || height < 1 || width < 1 || !inside) {
    throw new OptionError(
      say(
        str`a cover lies in whole pixels inside of the input, ${size.height} × ${size.width}, not at row ${top}, column ${left} with ${height} × ${width}`,
      ),
    );
  }
  if (!brush) return;
  const numbers = [brush.radius, ...brush.points.flat()];
  if (brush.points.length < 1 || brush.points.length > MOST_POINTS) {
    throw new OptionError(
      say(str`a brush line has 1 to ${MOST_POINTS} points, not ${brush.points.length}`),
    );
  }
  if (!numbers.every(Number.isFinite) || !(brush.radius > 0)) {
    throw new OptionError(say('a brush line has points of two numbers and a radius above 0'));
  }
}
