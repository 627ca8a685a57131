import { classLabels, classNames } from './class-labels.js';
import { ClassNotFoundError } from '../errors.js';
import type { Network } from '../graph/network.js';
import { shortLabel } from '../labels/label.js';
import { nearest } from '../nearest.js';
import { oncePerNetwork } from './once-per-network.js';
import { say, str } from '../sentence.js';

/**
 * Index of the class that is meant: by its index, its short name, or one of its synonyms; any of them
 * with the index behind it, `'crane (517)'`, tells classes of one name apart. What is spelled exactly
 * so comes first, and only where nothing is does case not count: `'cardigan'` is the garment,
 * `'Cardigan'` the dog. A name that several classes have stands for none.
 *
 * @param asked - `285`, `'285'`, `'Egyptian cat'`, `'maillot, tank suit'`
 * @throws ClassNotFoundError, which lists the classes of that name, or suggests names that are
 * spelled alike
 */
export function resolveClass(network: Network, asked: number | string): number {
  const labels = classLabels(network);
  if (labels.length === 0) {
    throw new ClassNotFoundError(
      say(str`"${network.name}" has no classes; explain a channel instead`),
    );
  }
  if (typeof asked === 'number') return byIndex(asked, labels.length);
  const names = classNames(network);
  const index = nameIndex(network);
  if (/^\s*-?\d+\s*$/.test(asked)) return byNumber(asked, index, labels);
  for (const { form, byName, bySynonym } of index.spellings) {
    const wanted = form(asked);
    const matches = byName.get(wanted) ?? bySynonym.get(wanted) ?? [];
    if (matches.length === 1) return matches[0]!;
    if (matches.length > 1) throw ambiguous(asked, matches, names);
  }
  throw notFound(asked, names, labels);
}

function byIndex(index: number, count: number): number {
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  throw new ClassNotFoundError(say(str`the classes are 0 to ${count - 1}, not ${index}`));
}

/** A number in words is an index; where another class has it for a name, either may be meant. */
function byNumber(asked: string, { byLabel }: NameIndex, labels: readonly string[]): number {
  const index = Number(asked);
  const called = byLabel.get(asked.trim()) ?? [];
  if (called.length === 0 || called.includes(index)) return byIndex(index, labels.length);
  const matches = index in labels ? [index, ...called] : called;
  if (matches.length === 1) return matches[0]!;
  const ways = matches.map((match) => `"${shortLabel(labels[match]!)} (${match})"`).join(', ');
  throw new ClassNotFoundError(
    say(str`"${asked.trim()}" is the name of one class and the index of another: write ${ways}`),
  );
}

type Indices = ReadonlyMap<string, readonly number[]>;

/** Classes by what they are called. */
export interface NameIndex {
  /** By their labels' first words, which several may share. */
  readonly byLabel: Indices;
  /** As spelled, then whatever the case. */
  readonly spellings: readonly Spelling[];
}

interface Spelling {
  readonly form: (text: string) => string;
  readonly byName: Indices;
  readonly bySynonym: Indices;
}

/** The classes of a network by their names. */
export const nameIndex = oncePerNetwork((network: Network): NameIndex => {
  const names = classNames(network);
  const labels = classLabels(network);
  return {
    byLabel: indicesBy(labels, (label) => [shortLabel(label)]),
    spellings: [spelled, plain].map((form) => ({
      form,
      byName: indicesBy(names, (name) => [form(name)]),
      bySynonym: indicesBy(labels, (label, index) => synonyms(label, index).map(form)),
    })),
  };
});

function indicesBy(
  texts: readonly string[],
  keysOf: (text: string, index: number) => readonly string[],
): Indices {
  const found = new Map<string, number[]>();
  texts.forEach((text, index) => {
    for (const key of new Set(keysOf(text, index))) {
      const indices = found.get(key);
      if (indices) indices.push(index);
      else found.set(key, [index]);
    }
  });
  return found;
}

const spelled = (text: string): string => text.trim().replace(/\s+/g, ' ');

const plain = (text: string): string => spelled(text).toLowerCase();

function synonyms(label: string, index: number): string[] {
  return [label, ...label.split(','), `${shortLabel(label)} (${index})`];
}

function ambiguous(asked: string, matches: readonly number[], names: readonly string[]): Error {
  const choices = matches.map((index) => `${index} "${names[index]}"`).join(', ');
  return new ClassNotFoundError(say(str`several classes are called "${asked}": ${choices}`));
}

function notFound(asked: string, names: readonly string[], labels: readonly string[]): Error {
  const wanted = plain(asked);
  const holding = names.filter((_, index) =>
    plain(labels[index]!)
      .split(/[\s,-]+/)
      .includes(wanted),
  );
  const hint = [...holding, ...nearest(asked, names, 3)]
    .slice(0, 3)
    .map((name) => `"${name}"`)
    .join(', ');
  const shown = asked.slice(0, 60);
  return new ClassNotFoundError(
    say(str`no class "${shown}" among ${names.length}; did you mean ${hint}?`),
  );
}
