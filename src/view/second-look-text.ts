import { msg, str } from '@lit/localize';
import type { CoverResult, Disagreement } from '../core/covering/cover.types.js';
import { percent } from './numbers.js';

/** What covering the doubted places said, in the share that it raises the class to. */
export interface DoubtSaid {
  /** `≠`: covering the places contradicts the map; `=`: the other method agrees; `?`: it doubts, and covering says nothing. */
  readonly sign: '≠' | '=' | '?';
  readonly text: string;
}

/**
 * Whether two methods agree about what a map marks; null where the map marks nothing.
 *
 * @param method - name of the method that is held against the map
 * @param name - of the class
 */
export function doubtText(doubt: Disagreement, method: string, name: string): DoubtSaid | null {
  const { places, tried, trials, disagrees } = doubt;
  if (places.length === 0) return null;
  const best = trials[0];
  if (disagrees && best) {
    const share = percent(shareOf(best));
    const text =
      tried.length === 1
        ? msg(
            str`${method} disagrees about the marked place: covering it raises ${name} to ${share}. A hint, not a proof.`,
          )
        : msg(
            str`${method} disagrees about the marked places: covering them raises ${name} to ${share}. A hint, not a proof.`,
          );
    return { sign: '≠', text };
  }
  if (tried.length > 0) {
    return {
      sign: '?',
      text: msg(str`${method} doubts some places, covering does not.`),
    };
  }
  return { sign: '=', text: msg(str`${method} agrees about the bright places.`) };
}

const shareOf = ({ covered, classIndex }: CoverResult): number => covered[classIndex] ?? 0;

/** Least difference of two gaps that is worth a word. */
const WORTH = 0.05;

/** Which of two layers' maps finds more of what matters; null where they do as well. */
export function betterLayer(gaps: { finer: number; last: number }): 'finer' | 'last' | null {
  const difference = gaps.finer - gaps.last;
  if (Math.abs(difference) < WORTH) return null;
  return difference > 0 ? 'finer' : 'last';
}
