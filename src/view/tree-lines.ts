import type { TreeRow, TreeMark } from './tree-lines.types.js';
import { curveBumpY, link } from 'd3-shape';
import { lanesOf, type RowLanes, type Strand } from './network/lanes.js';
import type { RowConnection } from './network/row-graph.js';
import { markOf } from './tree-marks.js';

export interface TreeLinesOptions {
  /** Position of the leftmost lane, in pixels from the left. */
  readonly x?: number;
  /** Pixels from one lane to the next. */
  readonly step?: number;
  /** Pixels that all lanes together may take; more of them stand closer. */
  readonly room?: number;
}

export const treeLinesDefaults = { x: 26, step: 18, room: 60 };

/** SVG path data of lines: up to the selected row, and beyond it. */
export interface TwoInks {
  readonly ink: string;
  readonly grey: string;
}

/** What is drawn beside some of the rows. */
export interface TreeLines {
  readonly lines: TwoInks;
  readonly marks: readonly TreeMark[];
}

/** The lines of all rows; of long networks only what is in sight is drawn. */
export interface TreeLayout {
  readonly rows: readonly TreeRow[];
  /** Upper edge of each row, and below the last; in pixels. */
  readonly tops: readonly number[];
  /** Of all rows together, in pixels. */
  readonly height: number;
  readonly lanes: RowLanes;
  /** For each row where its words may begin, in pixels: right of every line beside it. */
  readonly clear: readonly number[];
  /** Position of a lane. */
  x(lane: number): number;
  /** For each row the rows that it reads. */
  readonly sources: readonly (readonly number[])[];
}

export function treeLayout(
  rows: readonly TreeRow[],
  connections: readonly RowConnection[],
  options: TreeLinesOptions = {},
): TreeLayout {
  const { x, step, room } = { ...treeLinesDefaults, ...options };
  const tops = [0];
  for (const { height } of rows) tops.push(tops.at(-1)! + height);
  const lanes = lanesOf(rows.length, connections);
  const apart = Math.min(step, room / lanes.widest.reduce((most, lane) => Math.max(most, lane), 1));
  const sources: number[][] = rows.map(() => []);
  for (const { from, to } of connections) sources[to]!.push(from);
  return {
    rows,
    tops,
    height: tops.at(-1)!,
    lanes,
    clear: lanes.widest.map((widest) => x + widest * apart + step),
    x: (lane) => x + lane * apart,
    sources,
  };
}

/** The row at a height, in pixels; the nearest where there is none. */
export function rowAt({ tops }: TreeLayout, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows from which values reach `selected`, and that row; none for null or −1. */
export function upTo({ sources }: TreeLayout, selected: number | null): Set<number> {
  const found = new Set<number>();
  const waiting = selected === null || selected < 0 ? [] : [selected];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (found.has(row)) continue;
    found.add(row);
    for (const source of sources[row] ?? []) waiting.push(source);
  }
  return found;
}

/**
 * The drawing beside the rows `from` to before `to`. What leads to the selected row is in ink, all
 * else is grey.
 *
 * @param past as {@link upTo} gives it
 */
export function treeLines(
  layout: TreeLayout,
  past: ReadonlySet<number>,
  selected: number | null,
  from = 0,
  to = layout.rows.length,
): TreeLines {
  const { rows, lanes, x } = layout;
  const middle = (row: number): number => layout.tops[row]! + rows[row]!.height / 2;
  const ink: string[] = [];
  const grey: string[] = [];
  for (let row = Math.max(0, from - 1); row < Math.min(to, rows.length - 1); row++) {
    for (const strand of lanes.gaps[row]!) {
      const path = strandPath(strand, x, middle(row), middle(row + 1));
      (strand.targets.some((target) => past.has(target)) ? ink : grey).push(path);
    }
  }
  const stateOf = (row: number): TreeMark['state'] =>
    row === selected ? 'selected' : past.has(row) ? 'past' : 'ahead';
  const marks = rows.slice(from, to).map((row, i) => {
    const at = from + i;
    return markOf({ ...row, row: at, x: x(lanes.lane[at]!), y: middle(at) }, stateOf(at));
  });
  return { lines: { ink: ink.join(''), grey: grey.join('') }, marks };
}

const bump = link<unknown, readonly [Point, Point], Point>(curveBumpY)
  .source((pair) => pair[0])
  .target((pair) => pair[1])
  .x(([x]) => x)
  .y(([, y]) => y);

type Point = readonly [x: number, y: number];

function strandPath(
  { from, to }: Strand,
  x: (lane: number) => number,
  top: number,
  bottom: number,
): string {
  if (from === to) return `M${x(from)},${top}V${bottom}`;
  return bump([
    [x(from), top],
    [x(to), bottom],
  ])!;
}
