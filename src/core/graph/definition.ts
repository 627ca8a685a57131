import type { InputInfo, LayerInfo, OutputInfo } from './layer-info.js';
import type { Op } from '../ops/op.js';
import type { Remark } from './remark.js';

/** One step of the graph: the tensor `name` is `op` of the tensors `inputs`. */
export interface GraphNode {
  readonly name: string;
  readonly op: Op;
  readonly inputs: readonly string[];
  /** Keys into the definition's weights, in the op's order. */
  readonly weights: readonly string[];
  readonly info: LayerInfo;
}

/** A weight before it is a tensor. */
export interface WeightData {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A weight that still lies in its file. */
export interface StoredWeight {
  readonly shape: readonly number[];
  /** Set for whole numbers of a byte each, which stand for others: weights that were quantised. */
  readonly quantised?: true;
  /**
   * Its values, read anew at each call.
   * @throws WeightsError, ModelFormatError, AbortError
   */
  read(): Promise<Float32Array>;
}

/** A network as a reader gives it: with its weights, or with where they lie. */
export interface GraphDefinition<W = WeightData> {
  readonly name: string;
  /** The one that carries the image comes first; the others have a `value`. */
  readonly inputs: readonly InputInfo[];
  /** The one that is explained comes first. */
  readonly outputs: readonly OutputInfo[];
  /** Set for a `Sequential`, which does not count its input among its layers. */
  readonly sequential?: true;
  /** In execution order; inputs are not nodes. */
  readonly nodes: readonly GraphNode[];
  /** By key, `layer/kernel`. */
  readonly weights: ReadonlyMap<string, W>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What is to be known of how the model was read: what was changed, or left out. */
  readonly remarks: readonly Remark[];
}

/** A network whose weights are read one after another when it is opened. */
export type StoredGraph = GraphDefinition<StoredWeight>;
