import { checkpointOf, type RunOptions } from '../checkpoint.js';
import { AbortError, ConvlensError } from '../errors.js';
import { classAnswers } from '../prediction/class-answers.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { prepareImage } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { classOutput } from '../prediction/predict.js';
import { readFromImage } from '../graph/read-tensor.js';
import type { Evaluation } from './classification.types.js';
import { readAhead } from './read-ahead.js';
import { ClassificationTally } from './tally.js';

/** A picture whose class is known. */
export interface LabelledPicture {
  /** Tells it from all others: its path. */
  readonly name: string;
  /** What its folder stands for: its `classIndex` in the evaluation's folders, or an index among `toldClasses`. */
  readonly trueClass: number;
  /** Decodes it, upright. */
  open(): Promise<Picture>;
}

export interface EvaluateOptions extends RunOptions {
  /** Told after each picture; `result` makes a copy of what is counted so far. */
  readonly onProgress?:
    ((seen: number, planned: number, result: () => Evaluation) => void) | undefined;
}

/** Pictures that are decoded while one is looked at. */
const AHEAD = 2;

/**
 * Carries an evaluation on with the pictures that are left of it. They are looked at one by one, so
 * that what is counted of one never depends on those beside it; only a few are in memory at a time.
 * One that cannot be opened is left out and noted.
 *
 * @param start - as `planEvaluation` gives it, or a part that was done
 * @throws NoClassesError, ImageIndependentError, ShapeError, NotConvolutionalError, AbortError
 */
export async function evaluatePictures(
  network: Network,
  start: Evaluation,
  pictures: Iterable<LabelledPicture> | AsyncIterable<LabelledPicture>,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const input = imageInput(network);
  const output = classOutput(network);
  requireOfImage(network, output.logits);
  const { crop, planned } = start;
  const tally = new ClassificationTally(start.classes.length, start.mistakesKept, start.folders);
  tally.merge(start.counts);
  let { seen } = start;
  const result = (): Evaluation => ({ ...start, seen, counts: tally.counts() });
  const checkpoint = checkpointOf(options);
  for await (const { item, opened } of readAhead(pictures, AHEAD, (picture) => picture.open())) {
    const { name, trueClass } = item;
    await checkpoint();
    try {
      const { values } = prepareImage(await opened, input, { crop, displaySide: 1 });
      const logits = await readFromImage(network, values, output.logits, options);
      tally.add(name, trueClass, classAnswers(output, logits)[0]!);
    } catch (error) {
      if (!(error instanceof ConvlensError) || error instanceof AbortError) throw error;
      tally.skip(name, error.message, error.facts);
    }
    seen++;
    options.onProgress?.(seen, planned, result);
  }
  return result();
}
