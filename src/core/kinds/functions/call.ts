import type { Json } from '../config.js';
import type { Shape } from '../kind.js';

/** One argument of a call: a tensor by its place among those that the call reads, or a constant. */
export interface Argument {
  readonly tensor?: number;
  /** Of a list or a dictionary. */
  readonly list?: readonly Argument[];
  /** Of a constant, as the file has it. */
  readonly value?: unknown;
}

/** The arguments with which a file calls a layer or function. */
export interface CallArguments {
  readonly positional: readonly Argument[];
  readonly named: ReadonlyMap<string, Argument>;
}

/** A call of a function that stands in a model like a layer: `x + 3`, `ops.mean(x, axis=[1, 2])`. */
export interface OpCall {
  /** The layer's name, for messages. */
  readonly layer: string;
  readonly config: Json;
  readonly given: CallArguments;
  /** Shapes of the tensors that are read, without the batch axis. */
  readonly inputs: readonly Shape[];
}
