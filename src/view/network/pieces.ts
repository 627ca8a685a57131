import type { SkipKind, LayerUnit } from './tree.types.js';
import { isActivation } from './units.js';

/**
 * A part of the network that everything passes through from one end to the other: a run of units
 * one after another, or what lies between a fork and its join.
 */
export interface Piece {
  readonly units: readonly LayerUnit[];
  /** Where the paths come together again; undefined for a run. */
  readonly join?: LayerUnit;
  /** What reaches the join beside the detour; see {@link SkipKind}. */
  readonly skip: SkipKind | null;
}

/** A piece of more units than this is cut further, where a cut can be found. */
const LARGE = 32;

/**
 * Cuts a network, given in drawing order, at the units that every path passes, and the runs
 * between joins where a block ends: after a pooling, after a linear 1×1 convolution that another
 * convolution reads (a bottleneck, MobileNetV2), else before each depthwise convolution
 * (MobileNet) or each convolution with a stride.
 */
export function piecesOf(units: readonly LayerUnit[]): Piece[] {
  const pieces: Piece[] = [];
  let run: Step[] = [];
  const endRun = (): void => {
    for (const part of splitRun(run)) pieces.push({ units: part, skip: null });
    run = [];
  };
  let from = -1;
  for (const at of cuts(units)) {
    const unit = units[at]!;
    const between = units.slice(from + 1, at);
    if (unit.type === 'join' && unit.main.role !== 'product' && from >= 0) {
      endRun();
      for (const piece of blocksIn(units, from, at)) pieces.push(piece);
    } else if (unit.type !== 'input') {
      // A product gates its input (squeeze and excitation): a step of the run like any other.
      run.push({ units: [...between, unit], plain: between.length === 0 });
    }
    from = at;
  }
  endRun();
  const rest = units.slice(from + 1);
  return [...pieces, ...bySize(rest).map((part) => ({ units: part, skip: null }))];
}

/**
 * What lies between a fork and the join where all its paths meet. Cells that read the two before
 * them (NASNet) only all meet at the very end, so a large piece is cut where besides a join only an
 * earlier such join is read later on; and where there is none (U-Net), where rows and columns change.
 */
function blocksIn(units: readonly LayerUnit[], fork: number, join: number): Piece[] {
  const ends = [...(join - fork > LARGE ? cellEnds(units, fork, join) : []), join];
  const small = ends.every((end, i) => end - (ends[i - 1] ?? fork) <= LARGE);
  if (!small) {
    const parts = bySize(units.slice(fork + 1, join + 1));
    return parts.map((part) => ({ units: part, skip: null }));
  }
  return ends.map((end, i) => {
    const from = ends[i - 1] ?? fork;
    const last = units[end]!;
    const inside = units.slice(from + 1, end);
    return { units: inside, join: last, skip: skipOf(last, from, inside) };
  });
}

/** Joins between `fork` and `join` past which only the values of such joins are carried. */
function cellEnds(units: readonly LayerUnit[], fork: number, join: number): number[] {
  const farthest = farthestReaders(units);
  const ends = new Set([fork]);
  const carried = new Set<number>();
  const readLast = new Map<number, number[]>();
  for (let at = fork; at < join; at++) {
    const last = farthest[at]!;
    if (last > at) {
      carried.add(at);
      const sources = readLast.get(last);
      if (sources) sources.push(at);
      else readLast.set(last, [at]);
    }
    for (const source of readLast.get(at) ?? []) carried.delete(source);
    if (units[at]!.type !== 'join' || carried.size > 2) continue;
    if ([...carried].every((source) => source === at || ends.has(source))) ends.add(at);
  }
  ends.delete(fork);
  return [...ends];
}

/** In parts of one size each, where all together are too many. */
function bySize(units: readonly LayerUnit[]): LayerUnit[][] {
  const parts: LayerUnit[][] = [];
  let size = '';
  for (const unit of units) {
    const own = unit.shape.slice(0, -1).join('×');
    if (parts.length === 0 || (units.length > LARGE && own !== size)) parts.push([]);
    size = own;
    parts.at(-1)!.push(unit);
  }
  return parts;
}

/** Units from one cut to the next. */
interface Step {
  readonly units: readonly LayerUnit[];
  /** True when the step is a single unit. */
  readonly plain: boolean;
}

/** Positions that no connection passes by. */
function cuts(units: readonly LayerUnit[]): number[] {
  const farthest = farthestReaders(units);
  const found: number[] = [];
  let reach = 0;
  units.forEach((_, i) => {
    if (reach <= i) found.push(i);
    reach = Math.max(reach, farthest[i]!);
  });
  return found;
}

/** For each unit the last that reads it; itself where none does. */
function farthestReaders(units: readonly LayerUnit[]): number[] {
  const farthest = units.map((_, i) => i);
  units.forEach((unit, i) =>
    unit.inbound.forEach((source) => (farthest[source] = Math.max(farthest[source]!, i))),
  );
  return farthest;
}

function skipOf(join: LayerUnit, fork: number, inside: readonly LayerUnit[]): SkipKind {
  // What comes in by another input is no detour from this one.
  if (inside.some(({ type }) => type === 'input')) return 'branches';
  if (join.inbound.includes(fork)) return 'identity';
  return join.main.role === 'join' ? 'branches' : 'projection';
}

function splitRun(run: readonly Step[]): LayerUnit[][] {
  const bottlenecks = run.map((_, i) => afterBottleneck(run, i));
  const plain = !bottlenecks.includes(true);
  const parts: LayerUnit[][] = [[]];
  run.forEach((step, i) => {
    const model = step.units.some(({ type }) => type === 'model');
    if (model || (plain && startsBlock(run, i))) parts.push([]);
    for (const unit of step.units) parts.at(-1)!.push(unit);
    if (model || bottlenecks[i] || afterPooling(run, i)) parts.push([]);
  });
  return parts.filter((part) => part.length > 0);
}

function afterPooling(run: readonly Step[], i: number): boolean {
  return run[i]!.plain && run[i]!.units[0]!.type === 'pool';
}

function afterBottleneck(run: readonly Step[], i: number): boolean {
  const unit = run[i]!.units.at(-1)!;
  const next = run[i + 1];
  if (!run[i]!.plain || unit.type !== 'conv' || !unit.linear || !pointwise(unit)) return false;
  if (next === undefined) return true;
  // A gate forks here: the activation is still to come (hard swish as a product).
  if (!next.plain) return false;
  const reader = next.units[0]!;
  const preactivated = reader.members
    .slice(0, reader.members.indexOf(reader.main))
    .some(isActivation);
  return !preactivated && (reader.type === 'conv' || reader.type === 'depthwise');
}

function startsBlock(run: readonly Step[], i: number): boolean {
  const unit = run[i]!.units[0]!;
  if (unit.type === 'depthwise') return true;
  return unit.type === 'conv' && Math.max(...(unit.main.strides ?? [1])) > 1;
}

/** A 1×1 convolution. */
export function pointwise({ main }: LayerUnit): boolean {
  return main.window !== undefined && main.window[0] === 1 && main.window[1] === 1;
}
