import type { RowConnection } from './row-graph.js';

/** A piece of a line in the gap below a row: from one lane to another, straight where they are one. */
export interface Strand {
  readonly from: number;
  readonly to: number;
  /** Rows to which the values go on from here. */
  readonly targets: readonly number[];
}

/** Where every row and every connection runs. */
export interface RowLanes {
  /** For each row its lane; 0 is leftmost. */
  readonly lane: readonly number[];
  /** For each row what runs from it to the next. */
  readonly gaps: readonly (readonly Strand[])[];
  /** For each row the rightmost lane that is in use beside it. */
  readonly widest: readonly number[];
}

/** Lines beside one another, and rows that one line reaches: where there are more, none can be followed. */
const [MOST_LANES, MOST_TARGETS] = [64, 48];

/** A line on its way down. */
interface Wire {
  readonly lane: number;
  /** Rows still to be reached, nearest first. */
  targets: number[];
  /** Rows of which the values come on this line. */
  readonly sources: number[];
}

/**
 * Gives every row and every connection a lane, so that no line runs through a row that it has
 * nothing to do with.
 *
 * What several rows read runs as one line past all of them; what has one reader shares a line with
 * all that join there. So a block's input is the straight line, its layers a detour beside it, and
 * any number of branches needs three lanes: what they read, the branch, what is already done.
 */
export function lanesOf(count: number, connections: readonly RowConnection[]): RowLanes {
  const targets: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of connections) {
    if (targets[from]!.length < MOST_TARGETS) targets[from]!.push(to);
  }
  const sources = sourcesOf(count, connections);
  const branches = branchRows(targets, sources);
  const lane: number[] = [];
  const gaps: Strand[][] = [];
  const widest: number[] = [];
  let wires: Wire[] = [];
  for (let row = 0; row < count; row++) {
    const arriving = wires.filter((wire) => wire.targets[0] === row);
    for (const wire of arriving) wire.targets = wire.targets.slice(1);
    wires = wires.filter((wire) => wire.targets.length > 0);
    const taken = new Set(wires.map((wire) => wire.lane));
    const own = laneOf(arriving, taken);
    lane.push(own);
    widest.push([...taken].reduce((widest, lane) => Math.max(widest, lane), own));
    const before = wires;
    wires = leaving(wires, row, own, targets[row]!, branches);
    gaps.push(strands(before, wires, row, own));
  }
  // A strand that reaches its row ends in the row's own lane, known only now.
  return {
    lane,
    gaps: gaps.map((gap, row) => gap.flatMap((strand) => arrive(strand, row + 1, lane))),
    widest,
  };
}

function sourcesOf(count: number, connections: readonly RowConnection[]): number[][] {
  const sources: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of connections) sources[to]!.push(from);
  return sources;
}

/** For each row: does it read a line that goes on past it? Such a row needs a lane beside that. */
function branchRows(
  targets: readonly (readonly number[])[],
  sources: readonly (readonly number[])[],
): boolean[] {
  return sources.map((read, row) => read.some((source) => targets[source]!.at(-1)! > row));
}

/** The leftmost line that ends here, else the first free lane beside the line that it branches off. */
function laneOf(arriving: readonly Wire[], taken: ReadonlySet<number>): number {
  const ending = arriving.filter((wire) => wire.targets.length === 0).map((wire) => wire.lane);
  if (ending.length > 0) return leftmost(ending);
  return firstFree(taken, leftmost(arriving.map((wire) => wire.lane)));
}

const leftmost = (lanes: readonly number[]): number =>
  lanes.reduce((left, lane) => Math.min(left, lane), Infinity);

/** Right of `from`; anywhere when that is infinite. */
function firstFree(taken: ReadonlySet<number>, from: number): number {
  let lane = Number.isFinite(from) ? from : 0;
  while (taken.has(lane)) lane++;
  return lane;
}

/** The lines below a row: those that pass it, and its own, new or led into one that is there. */
function leaving(
  passing: readonly Wire[],
  row: number,
  own: number,
  targets: readonly number[],
  branches: readonly boolean[],
): Wire[] {
  const [only, more] = targets;
  if (only === undefined) return [...passing];
  // What stands right above the join needs no line to share.
  const joins = ({ targets: [next, other] }: Wire): boolean =>
    next === only && other === undefined && only > row + 1;
  const shared = more === undefined ? passing.find(joins) : undefined;
  if (shared) {
    return passing.map((wire) =>
      wire === shared ? { ...wire, sources: [...wire.sources, row] } : wire,
    );
  }
  if (passing.length >= MOST_LANES) return [...passing];
  // More branches are to come beside the line that this one came from: it makes room for them.
  const branch = branches.indexOf(true, row + 1);
  const aside = more === undefined && branch >= 0 && branch < only;
  const taken = new Set([...passing.map((wire) => wire.lane), ...(aside ? [own] : [])]);
  const lane = firstFree(taken, own);
  return [...passing, { lane, targets: [...targets], sources: [row] }];
}

/** What runs from `row` to the next: every line, and the ways by which the row's values reach one. */
function strands(
  before: readonly Wire[],
  after: readonly Wire[],
  row: number,
  own: number,
): Strand[] {
  return after.flatMap(({ lane, targets, sources }) => {
    const passed = before.some((wire) => wire.lane === lane);
    const through = passed ? [{ from: lane, to: lane, targets }] : [];
    const starts = sources.at(-1) === row ? [{ from: own, to: lane, targets }] : [];
    return [...through, ...starts];
  });
}

/** Splits off the way into the row below, where the line has reached it. */
function arrive(strand: Strand, row: number, lane: readonly number[]): Strand[] {
  const { from, to, targets } = strand;
  if (targets[0] !== row) return [strand];
  const into = { from, to: lane[row]!, targets: [row] };
  return targets.length === 1 ? [into] : [into, { from, to, targets: targets.slice(1) }];
}
