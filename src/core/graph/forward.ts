import { clone, dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../checkpoint.js';
import { type BackendLostError, type MemoryError } from '../errors.js';
import { asMemoryError } from '../memory.js';
import { normalizeWithMeans, type NormalizedWithMeans } from '../ops/channel-means.js';
import type { Derive } from '../ops/op.js';
import type { Plan, PlannedStep } from './plan.js';
import type { Show } from './show.js';

/** What steps need of the network that they belong to. */
export interface Machine {
  readonly weightOf: (key: string) => Tensor;
  readonly derive: Derive;
}

/** What the reverse pass needs to know of a step that has run. */
export interface TapeEntry {
  readonly step: PlannedStep;
  readonly inputShapes: readonly (readonly number[])[];
}

/**
 * Tensors of a run by name. Holds what it made until it is released; feeds are the caller's and are
 * never disposed. Saved tensors outlive their last use in the forward pass.
 */
export class Workspace {
  readonly #own = new Map<string, Tensor>();
  readonly #saved = new Set<string>();

  constructor(private readonly feeds: ReadonlyMap<string, Tensor>) {}

  get(name: string): Tensor {
    const found = this.feeds.get(name) ?? this.#own.get(name);
    if (!found) throw new RangeError(`the tensor "${name}" is gone`);
    return found;
  }

  set(name: string, tensor: Tensor): void {
    this.#own.set(name, tensor);
  }

  save(name: string): void {
    this.#saved.add(name);
  }

  /** Frees a tensor unless it is saved. */
  release(name: string): void {
    if (!this.#saved.has(name)) this.drop(name);
  }

  drop(name: string): void {
    this.#own.get(name)?.dispose();
    this.#own.delete(name);
  }

  /** Takes a tensor out: the caller's from now on. */
  take(name: string): Tensor {
    const own = this.#own.get(name);
    if (!own || this.#saved.has(name)) return clone(this.get(name));
    this.#own.delete(name);
    return own;
  }

  dispose(): void {
    for (const tensor of this.#own.values()) tensor.dispose();
    this.#own.clear();
  }
}

/** What an op threw, apart from what checkpoints and observers throw. */
export class StepError extends Error {
  constructor(
    readonly step: string,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Whether it is the machine that failed at a step, and not what the step was given. */
export const isMachineFault = (error: unknown): error is MemoryError | BackendLostError =>
  error instanceof Error && machineFaults.has(error.name);

/** By name: a backend is watched by whichever copy of the package comes first, which has classes of its own. */
const machineFaults: ReadonlySet<string> = new Set(['MemoryError', 'BackendLostError']);

function compute(
  { output, op, weights, tail }: PlannedStep,
  inputs: readonly Tensor[],
  { weightOf, derive }: Machine,
): NormalizedWithMeans {
  try {
    return tidy(() => {
      const made = op.forward(inputs, weights(weightOf, derive), derive);
      if (!tail) return { output: made, means: [] };
      return normalizeWithMeans(made, tail.affine(weightOf, derive), tail.rectifier);
    });
  } catch (error) {
    throw new StepError(output, asMemoryError(error));
  }
}

/**
 * Runs the steps of a plan, one at a time, so that the run can be cancelled and others can be let
 * in between any two of them. Returns the tape of the differentiated steps.
 */
export async function forward(
  plan: Plan,
  space: Workspace,
  machine: Machine,
  checkpoint: Checkpoint,
  show?: Show,
): Promise<TapeEntry[]> {
  const tape: TapeEntry[] = [];
  for (const step of plan.steps) {
    const pause = checkpoint();
    if (pause) await pause;
    const inputs = step.inputs.map((name) => space.get(name));
    const { output, means } = compute(step, inputs, machine);
    space.set(step.output, output);
    try {
      show?.(step, output, means);
    } finally {
      dispose(means);
    }
    if (step.differentiated) {
      tape.push({ step, inputShapes: inputs.map((tensor) => tensor.shape) });
      if (step.op.needs.inputs) step.inputs.forEach((name) => space.save(name));
      if (step.op.needs.output) space.save(step.output);
    }
    for (const name of step.releases) space.release(name);
  }
  return tape;
}
