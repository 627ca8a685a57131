import type { Tensor } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import type { Choices } from './choices.js';
import type { WeightData } from './definition.js';
import type { InputInfo, LayerInfo, OutputInfo } from './layer-info.js';
import type { Remark } from './remark.js';
import type { GradientRule } from '../ops/rectifier.js';

/** Options of a forward run. */
export interface ExecuteOptions extends RunOptions {
  readonly observe?: Observer;
}

/**
 * Is shown the named tensors as they are computed, without keeping them: `visit` must read what it
 * needs at once, or clone.
 */
export interface Observer {
  readonly tensors: readonly string[];
  /**
   * What is shown: the `values`, as by default, or their `mean` over the last axis, for which a
   * BatchNorm and its activation need not be torn apart.
   */
  readonly shows?: 'values' | 'mean';
  visit(name: string, tensor: Tensor): void;
}

/** Tensors by name. */
export type TensorMap = Record<string, Tensor>;

export interface GradientOptions extends RunOptions {
  /** Rule for ReLU-like activations; `plain` is the true gradient. */
  readonly rule?: GradientRule;
}

/**
 * Something to differentiate: reads `tensors` (fetched from the network) and gives its value and
 * the gradient of that value with respect to each of them.
 */
export interface Objective {
  /** Names of the tensors that it reads. */
  readonly reads: readonly string[];
  /**
   * Gradients seeded at the tensors read, same shapes. The tensors are not to be disposed; the
   * result belongs to the caller.
   */
  seed(tensors: TensorMap): TensorMap;
}

/**
 * A convolutional network as one flat graph. Weights live as tensors of the backend in use;
 * `dispose` frees them. Inference mode always: BatchNorm uses its moving statistics, dropout does
 * nothing.
 *
 * A tensor's name is its layer's; `layer/linear` is the value before a layer's own activation,
 * `layer@1` the second call of a shared layer, `layer:1` a second output.
 */
export interface Network {
  readonly name: string;
  /** In execution order. */
  readonly nodes: readonly LayerInfo[];
  /** The one that carries the image comes first; the others have a `value`. */
  readonly inputs: readonly InputInfo[];
  /** The one that is explained comes first. */
  readonly outputs: readonly OutputInfo[];
  /** Metadata that the model's author wrote into the file. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What is to be known of how the model was read: what was changed, or left out. */
  readonly remarks: readonly Remark[];
  /**
   * A short name for what it computes: the same file gives the same, everywhere. See
   * `fingerprint.ts`; how a photo is brought to it is not part of it.
   */
  readonly fingerprint: string;
  /**
   * The layer of that name.
   * @throws LayerNotFoundError
   */
  layer(name: string): LayerInfo;
  /** The other tensors that cross from before `layer` to after it. */
  cut(layer: string): readonly string[];
  /**
   * Runs from `feeds` to `fetches`. A feed replaces one tensor, and everything downstream is
   * computed anew. An input that is not fed reads its `value`, if it has one. The caller owns the
   * result; feeds are never disposed.
   * @throws MissingFeedError, LayerNotFoundError, ShapeError, AbortError
   */
  execute(
    feeds: TensorMap,
    fetches: readonly string[],
    options?: ExecuteOptions,
  ): Promise<TensorMap>;
  /**
   * Gradient of `objective` with respect to the tensors named in `withRespectTo`, in one forward
   * and one reverse pass. `values` has the tensors that the objective read.
   */
  gradient(
    objective: Objective,
    feeds: TensorMap,
    withRespectTo: readonly string[],
    options?: GradientOptions,
  ): Promise<{ values: TensorMap; gradients: TensorMap }>;
  /** The weights of a layer by Keras name (`kernel`, `bias`, `gamma`, …); owned by the network. */
  weights(layer: string): TensorMap;
  /**
   * The same network with some weights changed, by key, `layer/kernel`. The others are shared and
   * stay this network's: dispose of the new one first.
   * @throws RangeError for a key that there is not, ShapeError
   */
  withWeights(changed: ReadonlyMap<string, WeightData>): Network;
  /**
   * The same network with what a person chose of its inputs, outputs and class names, over what was
   * chosen before. Everything is shared and stays this network's: dispose of the new one first.
   * @throws LayerNotFoundError, NotConvolutionalError, ShapeError, OptionError, see `Choices`
   */
  withChoices(choices: Choices): Network;
  /** Whether it was disposed of, or the network whose weights it shares: every question is refused. */
  readonly disposed: boolean;
  /** Frees its weights. Runs that are under way fail; any question after it is a `DisposedError`. */
  dispose(): void;
}
