import { OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { prepareDefaults, type CropMode } from '../image/prepare-image.js';
import { classFolders, type GivenClasses } from './class-folders.js';
import type { Meanings } from './meanings.js';
import type { Evaluation } from './classification.types.js';
import { imageInput } from '../graph/input-feed.js';
import { ClassificationTally, tallyDefaults } from './tally.js';
import { toldClasses } from './told-classes.js';
import { say, str } from '../sentence.js';

export interface EvaluationOptions {
  /** Classes of folders that do not tell them by their names. */
  readonly given?: GivenClasses | undefined;
  /** What the names of folders mean, as `loadMeanings` gives it for the network's classes. */
  readonly meanings?: Meanings | undefined;
  /** How many of the surest mistakes are kept, 0…10,000. */
  readonly mistakes?: number | undefined;
  readonly crop?: CropMode | undefined;
  /** The one part of so many that is to be looked at, from 1; else the whole. */
  readonly part?: { readonly part: number; readonly of: number } | undefined;
}

/**
 * An evaluation that is still to be done: which folder stands for which classes, and how many pictures
 * that makes.
 *
 * @param folders - names of the folders, and how many pictures each has
 * @throws NoClassesError, ShapeError, LabelsError when a given class does not exist, OptionError
 */
export function planEvaluation(
  network: Network,
  folders: ReadonlyMap<string, number>,
  options: EvaluationOptions = {},
): Evaluation {
  const { mistakes = tallyDefaults.mistakes, crop = prepareDefaults.crop } = options;
  const { part, of } = options.part ?? { part: 1, of: 1 };
  if (!Number.isInteger(of) || !Number.isInteger(part) || part < 1 || part > of) {
    throw new OptionError(say(str`a part is 1 to the number of parts, not ${part} of ${of}`));
  }
  const classes = toldClasses(network);
  const matched = classFolders(classes, folders, options.given, options.meanings);
  const total = matched.reduce(
    (sum, { classIndex, pictures }) => (classIndex === null ? sum : sum + pictures),
    0,
  );
  return {
    model: network.name,
    fingerprint: network.fingerprint,
    classes: classes.names,
    folders: matched,
    total,
    parts: { of, done: [part] },
    planned: Math.ceil((total - part + 1) / of),
    seen: 0,
    crop,
    preprocessing: imageInput(network).preprocessing,
    mistakesKept: mistakes,
    counts: new ClassificationTally(classes.names.length, mistakes).counts(),
  };
}

/** Whether the picture at that place of all, from 0, is of the part. */
export function isOfPart(place: number, { parts: { of, done } }: Evaluation): boolean {
  return done.includes((place % of) + 1);
}
