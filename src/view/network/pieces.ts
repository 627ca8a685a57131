import { isActivation, type Unit } from './units.js';

/**
 * A part of the network that everything passes through from one end to the other: a run of units
 * one after another, or what lies between a fork and its join.
 */
export interface Piece {
  readonly units: readonly Unit[];
  /** Where the paths come together again; undefined for a run. */
  readonly join?: Unit;
  /** What reaches the join beside the detour; see {@link Skip}. */
  readonly skip: Skip | null;
}

/**
 * - `identity`: the block's input itself
 * - `projection`: the input through layers of its own (a 1×1 convolution, a pooling)
 * - `branches`: nothing is a skip; several branches are put side by side (Inception)
 */
export type Skip = 'identity' | 'projection' | 'branches';

/**
 * Cuts a network, given in execution order, at the units that every path passes, and the runs
 * between joins where a block ends: after a pooling, after a linear 1×1 convolution that another
 * convolution reads (a bottleneck, MobileNetV2), else before each depthwise convolution
 * (MobileNet) or each convolution with a stride.
 */
export function piecesOf(units: readonly Unit[]): Piece[] {
  const pieces: Piece[] = [];
  let run: Step[] = [];
  const endRun = (): void => {
    pieces.push(...splitRun(run).map((part) => ({ units: part, skip: null })));
    run = [];
  };
  let from = -1;
  for (const at of cuts(units)) {
    const unit = units[at]!;
    const between = units.slice(from + 1, at);
    if (unit.type === 'join' && unit.main.kind !== 'Multiply' && from >= 0) {
      endRun();
      pieces.push({ units: between, join: unit, skip: skipOf(unit, from) });
    } else if (unit.type !== 'input') {
      // A product gates its input (squeeze and excitation): a step of the run like any other.
      run.push({ units: [...between, unit], plain: between.length === 0 });
    }
    from = at;
  }
  endRun();
  const rest = units.slice(from + 1);
  return rest.length > 0 ? [...pieces, { units: rest, skip: null }] : pieces;
}

/** Units from one cut to the next. */
interface Step {
  readonly units: readonly Unit[];
  /** True when the step is a single unit. */
  readonly plain: boolean;
}

/** Positions that no connection passes by. */
function cuts(units: readonly Unit[]): number[] {
  // Farthest reader of any unit before: nothing passes by a position that it does not exceed.
  const farthest = units.map((_, i) => i);
  units.forEach((unit, i) =>
    unit.inbound.forEach((source) => (farthest[source] = Math.max(farthest[source]!, i))),
  );
  const found: number[] = [];
  let reach = 0;
  units.forEach((_, i) => {
    if (reach <= i) found.push(i);
    reach = Math.max(reach, farthest[i]!);
  });
  return found;
}

function skipOf(join: Unit, fork: number): Skip {
  if (join.inbound.includes(fork)) return 'identity';
  return join.main.kind === 'Concatenate' ? 'branches' : 'projection';
}

function splitRun(run: readonly Step[]): Unit[][] {
  const bottlenecks = run.map((_, i) => afterBottleneck(run, i));
  const parts: Unit[][] = [[]];
  run.forEach((step, i) => {
    if (!bottlenecks.includes(true) && startsBlock(run, i)) parts.push([]);
    parts.at(-1)!.push(...step.units);
    if (bottlenecks[i] || afterPooling(run, i)) parts.push([]);
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
export function pointwise({ main }: Unit): boolean {
  return main.window !== undefined && main.window[0] === 1 && main.window[1] === 1;
}
