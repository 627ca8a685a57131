import type { ErrorFacts, Said } from '../error-facts.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { CropMode } from '../image/prepare-image.js';

/** A picture that was given another class than its own. */
export interface Mistake {
  /** Path of the picture in its folder. */
  readonly name: string;
  /** What its folder stands for: a class or a group, as in `confusion`. */
  readonly trueClass: number;
  /** What it was taken for: a class or a group, as in `confusion`. */
  readonly predicted: number;
  /** Probability of the class predicted, 0…1. */
  readonly confidence: number;
  /**
   * Probability of the true class, 0…1. Of a group that it is any of its classes: their sum, or where the classes
   * do not exclude each other that of the likeliest.
   */
  readonly trueProbability: number;
  /**
   * Of a group the classes behind it: the likeliest of those its folder stands for, and the class predicted. Left
   * out where these are `trueClass` and `predicted` themselves.
   */
  readonly classes?: readonly [own: number, predicted: number] | undefined;
}

/** A picture that could not be looked at. */
export interface UnreadPicture {
  readonly name: string;
  /** The message of the error, in English. */
  readonly reason: string;
  /** What it is made of, where that is known. */
  readonly facts?: Said<ErrorFacts> | undefined;
}

/**
 * How many pictures of one class were given another: true class, class predicted, pictures. Numbers from the
 * number of classes on are groups, several classes that a folder stands for together; see `ClassFolder`.
 */
export type ConfusionCell = readonly [trueClass: number, predicted: number, pictures: number];

/**
 * What was counted of many pictures: whole numbers and short lists, which are the same however the
 * pictures were shared out.
 */
export interface ClassificationCounts {
  /** How many classes there are. */
  readonly classes: number;
  /** Pictures that were given a class. */
  readonly pictures: number;
  /** Of them those given their own; of a group any of its classes. */
  readonly right: number;
  /** Those whose own, or one of them, is among the five likeliest. */
  readonly rightInFive: number;
  /** By true class, then by the class predicted; what did not happen is left out. */
  readonly confusion: readonly ConfusionCell[];
  /** The surest mistakes, surest first; of equally sure ones by name. */
  readonly mistakes: readonly Mistake[];
  /** Pictures that could not be looked at. */
  readonly unread: number;
  /** The first of them by name. */
  readonly firstUnread: readonly UnreadPicture[];
}

/** How one class fared. */
export interface ClassFigures {
  /** A class or a group, as in `confusion`. */
  readonly classIndex: number;
  /** Pictures of the class. */
  readonly pictures: number;
  /** Pictures that were given it. */
  readonly predicted: number;
  /** Pictures of it that were given it. */
  readonly right: number;
  /** `right / predicted`; null when it was given to none. */
  readonly precision: number | null;
  /** `right / pictures`; null when there is no picture of it. */
  readonly recall: number | null;
  /** Harmonic mean of both, 2·right / (pictures + predicted). */
  readonly f1: number;
}

/** What follows from the counts. */
export interface ClassificationFigures {
  /** Share of the pictures that were given their own class, 0…1; null without a picture. */
  readonly top1: number | null;
  /** Share whose own class is among the five likeliest; null also with five classes or fewer. */
  readonly top5: number | null;
  /** Mean recall of the classes and groups that have pictures. */
  readonly balanced: number | null;
  /** The classes that have pictures, or were given to one, by index. */
  readonly perClass: readonly ClassFigures[];
  /** Classes taken for others, most often first. */
  readonly confused: readonly ConfusionCell[];
}

/** How a folder came to stand for a class. */
export type MatchedBy =
  /** It was said so. */
  | 'given'
  /** It is called like the class. */
  | 'name'
  /** It has the WordNet id of the class in its name. */
  | 'wordnet'
  /** It has the number of the class for a name. */
  | 'number'
  /** Its name means these classes, by the tree of WordNet. */
  | 'meaning'
  /** The classes have no names, and there are as many folders: the first by name is the first. */
  | 'order';

/** Something that a word means, and that classes fall under. */
export interface Meaning {
  /** Words for it. */
  readonly words: readonly string[];
  /** Where it is a class itself, a word for what that is a kind of: classes may be called alike. */
  readonly kind: string | null;
  /** The classes, by index, in their order. */
  readonly classes: readonly number[];
}

/** A folder of pictures and the classes that it stands for. */
export interface ClassFolder {
  readonly folder: string;
  /** Pictures in it. */
  readonly pictures: number;
  /** The classes that it stands for, in their order; none: its pictures are left out. */
  readonly classes: readonly number[];
  /**
   * What its pictures are counted as: its class; or, from the number of classes on, a group, which folders that
   * stand for the same classes share; null: nothing.
   */
  readonly classIndex: number | null;
  /** Null where there is no class, and nobody has said so. */
  readonly by: MatchedBy | null;
  /** What its name may mean, likeliest first; of one that is called like a class, what else. */
  readonly meanings: readonly Meaning[];
  /** Names of single classes that may be meant, likeliest first; none where it is called like a class. */
  readonly suggestions: readonly string[];
}

/** Pictures of a folder of class folders, and what a network made of them. */
export interface Evaluation {
  /** Name of the network, and what it computes. */
  readonly model: string;
  readonly fingerprint: string;
  /** Names of the classes by index; of one output behind a sigmoid two. */
  readonly classes: readonly string[];
  readonly folders: readonly ClassFolder[];
  /** Pictures in folders that stand for a class. */
  readonly total: number;
  /** Which parts of how many these counts are of, from 1; a whole is the one part of one. */
  readonly parts: { readonly of: number; readonly done: readonly number[] };
  /** Pictures that these parts have, and those looked at so far. */
  readonly planned: number;
  readonly seen: number;
  /** Which part of each picture the network saw. */
  readonly crop: CropMode;
  /** How its pixels were read. */
  readonly preprocessing: Preprocessing;
  /** How many of the surest mistakes are kept. */
  readonly mistakesKept: number;
  readonly counts: ClassificationCounts;
}

/** An evaluation with what follows from its counts. */
export interface EvaluationResult extends Evaluation {
  readonly figures: ClassificationFigures;
}
