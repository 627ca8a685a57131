import { told } from '../error-sentence.js';
import { MemoryError } from '../errors.js';
import { MOST_BYTES } from '../memory.js';
import { valueCount } from '../ops/op.js';
import type { LayerInfo } from './layer-info.js';
import type { Plan, PlannedStep } from './plan.js';

type Shape = readonly number[];

/** What a run is given, and what it stands on. */
export interface Load {
  readonly plan: Plan;
  /** Shapes of what is fed, the batch axis first. */
  readonly feeds: ReadonlyMap<string, Shape>;
  /** What is read at the end: it stays, and gradients begin there. */
  readonly fetches: readonly string[];
  readonly layer: (name: string) => LayerInfo;
  readonly weightShape: (key: string) => Shape;
  /** Bytes that tensors take before the run, weights and feeds among them. */
  readonly held: number;
}

/** The step at which most is held; none of a plan without steps. */
interface Peak {
  readonly step: PlannedStep | undefined;
  readonly bytes: number;
}

const FLOAT = 4;

/** Layers whose output has the same size whatever comes in. */
const FIXED = /^Resiz/;

/** Copies of filters besides the weights: packed; and of convolutions in the reverse pass turned, and packed. */
const PACKED = 1;
const TURNED = 2;

const isConvolution = ({ op }: PlannedStep): boolean =>
  op.type === 'conv2d' || op.type === 'conv2dTranspose';
const isFiltering = (step: PlannedStep): boolean =>
  isConvolution(step) || step.op.type === 'matMul';

/**
 * Refuses a run that cannot fit, before anything of it is computed: goes through the plan and counts
 * what is alive at each step, forwards and backwards, with what the step needs for itself.
 * @throws MemoryError that names the step
 */
export function checkMemory(load: Load): void {
  const { step, bytes } = peak(load);
  if (load.held + bytes <= MOST_BYTES || !step) return;
  const shape = shapesOf(load).get(step.output) ?? [];
  const { output: layer } = step;
  const { held } = load;
  throw new MemoryError(told({ kind: 'layer-needs', layer, shape, bytes, held, most: MOST_BYTES }));
}

/** Shapes of everything that the plan computes; rows and columns in the proportion of what is fed. */
function shapesOf({ plan: { steps }, feeds, layer }: Load): Map<string, Shape> {
  const shapes = new Map<string, Shape>(feeds);
  const batch = Math.max(1, ...[...feeds.values()].map(([n = 1]) => n));
  for (const step of steps) {
    const { kind, outputShape } = layer(step.output);
    const stretched = FIXED.test(kind) ? [1, 1] : stretchOf(step, shapes, layer);
    const own = outputShape.map((size, axis) =>
      outputShape.length === 3 ? Math.ceil(size * (stretched[axis] ?? 1)) : size,
    );
    shapes.set(step.output, [batch, ...own]);
  }
  return shapes;
}

/** How much more rows and columns a step's input has than the network's own. */
function stretchOf(
  { inputs }: PlannedStep,
  shapes: ReadonlyMap<string, Shape>,
  layer: Load['layer'],
): readonly number[] {
  for (const name of inputs) {
    const [own, real] = [layer(name).outputShape, shapes.get(name)];
    if (own.length === 3 && real) return [0, 1].map((axis) => real[axis + 1]! / own[axis]!);
  }
  return [1, 1];
}

function peak(load: Load): Peak {
  const shapes = shapesOf(load);
  const bytes = (name: string) => FLOAT * valueCount(shapes.get(name) ?? []);
  const alive = new Live(bytes);
  const saved = new Set<string>();
  let most: Peak = { bytes: 0, step: load.plan.steps[0] };
  const note = (step: PlannedStep, now: number) => {
    if (now > most.bytes) most = { step, bytes: now };
  };
  const filters = filterBytes(load);
  for (const step of load.plan.steps) {
    alive.add(step.output);
    note(step, filters + alive.total + scratchOf(step, shapes, load));
    if (step.differentiated && step.op.needs.inputs) step.inputs.forEach((one) => saved.add(one));
    if (step.differentiated && step.op.needs.output) saved.add(step.output);
    for (const name of step.releases) if (!saved.has(name)) alive.delete(name);
  }
  const gradients = new Live(bytes);
  for (const name of load.fetches) gradients.add(name);
  for (const step of [...load.plan.steps].reverse()) {
    if (!step.differentiated || !gradients.has(step.output)) continue;
    step.inputs.forEach((name, index) => step.wanted[index] && gradients.add(name));
    note(step, filters + alive.total + gradients.total + scratchOf(step, shapes, load));
    gradients.delete(step.output);
    alive.delete(step.output);
  }
  return { step: most.step, bytes: most.bytes };
}

function scratchOf(step: PlannedStep, shapes: ReadonlyMap<string, Shape>, load: Load): number {
  const output = shapes.get(step.output) ?? [];
  const inputs = step.inputs.map((name) => shapes.get(name) ?? []);
  const weights = step.keys.map(load.weightShape);
  const own = step.op.scratch?.({ inputs, weights, output }) ?? valueCount(output);
  return FLOAT * own;
}

/** Copies of the filters that the backend and the reverse pass make for themselves. */
function filterBytes({ plan: { steps }, weightShape }: Load): number {
  return steps.filter(isFiltering).reduce((sum, step) => {
    const values = step.keys.reduce((count, key) => count + valueCount(weightShape(key)), 0);
    const turned = step.differentiated && isConvolution(step) ? TURNED : 0;
    return sum + FLOAT * values * (PACKED + turned);
  }, 0);
}

/** Tensors that are alive, each once. */
class Live {
  readonly #names = new Set<string>();
  total = 0;

  constructor(private readonly bytes: (name: string) => number) {}

  has(name: string): boolean {
    return this.#names.has(name);
  }

  add(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.total += this.bytes(name);
  }

  delete(name: string): void {
    if (this.#names.delete(name)) this.total -= this.bytes(name);
  }
}
