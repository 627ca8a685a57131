import { curveBumpY, curveLinear, line, link } from 'd3-shape';
import { markOf } from './tree-marks.js';

/** One visible row of the network column. */
export interface TreeRow {
  /** In pixels. */
  readonly height: number;
  /**
   * - `ring`: one thing, closed (input, stem, a block without a skip, head, …)
   * - `open`: a stage or block whose parts are listed below
   * - `stage`: a closed stage; `skips` says which of its blocks have a skip
   * - `skip`: a closed block with a skip
   * - `layer`: a unit inside an open block
   * - `join`: where a detour comes back
   */
  readonly mark: 'ring' | 'open' | 'stage' | 'skip' | 'layer' | 'join';
  /** On the straight line (default), or beside it: the units of a block with a skip. */
  readonly lane?: 'line' | 'detour';
  /** For each block of a closed stage, in order: has it a skip? */
  readonly skips?: readonly boolean[];
}

export interface TreeLinesOptions {
  /** Position of the straight line, in pixels from the left. */
  readonly x?: number;
  /** Position of the detours. */
  readonly detourX?: number;
}

export const treeLinesDefaults = { x: 26, detourX: 44 };

/** SVG path data of one kind of line: up to the selected row, and beyond it. */
export interface TwoInks {
  readonly ink: string;
  readonly grey: string;
}

/** The sign of one row; all parts are SVG path data, empty where there is no such part. */
export interface TreeMark {
  /** Position in the rows given. */
  readonly row: number;
  readonly mark: TreeRow['mark'];
  readonly x: number;
  readonly y: number;
  readonly state: 'past' | 'selected' | 'ahead';
  /** Closed outline; filled with ink for `open`, else with the background. */
  readonly outline: string;
  /** Filled: one dot for each block of a closed stage. */
  readonly dots: string;
  /** Stroked: the plus of a join, the arcs of skips. */
  readonly strokes: string;
}

export interface TreeLines {
  /** Of all rows together. */
  readonly height: number;
  /** The identity path: a straight line from the first row to the last. */
  readonly line: TwoInks;
  /** The ways through the units of open blocks with a skip. */
  readonly detours: TwoInks;
  readonly marks: readonly TreeMark[];
}

/** A row with its place. */
interface Placed extends TreeRow {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** Rows between a fork and a join, both included. */
interface Detour {
  readonly fork: number;
  readonly join: number;
}

/**
 * The line drawing beside the rows. Everything from the first row to the selected one is in ink,
 * the rest is grey; with a unit of a detour selected, the straight line beside it is grey as well.
 *
 * @param selected position of the selected row; null or -1: nothing is in ink
 */
export function treeLines(
  rows: readonly TreeRow[],
  selected: number | null,
  options: TreeLinesOptions = {},
): TreeLines {
  const { x, detourX } = { ...treeLinesDefaults, ...options };
  let height = 0;
  const placed = rows.map((row, i): Placed => {
    const y = height + row.height / 2;
    height += row.height;
    return { ...row, row: i, x: row.lane === 'detour' ? detourX : x, y };
  });
  const at = selected ?? -1;
  const detours = detoursOf(placed);
  return {
    height,
    line: straightLine(placed, inkedOnLine(placed, detours, at), x),
    detours: joined(detours.map((detour) => detourLine(placed, detour, at))),
    marks: placed.map((row) => markOf(row, stateOf(row, placed[at], detours))),
  };
}

function detoursOf(rows: readonly Placed[]): Detour[] {
  const found: Detour[] = [];
  rows.forEach((row, i) => {
    if (row.lane !== 'detour' || rows[i - 1]?.lane === 'detour' || i === 0) return;
    const join = rows.findIndex((other, at) => at > i && other.mark === 'join');
    if (join > 0) found.push({ fork: i - 1, join });
  });
  return found;
}

/** The last row to which the straight line is in ink. */
function inkedOnLine(rows: readonly Placed[], detours: readonly Detour[], at: number): number {
  if (rows[at]?.lane !== 'detour') return at;
  return detours.find(({ fork, join }) => fork < at && at < join)?.fork ?? at;
}

function straightLine(rows: readonly Placed[], inked: number, x: number): TwoInks {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return { ink: '', grey: '' };
  const turn = rows[inked]?.y ?? first.y;
  const draw = (from: number, to: number): string => (from < to ? `M${x},${from}V${to}` : '');
  return { ink: draw(first.y, turn), grey: draw(turn, last.y) };
}

const bump = link<unknown, readonly [Placed, Placed], Placed>(curveBumpY)
  .source((pair) => pair[0])
  .target((pair) => pair[1])
  .x((row) => row.x)
  .y((row) => row.y);
const straight = line<Placed>(
  (row) => row.x,
  (row) => row.y,
).curve(curveLinear);

function detourLine(rows: readonly Placed[], { fork, join }: Detour, at: number): TwoInks {
  const way = rows.slice(fork, join + 1).filter((row) => row.lane === 'detour');
  way.unshift(rows[fork]!);
  way.push(rows[join]!);
  const onTheWay = way.findIndex((row) => row.row === at);
  const inked = onTheWay >= 0 ? onTheWay : at > join ? way.length - 1 : 0;
  return { ink: along(way.slice(0, inked + 1)), grey: along(way.slice(inked)) };
}

/** Through the rows in order, bending where the lane changes. */
function along(way: readonly Placed[]): string {
  return way
    .slice(1)
    .map((row, i) => (row.x === way[i]!.x ? straight([way[i]!, row]) : bump([way[i]!, row])) ?? '')
    .join('');
}

function joined(parts: readonly TwoInks[]): TwoInks {
  return {
    ink: parts.map(({ ink }) => ink).join(''),
    grey: parts.map(({ grey }) => grey).join(''),
  };
}

function stateOf(
  row: Placed,
  selected: Placed | undefined,
  detours: readonly Detour[],
): TreeMark['state'] {
  if (selected === undefined || row.row > selected.row) return 'ahead';
  if (row.row === selected.row) return 'selected';
  // Nothing of the detour leads to a unit of the shortcut, though its rows stand above.
  const beside =
    row.lane === 'detour' &&
    selected.lane !== 'detour' &&
    detours.some(({ fork, join }) =>
      [row, selected].every((one) => fork < one.row && one.row < join),
    );
  return beside ? 'ahead' : 'past';
}
