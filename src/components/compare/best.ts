import { measureFacts, type Measure } from '../../facts/measures.js';
import { clearWinner } from '../../view/clear-winner.js';
import { winners } from '../../view/winners.js';
import type { Comparison, ComparisonCell } from './comparison.types.js';

/** Whether its map, or the measuring of it, came to nothing. */
export const isFailed = ({ phase, measuring }: ComparisonCell): boolean =>
  phase === 'error' || measuring === 'error';

/** A map that shows nothing, or could not be made, holds nobody up. */
const canWin = (cell: ComparisonCell): boolean => !isFailed(cell) && !cell.map?.empty;

/** Rows of the best of each column. */
export function bestOf(
  comparison: Comparison,
  measure: Measure | 'none',
): readonly (readonly number[])[] {
  if (measure === 'none') return comparison.columns.map(() => []);
  const { better } = measureFacts[measure];
  return standings(comparison).map(({ rows, scores }) =>
    winners(scores, better).map((i) => rows[i]!),
  );
}

/** The row of each column that is clearly ahead; null where none is. */
export function clearlyBest(comparison: Comparison, measure: Measure): readonly (number | null)[] {
  const { better } = measureFacts[measure];
  return standings(comparison).map(({ rows, scores }) => {
    const place = clearWinner(scores, better);
    return place === null ? null : rows[place]!;
  });
}

/** Of each column the rows that can win, with their scores. */
function standings({ cells, columns }: Comparison) {
  return columns.map((_, c) => {
    const rows = cells.flatMap((row, r) => (row[c] && canWin(row[c]) ? [r] : []));
    return { rows, scores: rows.map((r) => cells[r]?.[c]?.measured?.score) };
  });
}
