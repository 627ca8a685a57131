/** Scores that differ by less than this share of the larger one are equal: rounding made them. */
export const tieWithin = 1e-3;

/**
 * Places of the best of `scores`; several when they are equal but for rounding. None while a score
 * is missing, for the missing one may be better, and none where there is nothing to be better than.
 *
 * @param better which end is good
 */
export function winners(
  scores: readonly (number | undefined)[],
  better: 'low' | 'high',
): readonly number[] {
  const known = scores.filter((score) => score !== undefined && Number.isFinite(score));
  if (known.length < 2 || known.length < scores.length) return [];
  const sign = better === 'high' ? 1 : -1;
  const best = Math.max(...known.map((score) => sign * score!));
  const margin = tieWithin * Math.abs(best);
  const found = known.flatMap((score, i) => (sign * score! >= best - margin ? [i] : []));
  return found.length === known.length ? [] : found;
}
