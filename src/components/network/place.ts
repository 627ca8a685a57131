import type { NetworkTree } from '../../view/network/tree.types.js';
import { allOpen, rowsOf, type NetworkRow } from './rows.js';

/** Keys of the rows that must be open for the layer's own row to be there. */
export function keysTo(tree: NetworkTree, layer: string): string[] {
  return keysOfAll(tree, ({ members }) => members.includes(layer));
}

/** Keys of all rows that can be open, or of those that pass. */
export function keysOfAll(
  tree: NetworkTree,
  pass: (row: NetworkRow) => boolean = () => true,
): string[] {
  const rows = rowsOf(tree, allOpen, null);
  return rows.filter((row) => row.open === true && pass(row)).map(({ key }) => key);
}

/**
 * The row that stands for a layer: the one that the person chose it by, while it is there, else the
 * innermost of those that hold it. −1: none.
 */
export function rowOf(
  rows: readonly NetworkRow[],
  layer: string | null,
  chosenBy: string | null,
): number {
  if (layer === null) return -1;
  const chosen = rows.findIndex((row) => row.key === chosenBy && row.layer === layer);
  if (chosen >= 0) return chosen;
  const holding = rows.map((row) => row.members.includes(layer));
  return holding.lastIndexOf(true);
}
