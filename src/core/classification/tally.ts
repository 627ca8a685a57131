import type { ErrorFacts, Said } from '../error-facts.js';
import { OptionError } from '../errors.js';
import { BoundedList } from './bounded-list.js';
import type {
  ClassFolder,
  ClassificationCounts,
  Mistake,
  UnreadPicture,
} from './classification.types.js';
import { Targets } from './targets.js';
import { say, str } from '../sentence.js';

/** Mistakes that are kept when nobody says how many. */
export const tallyDefaults = { mistakes: 100 } as const;

/** Pictures that could not be looked at and are named; more are counted only. */
const UNREAD_NAMED = 100;

/**
 * Counts what a network made of labelled pictures, in memory that their number does not add to. All
 * that it keeps is whole numbers, and lists cut by an order of the pictures themselves: counts of
 * parts add up to exactly those of the whole.
 *
 * Where a folder stands for several classes, a group, the likeliest class is right when it is any of them, and
 * what a picture of another folder was taken for is the group that its class falls under: see `Targets`.
 */
export class ClassificationTally {
  readonly #classes: number;
  readonly #targets: Targets;
  #pictures = 0;
  #right = 0;
  #rightInFive = 0;
  #unread = 0;
  /** By `trueClass · targets + predicted`. */
  readonly #confusion = new Map<number, number>();
  readonly #mistakes: BoundedList<Mistake>;
  readonly #firstUnread = new BoundedList<UnreadPicture>(UNREAD_NAMED, (a, b) =>
    compareNames(a.name, b.name),
  );

  /**
   * @param mistakes - how many of the surest are kept, 0…10,000
   * @param folders - what they stand for, where one stands for several classes
   * @throws OptionError
   */
  constructor(
    classes: number,
    mistakes: number = tallyDefaults.mistakes,
    folders: readonly Pick<ClassFolder, 'classIndex' | 'classes'>[] = [],
  ) {
    if (!Number.isInteger(mistakes) || mistakes < 0 || mistakes > 10_000) {
      throw new OptionError(
        say(str`mistakes must be a whole number from 0 to 10000, not ${mistakes}`),
      );
    }
    this.#classes = classes;
    this.#targets = new Targets(classes, folders);
    this.#mistakes = new BoundedList(
      mistakes,
      (a, b) => b.confidence - a.confidence || compareNames(a.name, b.name),
    );
  }

  /**
   * Counts one picture. Of classes that are equally likely the first by index goes before.
   *
   * @param name - tells the picture from all others
   * @param trueClass - what its folder stands for: a class or a group
   * @param logits - of all classes, which decide
   * @param probabilities - of all classes, 0…1
   */
  add(
    name: string,
    trueClass: number,
    { logits, probabilities }: { logits: Float32Array; probabilities: Float32Array },
  ): void {
    const members = this.#targets.classesOf(trueClass);
    const own = members.reduce((best, index) => (logits[index]! > logits[best]! ? index : best));
    let before = 0;
    let given = 0;
    logits.forEach((logit, index) => {
      if (logit > logits[own]! || (logit === logits[own] && index < own)) before++;
      if (logit > logits[given]!) given = index;
    });
    const predicted = this.#targets.read(given, trueClass);
    this.#pictures++;
    if (before < 5) this.#rightInFive++;
    this.#confuse(trueClass, predicted, 1);
    if (predicted === trueClass) {
      this.#right++;
      return;
    }
    const confidence = probabilities[given]!;
    const trueProbability = anyOf(members, probabilities);
    const classes =
      own === trueClass && given === predicted ? {} : { classes: [own, given] as const };
    this.#mistakes.add({ name, trueClass, predicted, confidence, trueProbability, ...classes });
  }

  /** Notes a picture that could not be looked at. */
  skip(name: string, reason: string, facts?: Said<ErrorFacts>): void {
    this.#unread++;
    this.#firstUnread.add({ name, reason, ...(facts && { facts }) });
  }

  /** Adds what was counted of other pictures, of the same classes and as many mistakes kept. */
  merge(counts: ClassificationCounts): void {
    this.#pictures += counts.pictures;
    this.#right += counts.right;
    this.#rightInFive += counts.rightInFive;
    this.#unread += counts.unread;
    for (const [trueClass, predicted, pictures] of counts.confusion) {
      this.#confuse(trueClass, predicted, pictures);
    }
    for (const mistake of counts.mistakes) this.#mistakes.add(mistake);
    for (const picture of counts.firstUnread) this.#firstUnread.add(picture);
  }

  /** What is counted so far, copied. */
  counts(): ClassificationCounts {
    const cells = [...this.#confusion].sort(([a], [b]) => a - b);
    return {
      classes: this.#classes,
      pictures: this.#pictures,
      right: this.#right,
      rightInFive: this.#rightInFive,
      confusion: cells.map(([cell, pictures]) => [
        Math.floor(cell / this.#targets.count),
        cell % this.#targets.count,
        pictures,
      ]),
      mistakes: this.#mistakes.list(),
      unread: this.#unread,
      firstUnread: this.#firstUnread.list(),
    };
  }

  #confuse(trueClass: number, predicted: number, pictures: number): void {
    const cell = trueClass * this.#targets.count + predicted;
    this.#confusion.set(cell, (this.#confusion.get(cell) ?? 0) + pictures);
  }
}

/** Probability of any of these classes; where the classes do not exclude each other, of the likeliest. */
function anyOf(members: readonly number[], probabilities: Float32Array): number {
  if (members.length === 1) return probabilities[members[0]!]!;
  const all = probabilities.reduce((sum, share) => sum + share, 0);
  const shares = members.map((index) => probabilities[index]!);
  if (Math.abs(all - 1) > 1e-3) return Math.max(...shares);
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

/** By code units, which no language of a machine changes. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
