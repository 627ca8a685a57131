import { add, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../checkpoint.js';
import {
  isMachineFault,
  StepError,
  type Machine,
  type TapeEntry,
  type Workspace,
} from './forward.js';
import { asMemoryError } from '../memory.js';
import type { GradientRule } from '../ops/rectifier.js';
import type { TensorMap } from './network.js';

/** Gradients on their way back: summed where several arrive, freed when passed on. */
class Gradients {
  readonly #byName = new Map<string, Tensor>();

  /** Takes `gradient` over. */
  add(name: string, gradient: Tensor): void {
    const before = this.#byName.get(name);
    if (!before) {
      this.#byName.set(name, gradient);
      return;
    }
    this.#byName.set(
      name,
      tidy(() => add(before, gradient)),
    );
    before.dispose();
    gradient.dispose();
  }

  take(name: string): Tensor | undefined {
    const gradient = this.#byName.get(name);
    this.#byName.delete(name);
    return gradient;
  }

  peek(name: string): Tensor | undefined {
    return this.#byName.get(name);
  }

  dispose(): void {
    for (const gradient of this.#byName.values()) gradient.dispose();
    this.#byName.clear();
  }
}

export interface ReverseOptions {
  readonly tape: readonly TapeEntry[];
  readonly space: Workspace;
  readonly machine: Machine;
  readonly rule: GradientRule;
  /** Gradients of the objective at the tensors that it read; taken over. */
  readonly seeds: TensorMap;
  readonly withRespectTo: readonly string[];
  readonly checkpoint: Checkpoint;
}

/** Runs the tape backwards; gives the gradients asked for, zero where the objective does not reach. */
export async function reverse(options: ReverseOptions): Promise<Map<string, Tensor>> {
  const { tape, space, machine, rule, seeds, withRespectTo, checkpoint } = options;
  const gradients = new Gradients();
  const asked = new Set(withRespectTo);
  for (const [name, seed] of Object.entries(seeds)) gradients.add(name, seed);
  try {
    for (const entry of [...tape].reverse()) {
      const pause = checkpoint();
      if (pause) await pause;
      const { output } = entry.step;
      const dy = asked.has(output) ? gradients.peek(output) : gradients.take(output);
      if (!dy) continue;
      try {
        passBack(entry, dy, space, machine, rule, gradients);
      } catch (error) {
        const fault = asMemoryError(error);
        throw isMachineFault(fault) ? new StepError(output, fault) : fault;
      } finally {
        if (!asked.has(output)) dy.dispose();
      }
      if (!asked.has(output)) space.drop(output);
    }
    return new Map(
      withRespectTo.flatMap((name) => {
        const gradient = gradients.take(name);
        return gradient ? [[name, gradient] as const] : [];
      }),
    );
  } finally {
    gradients.dispose();
  }
}

function passBack(
  { step, inputShapes }: TapeEntry,
  dy: Tensor,
  space: Workspace,
  machine: Machine,
  rule: GradientRule,
  gradients: Gradients,
): void {
  const { op, inputs, wanted } = step;
  const receivers: string[] = [];
  const made = tidy((): Tensor[] => {
    const parts = op.backward({
      dy,
      inputs: op.needs.inputs ? inputs.map((name) => space.get(name)) : [],
      output: op.needs.output ? space.get(step.output) : undefined,
      inputShapes,
      weights: step.weights(machine.weightOf, machine.derive),
      wanted,
      rule,
      derive: machine.derive,
    });
    return parts.flatMap((part, index) => {
      const name = inputs[index];
      if (!part || !wanted[index] || name === undefined) return [];
      receivers.push(name);
      return [part];
    });
  });
  made.forEach((gradient, index) => {
    const name = receivers[index];
    if (name !== undefined) gradients.add(name, gradient);
  });
}
