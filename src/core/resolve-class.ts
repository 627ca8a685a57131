import { classLabels, classNames } from './class-labels.js';
import { ClassNotFoundError } from './errors.js';
import type { Network } from './graph/network.js';
import { nearest } from './nearest.js';

/**
 * Index of the class that is meant: by its index, its short name, or one of its synonyms. Case
 * does not count. A name that several classes have stands for none.
 *
 * @param asked - `285`, `'285'`, `'Egyptian cat'`, `'maillot, tank suit'`
 * @throws ClassNotFoundError, which suggests names that are spelled alike
 */
export function resolveClass(network: Network, asked: number | string): number {
  const labels = classLabels(network);
  if (labels.length === 0) {
    throw new ClassNotFoundError(`"${network.name}" has no classes; explain a channel instead`);
  }
  if (typeof asked === 'number' || /^\s*-?\d+\s*$/.test(asked)) {
    return byIndex(Number(asked), labels.length);
  }
  const names = classNames(network);
  const wanted = plain(asked);
  const short = names.findIndex((name) => plain(name) === wanted);
  if (short >= 0) return short;
  const matches = indicesOf(labels, (label) => synonyms(label).includes(wanted));
  if (matches.length === 1) return matches[0]!;
  if (matches.length > 1) throw ambiguous(asked, matches, names);
  throw notFound(asked, names, labels);
}

function byIndex(index: number, count: number): number {
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  throw new ClassNotFoundError(`the classes are 0 to ${count - 1}, not ${index}`);
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

function synonyms(label: string): string[] {
  return [plain(label), ...label.split(',').map(plain)];
}

function indicesOf(labels: readonly string[], test: (label: string) => boolean): number[] {
  return labels.flatMap((label, index) => (test(label) ? [index] : []));
}

function ambiguous(asked: string, matches: readonly number[], names: readonly string[]): Error {
  const choices = matches.map((index) => `${index} "${names[index]}"`).join(', ');
  return new ClassNotFoundError(`several classes are called "${asked}": ${choices}`);
}

function notFound(asked: string, names: readonly string[], labels: readonly string[]): Error {
  const wanted = plain(asked);
  const holding = indicesOf(labels, (label) =>
    plain(label)
      .split(/[\s,-]+/)
      .includes(wanted),
  );
  const hint = [...holding.map((index) => names[index]!), ...nearest(asked, names, 3)]
    .slice(0, 3)
    .map((name) => `"${name}"`)
    .join(', ');
  const shown = asked.slice(0, 60);
  return new ClassNotFoundError(`no class "${shown}" among ${names.length}; did you mean ${hint}?`);
}
