import type { Tensor } from '@tensorflow/tfjs-core';
import type { GradientRule } from './rectifier.js';

/** Makes a tensor from a weight once and keeps it as long as the weight: `key` tells what it is. */
export type Derive = (source: Tensor, key: string, make: () => Tensor) => Tensor;

/** What the reverse pass hands to an op. Nothing in it may be disposed. */
export interface BackwardContext {
  /** Gradient of the objective with respect to the op's output. */
  readonly dy: Tensor;
  /** The op's inputs, when it asked for them by `needs`. */
  readonly inputs: readonly Tensor[];
  /** The op's output, when it asked for it by `needs`. */
  readonly output: Tensor | undefined;
  readonly inputShapes: readonly (readonly number[])[];
  readonly weights: readonly Tensor[];
  /** Which inputs' gradients are wanted. */
  readonly wanted: readonly boolean[];
  readonly rule: GradientRule;
  readonly derive: Derive;
}

/** Shapes of what an op reads and gives, the batch axis first. */
export interface OpShapes {
  readonly inputs: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
  readonly output: readonly number[];
}

/**
 * One step of a network, its attributes closed in. Runs inside a tidy: what it makes on the way is
 * freed by the caller.
 */
export interface Op {
  readonly type: string;
  /** What `backward` reads; everything else is freed during the forward pass. */
  readonly needs: { readonly inputs: boolean; readonly output: boolean };
  /**
   * Set where every value becomes another by one function that never falls, as by a scale or a clip:
   * what stood for classes before still does, in the same order.
   */
  readonly rising?: true;
  /**
   * Values that forward or backward needs room for besides what it reads and gives, where that is more
   * than its output once more; an estimate.
   */
  readonly scratch?: (shapes: OpShapes) => number;
  forward(inputs: readonly Tensor[], weights: readonly Tensor[], derive: Derive): Tensor;
  /** Gradients with respect to the inputs, in their order; null where not wanted. */
  backward(context: BackwardContext): readonly (Tensor | null)[];
}

/** The first of a list that cannot be empty; states the op's arity. */
export function first<T>(items: readonly T[], what = 'input'): T {
  const first = items[0];
  if (first === undefined) throw new RangeError(`an op without its ${what}`);
  return first;
}

/** Values of a tensor of that shape. */
export const valueCount = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);
