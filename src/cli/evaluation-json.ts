import { classificationFigures } from '../core/classification/figures.js';
import type {
  ClassFolder,
  ClassificationCounts,
  ConfusionCell,
  Evaluation,
  Mistake,
  UnreadPicture,
} from '../core/classification/classification.types.js';
import { MergeError } from '../core/errors.js';
import { highest } from '../core/extremes.js';
import type { Preprocessing } from '../core/graph/layer-info.js';
import { isJson, type Json } from '../core/kinds/config.js';
import { raw } from './json.js';

/** An evaluation as one JSON object: what it was of, its figures, and the counts behind them. */
export function evaluationJson(evaluation: Evaluation): string {
  const { counts, ...about } = evaluation;
  const { top1, top5, balanced, perClass } = classificationFigures(counts);
  const mistakes = counts.mistakes.map((mistake) => ({
    ...mistake,
    confidence: raw(mistake.confidence),
    trueProbability: raw(mistake.trueProbability),
  }));
  const figures = { top1, top5, balanced, perClass };
  // The reason is English here, and all that there is of it.
  const firstUnread = counts.firstUnread.map(({ name, reason }) => ({ name, reason }));
  return JSON.stringify({ ...about, figures, counts: { ...counts, mistakes, firstUnread } });
}

/**
 * Reads what `evaluationJson` wrote; figures are left, for they follow from the counts.
 * @param file - how to call it where it is something else
 * @throws MergeError
 */
export function readEvaluation(text: string, file: string): Evaluation {
  try {
    return evaluation(new Reader(JSON.parse(text)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new MergeError(`"${file}" is not what convlens evaluate --json prints: ${error.message}`);
  }
}

function evaluation(json: Reader): Evaluation {
  const classes = json.list('classes', (name) => name.text());
  const index: Index = (reader) => reader.integer(0, classes.length - 1);
  const parts = json.field('parts');
  const of = parts.field('of').integer(1);
  const model = json.field('model').text();
  const folders = json.list('folders', (folder) => classFolder(folder, index));
  const last = highest([classes.length - 1, ...folders.map(({ classIndex }) => classIndex ?? 0)]);
  const target: Index = (reader) => reader.integer(0, last);
  return {
    model,
    fingerprint: json.field('fingerprint').text(),
    classes,
    folders,
    total: json.field('total').integer(),
    parts: { of, done: parts.list('done', (part) => part.integer(1, of)) },
    planned: json.field('planned').integer(),
    seen: json.field('seen').integer(),
    crop: json.field('crop').oneOf(['centre', 'standard', 'stretch', 'none']),
    preprocessing: preprocessing(json.field('preprocessing')),
    mistakesKept: json.field('mistakesKept').integer(0, 10_000),
    counts: classificationCounts(json.field('counts'), index, target),
  };
}

function preprocessing(json: Reader): Preprocessing {
  return {
    mean: json.list('mean', (value) => value.number()),
    std: json.list('std', (value) => value.number()),
    channels: json.field('channels').oneOf(['RGB', 'BGR', 'RGBA', 'grey']),
  };
}

/** Reads the number of a class, or of a class or a group. */
type Index = (reader: Reader) => number;

function classFolder(json: Reader, index: Index): ClassFolder {
  const rules = ['given', 'name', 'wordnet', 'number', 'meaning', 'order'] as const;
  return {
    folder: json.field('folder').text(),
    pictures: json.field('pictures').integer(),
    classes: json.list('classes', index),
    classIndex: json.orNull('classIndex', (target) => target.integer()),
    by: json.orNull('by', (by) => by.oneOf(rules)),
    meanings: json.list('meanings', (meaning) => ({
      words: meaning.list('words', (word) => word.text()),
      kind: meaning.orNull('kind', (kind) => kind.text()),
      classes: meaning.list('classes', index),
    })),
    suggestions: json.list('suggestions', (name) => name.text()),
  };
}

function classificationCounts(json: Reader, index: Index, target: Index): ClassificationCounts {
  return {
    classes: json.field('classes').integer(),
    pictures: json.field('pictures').integer(),
    right: json.field('right').integer(),
    rightInFive: json.field('rightInFive').integer(),
    confusion: json.list('confusion', (cell): ConfusionCell => [
      target(cell.field('0')),
      target(cell.field('1')),
      cell.field('2').integer(1),
    ]),
    mistakes: json.list('mistakes', (mistake): Mistake => ({
      name: mistake.field('name').text(),
      trueClass: target(mistake.field('trueClass')),
      predicted: target(mistake.field('predicted')),
      confidence: mistake.field('confidence').share(),
      trueProbability: mistake.field('trueProbability').share(),
      ...mistake.ifThere('classes', (pair) => ({
        classes: [index(pair.field('0')), index(pair.field('1'))] as const,
      })),
    })),
    unread: json.field('unread').integer(),
    firstUnread: json.list('firstUnread', (picture): UnreadPicture => ({
      name: picture.field('name').text(),
      reason: picture.field('reason').text(),
    })),
  };
}

/** A value of JSON that has to be of a kind; what is not is a `SyntaxError` that says where. */
class Reader {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = 'it') {
    this.#value = value;
    this.#path = path;
  }

  field(name: string): Reader {
    const value = this.#value;
    const holder: Json = isJson(value) || Array.isArray(value) ? { ...value } : {};
    if (!Object.hasOwn(holder, name)) throw this.#wrong(`has no "${name}"`);
    return new Reader(holder[name], this.#path === 'it' ? name : `${this.#path}.${name}`);
  }

  list<T>(name: string, read: (item: Reader) => T): readonly T[] {
    const list = this.field(name);
    const items = list.#value;
    if (!Array.isArray(items)) throw list.#wrong('is no list');
    return items.map((item: unknown, i) => read(new Reader(item, `${list.#path}.${i}`)));
  }

  orNull<T>(name: string, read: (value: Reader) => T): T | null {
    const field = this.field(name);
    return field.#value === null ? null : read(field);
  }

  /** What `read` makes of a field that may be left out. */
  ifThere<T>(name: string, read: (value: Reader) => T): T | undefined {
    const value = this.#value;
    return isJson(value) && Object.hasOwn(value, name) ? read(this.field(name)) : undefined;
  }

  text(): string {
    if (typeof this.#value === 'string') return this.#value;
    throw this.#wrong('is no text');
  }

  integer(min = 0, max = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) {
      return value;
    }
    throw this.#wrong(`is no whole number from ${min} to ${max}`);
  }

  number(): number {
    if (typeof this.#value === 'number') return this.#value;
    throw this.#wrong('is no number');
  }

  share(): number {
    const value = this.#value;
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    throw this.#wrong('is no number from 0 to 1');
  }

  oneOf<T extends string>(names: readonly T[]): T {
    const found = names.find((name) => name === this.#value);
    if (found !== undefined) return found;
    throw this.#wrong(`is none of ${names.join(', ')}`);
  }

  #wrong(what: string): SyntaxError {
    return new SyntaxError(`${this.#path} ${what}`);
  }
}
