import { winners } from './winners.js';

/** Least lead in a score from 0 to 1 that is worth a word: smaller ones go either way on the next photo. */
export const clearLead = 0.05;

/**
 * The place of the best of `scores`, where it is ahead of every other by `clearLead`; null where none
 * is, and while a score is missing.
 *
 * @param better which end is good
 */
export function clearWinner(
  scores: readonly (number | undefined)[],
  better: 'low' | 'high',
): number | null {
  const [best, tied] = winners(scores, better);
  if (best === undefined || tied !== undefined) return null;
  const lead = (score: number | undefined) => Math.abs(scores[best]! - score!);
  return scores.every((score, i) => i === best || lead(score) >= clearLead) ? best : null;
}
