import { measureFacts, type Measure } from '../../facts/measures.js';
import { winners } from '../../view/winners.js';
import type { Comparison, ComparisonCell } from './comparison.types.js';

/** Whether its map, or the measuring of it, came to nothing. */
export const isFailed = ({ phase, measuring }: ComparisonCell): boolean =>
  phase === 'error' || measuring === 'error';

/** A map that shows nothing, or could not be made, holds nobody up. */
const canWin = (cell: ComparisonCell): boolean => !isFailed(cell) && !cell.map?.empty;

/** Rows of the best of each column. */
export function bestOf(
  { cells, columns }: Comparison,
  measure: Measure | 'none',
): readonly (readonly number[])[] {
  if (measure === 'none') return columns.map(() => []);
  const { better } = measureFacts[measure];
  return columns.map((_, c) => {
    const rows = cells.flatMap((row, r) => (row[c] && canWin(row[c]) ? [r] : []));
    const scores = rows.map((r) => cells[r]?.[c]?.measured?.score);
    return winners(scores, better).map((i) => rows[i]!);
  });
}
