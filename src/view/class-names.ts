import { msg, str } from '@lit/localize';
import type { Meaning } from '../core/classification/classification.types.js';
import { listText } from './lists.js';
import { count } from './numbers.js';

/** The first of some classes by name, and how many more there are. */
export function classNamesText(
  own: readonly number[],
  classes: readonly string[],
  most: number,
): string {
  const names = (some: readonly number[]) => listText(some.map((index) => classes[index] ?? ''));
  // One more takes no more room than to say so.
  if (own.length <= most + 1) return names(own);
  return msg(str`${names(own.slice(0, most))} and ${count(own.length - most)} more`);
}

/** A meaning of a word, or where it is a class what that is a kind of, with the classes that it holds. */
export function meaningText(
  { words, kind, classes: own }: Meaning,
  classes: readonly string[],
): string {
  return msg(str`${kind ?? words[0] ?? ''}: ${classNamesText(own, classes, 2)}`);
}
