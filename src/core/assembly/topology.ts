import type { Json } from '../kinds/config.js';
import type { Kind } from '../kinds/kind.js';
import type { CallArguments } from '../kinds/functions/call.js';

/** A tensor by the layer that gives it, which call of that layer, and which of its outputs. */
export interface TensorReference {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

/** One call of a layer: what it reads, by layer, call of that layer, and output of that call. */
export interface LayerCall {
  readonly layer: string;
  /** 0 for the first call, 1 for the second call of a shared layer. */
  readonly index: number;
  readonly reads: readonly TensorReference[];
  /** All arguments of the call, which functions need that stand in a model like layers. */
  readonly given: CallArguments;
}

export interface LayerConfig {
  /** Distinct; of a layer of a nested model with the path to it: `mobilenet/block_1_expand`. */
  readonly name: string;
  readonly className: string;
  readonly config: Json;
  /** What the layer computes, where its class does not say. */
  readonly kind?: Kind;
  /** The function that it calls, where it is one and no layer: `math.multiply`, `TrueDivide`. */
  readonly functionName?: string;
  /** The nested model that it came from: `mobilenet`. */
  readonly group?: string;
  /** Classes of the models on that path, the outermost first: `Functional`, `Sequential`. */
  readonly groupKinds?: readonly string[];
  /** Name of the layer of the whole model that it is, or lies in. */
  readonly top: string;
  /** Where a Keras archive keeps its weights: `layers/functional/layers/conv2d`. */
  readonly folder: string;
}

/** A model as layers and calls, nested models flattened: what readers make of a file, and what a graph is assembled from. */
export interface Topology {
  readonly name: string;
  readonly layers: readonly LayerConfig[];
  /** Each after everything that it reads. */
  readonly calls: readonly LayerCall[];
  readonly inputs: readonly TensorReference[];
  readonly outputs: readonly TensorReference[];
  /** Set for a `Sequential`. */
  readonly sequential?: true;
}
