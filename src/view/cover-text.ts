import { msg, str } from '@lit/localize';
import type { CoverResult } from '../core/covering/cover.types.js';
import { OTHER_PLACES } from '../facts/covers.js';
import { percent, rawValue } from './numbers.js';

/** What covering a part of a photo did to what is explained. */
export interface CoverEffect {
  /** Of the class the share, 0…1; else the number. */
  readonly before: number;
  readonly covered: number;
  /** What the same covers did at other places, from the least to the most; null while none is known. */
  readonly elsewhere: {
    readonly least: number;
    readonly mean: number;
    readonly most: number;
  } | null;
  /** Other places that are known. */
  readonly places: number;
  /** Those of them where it went as far or farther. */
  readonly asFar: number;
}

export function coverEffect({ before, covered, classIndex, elsewhere }: CoverResult): CoverEffect {
  const [was = 0, is = 0] = [before[classIndex], covered[classIndex]];
  const known = elsewhere.length > 0;
  return {
    ...{ before: was, covered: is, places: elsewhere.length },
    elsewhere: known
      ? {
          least: Math.min(...elsewhere),
          mean: elsewhere.reduce((sum, value) => sum + value, 0) / elsewhere.length,
          most: Math.max(...elsewhere),
        }
      : null,
    asFar: elsewhere.filter((value) => (is >= was ? value >= is : value <= is)).length,
  };
}

/**
 * What to conclude, against the same covers elsewhere; empty until enough places are known.
 *
 * @param name - of the class; null: a number is explained
 * @param done - whether no more places will come
 */
export function coverVerdict(effect: CoverEffect, name: string | null, done: boolean): string {
  const { before, covered, places, asFar } = effect;
  if (!done) return '';
  const what = name ?? msg('the number');
  if (places < OTHER_PLACES) {
    return msg(
      'There is no room for the same cover elsewhere: covering so much may always do this.',
    );
  }
  if (asFar > 0) {
    return msg(
      str`At ${asFar} of ${places} other places the same cover does as much: this says little about the place.`,
    );
  }
  return covered < before
    ? msg(
        str`This lowers ${what} more than the same cover at any of ${places} other places: the network uses what is here.`,
      )
    : msg(
        str`This raises ${what} more than the same cover at any of ${places} other places: what is here speaks against it.`,
      );
}

/** A share of a class, or a number. */
export const coverValue = (value: number, isShare: boolean): string =>
  isShare ? percent(value) : rawValue(value);

/** One sentence for who can't see the bars. */
export function coverSpoken(
  effect: CoverEffect,
  covers: readonly string[],
  name: string | null,
): string {
  const text = (value: number) => coverValue(value, name !== null);
  const { before, covered, elsewhere } = effect;
  const first = msg(
    str`${covers.join(', ')} covered: ${name ?? msg('the number')} ${text(covered)}, before ${text(before)}.`,
  );
  if (!elsewhere) return first;
  const { least, most } = elsewhere;
  return `${first} ${msg(str`Elsewhere ${text(least)} to ${text(most)}.`)}`;
}
