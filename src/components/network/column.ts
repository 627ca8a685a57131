import type { LayerInfo } from '../../core/graph/layer-info.js';
import { rowConnections } from '../../view/network/row-graph.js';
import { treeLayout, type TreeLayout } from '../../view/tree-lines.js';
import type { NetworkRow } from './rows.js';

/** All rows with their places, whether they are drawn or not. */
export interface Column {
  readonly rows: readonly NetworkRow[];
  readonly layout: TreeLayout;
  /** For each row where its words begin, in pixels: rows of one parent have one edge. */
  readonly indent: readonly number[];
  /** For each row its place among those of one parent, from 1, and how many they are. */
  readonly siblings: readonly { readonly place: number; readonly of: number }[];
}

/** Pixels between the lines and the words. */
const GAP = 8;
/** Pixels by which the words inside of a nested model stand further in. */
const INDENT = 10;

/**
 * @param layers whose connections are drawn; none: the rows are a list
 * @param heightOf height of a row, in pixels
 */
export function columnOf(
  rows: readonly NetworkRow[],
  layers: readonly LayerInfo[],
  heightOf: (row: NetworkRow) => number,
): Column {
  const placed = rows.map((row) => ({ ...row, height: heightOf(row) }));
  const layout = treeLayout(placed, rowConnections(rows, layers));
  const families = new Map<string | null, { count: number; clear: number }>();
  const places = rows.map(({ parent }, i) => {
    const { count, clear } = families.get(parent) ?? { count: 0, clear: 0 };
    families.set(parent, { count: count + 1, clear: Math.max(clear, layout.clear[i]!) });
    return count + 1;
  });
  const family = rows.map(({ parent }) => families.get(parent)!);
  return {
    rows,
    layout,
    indent: family.map(({ clear }, i) => clear + GAP + INDENT * rows[i]!.within),
    siblings: family.map(({ count }, i) => ({ place: places[i]!, of: count })),
  };
}
