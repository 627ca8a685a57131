import { dispose } from '@tensorflow/tfjs-core';
import { ancestorsOf } from '../ancestors.js';
import type { RunOptions } from '../checkpoint.js';
import { NotSpatialError, OptionError } from '../errors.js';
import type { Network, TensorMap } from '../graph/network.js';
import { inputFeed } from '../input-feed.js';
import { readTensor } from '../read-tensor.js';
import { seedOf, settle, valuesOf, type Aim, type SettledAim } from './aim.js';

/** A layer's output for one image. */
export interface LayerOutput {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** A, `[height, width, channels]`. */
  readonly activations: Float32Array;
}

/** A layer's output for one image, and how what is explained changes with it. */
export interface LayerGradient extends LayerOutput {
  /** G = ∂ value / ∂ A, `[height, width, channels]`. */
  readonly gradients: Float32Array;
  readonly aim: SettledAim;
  /** The number explained. */
  readonly value: number;
}

/**
 * The gradient of what is aimed at with respect to a layer, in one forward pass and a reverse pass
 * that ends at the layer. Skips around the layer count as constants: nothing flows past it.
 *
 * @throws LayerNotFoundError, NotSpatialError, NumericError, AbortError; OptionError when what is
 * explained does not depend on the layer
 */
export async function layerGradient(
  network: Network,
  image: Float32Array,
  { layer, aim }: { readonly layer: string; readonly aim: Aim },
  options: RunOptions = {},
): Promise<LayerGradient> {
  const { tensor } = aim;
  const [height, width, channels] = explainedShape(network, layer, tensor);
  const feeds = inputFeed(network, image);
  let found: { values: TensorMap; gradients: TensorMap } = { values: {}, gradients: {} };
  try {
    const objective = {
      reads: [tensor, layer],
      seed: (tensors: TensorMap) => ({ [tensor]: seedOf(aim, tensors[tensor]!) }),
    };
    found = await network.gradient(objective, feeds, [layer], options);
    const read = await readTensor(found.values, tensor);
    const settled = settle(network, aim, read);
    const activations = await readTensor(found.values, layer);
    const gradients = await readTensor(found.gradients, layer);
    const value = valuesOf(settled, read)[0]!;
    return { height, width, channels, activations, gradients, aim: settled, value };
  } finally {
    dispose([feeds, found.values, found.gradients]);
  }
}

/**
 * Rows, columns and channels of a layer that can explain `tensor`.
 *
 * @throws LayerNotFoundError, NotSpatialError; OptionError when `tensor` does not depend on it
 */
export function explainedShape(
  network: Network,
  layer: string,
  tensor: string,
): readonly [height: number, width: number, channels: number] {
  const info = network.layer(layer);
  const [height = 1, width = 1, channels = 1] = info.outputShape;
  if (!info.spatial || info.outputShape.length !== 3) {
    const shape = `[${info.outputShape.join(', ')}]`;
    throw new NotSpatialError(`"${layer}" has no rows and columns (its output is ${shape})`);
  }
  const before = ancestorsOf(network, tensor);
  if (before.has(layer) || before.has(info.partOf ?? layer)) return [height, width, channels];
  throw new OptionError(`what is explained, "${tensor}", does not depend on "${layer}"`);
}
