import { ModelFormatError } from '../errors.js';
import type { StoredWeight } from '../graph/definition.js';
import type { Op } from '../ops/op.js';
import type { LayerRole } from '../graph/layer-info.js';
import type { Pair, WindowAxis } from '../ops/window.js';
import type { Config } from './config.js';
import { say, str } from '../sentence.js';

/** Shape of one item, without the batch axis: `[height, width, channels]` or `[units]`. */
export type Shape = readonly number[];

/** One op of a layer. The first reads the layer's inputs, each later one the step before. */
export interface LayerStep {
  /** Last part of the tensor's name, `linear`; the last step has the layer's own name. */
  readonly suffix: string;
  readonly op: Op;
  /** Names of the weights it takes, `kernel`, in the op's order. */
  readonly weights: readonly string[];
  /** Shape of what an inner step gives, where it differs from the layer's. */
  readonly outputShape?: Shape;
}

/** How cells lie over those of what is read, in rows and columns; null: they do not. */
export type Geometry = readonly [WindowAxis, WindowAxis] | null;

/** A further output of a layer: `op` of what the layer reads. */
export interface FurtherOutput {
  readonly op: Op;
  readonly outputShape: Shape;
  /** How its cells lie over the input, see {@link BuiltLayer}. */
  readonly geometry?: Geometry;
}

/** What a layer's configuration comes to. */
export interface BuiltLayer {
  readonly steps: readonly LayerStep[];
  readonly outputShape: Shape;
  /** Its outputs behind the first: of a function that splits what it reads. */
  readonly more?: readonly FurtherOutput[];
  /** Weights in the order in which Keras stores them. */
  readonly weights: Readonly<Record<string, Shape>>;
  /**
   * Makes these weights of what the file has for the layer, in the order in which Keras stores it,
   * where that is more than they.
   * @throws WeightsError
   */
  readonly restore?: (stored: readonly StoredWeight[]) => readonly StoredWeight[];
  /**
   * How cells of the output lie over the input; absent: one for one, or nothing spatial; null: they
   * no longer lie over it.
   */
  readonly geometry?: Geometry;
  readonly window?: Pair;
  readonly strides?: Pair;
  readonly activation?: string;
  /** What the layer is for; `other` where it does not say. */
  readonly role?: LayerRole;
  /** Set where each channel of the output comes from one channel of what it reads. */
  readonly channelwise?: true;
  /** Names of weights that were measured and not trained. */
  readonly statistics?: readonly string[];
  /** How much each input counts in a sum, in their order. */
  readonly shares?: readonly number[];
}

/** Makes a layer of one Keras class from its configuration and the shapes that it reads. */
export type Kind = (config: Config, inputs: readonly Shape[]) => BuiltLayer;

/** A layer of one op without weights that keeps the shape of its input, and its channels apart. */
export function elementwise(role: LayerRole, make: (config: Config) => Op): Kind {
  return (config, inputs) => ({
    steps: [{ suffix: '', op: make(config), weights: [] }],
    outputShape: inputs[0] ?? [],
    weights: {},
    role,
    channelwise: true,
  });
}

/** `[height, width, channels]`, or an error that names the layer. */
export function imageShape(config: Config, inputs: readonly Shape[]): [number, number, number] {
  const [height, width, channels, more] = inputs[0] ?? [];
  if (height && width && channels && more === undefined) return [height, width, channels];
  throw new ModelFormatError(
    say(
      str`layer "${config.layer}" needs rows, columns and channels, but reads [${(inputs[0] ?? []).join(', ')}]`,
    ),
  );
}

/** @throws ModelFormatError when a window does not fit into its input. */
export function checkWindowFits(config: Config, axes: readonly WindowAxis[]): void {
  if (axes.every((axis) => axis.output >= 1)) return;
  throw new ModelFormatError(
    say(str`layer "${config.layer}": its window is larger than what it reads`),
  );
}

/** One axis with cells put around it (`sign` 1) or cut off (−1). */
export function framedAxis(input: number, [before, after]: Pair, sign: 1 | -1): WindowAxis {
  return {
    input,
    output: input + sign * (before + after),
    kernel: 1,
    stride: 1,
    dilation: 1,
    before: sign * before,
    after: sign * after,
  };
}
