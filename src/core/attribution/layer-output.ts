import { dispose } from '@tensorflow/tfjs-core';
import { ancestorsOf } from '../graph/ancestors.js';
import type { RunOptions } from '../checkpoint.js';
import { NotSpatialError, OptionError } from '../errors.js';
import type { Network, TensorMap } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { readTensor } from '../graph/read-tensor.js';
import { settle, aimValues, type Aim, type SettledAim } from './aim.js';
import { say, str } from '../sentence.js';

/** A layer's output for one image. */
export interface LayerOutput {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** A, `[height, width, channels]`. */
  readonly activations: Float32Array;
}

/** A layer's output for one image, and what is explained of that image. */
export interface ExplainedLayer extends LayerOutput {
  readonly aim: SettledAim;
  /** The number explained. */
  readonly value: number;
}

/** A layer, and what it shall explain. */
export interface LayerAim {
  readonly layer: string;
  readonly aim: Aim;
}

/**
 * A layer's output and the number explained, in one forward pass.
 *
 * @throws LayerNotFoundError, NotSpatialError, NumericError, AbortError; OptionError when what is
 * explained does not depend on the layer
 */
export async function layerOutput(
  network: Network,
  image: Float32Array,
  asked: LayerAim,
  options: RunOptions = {},
): Promise<ExplainedLayer> {
  checkExplained(network, asked);
  const feeds = inputFeed(network, image);
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [asked.aim.tensor, asked.layer], options);
    return await readExplained(network, fetched, asked);
  } finally {
    dispose([feeds, fetched]);
  }
}

/**
 * Reads both from the tensors of a run, which stay the caller's.
 *
 * @throws NumericError
 */
export async function readExplained(
  network: Network,
  tensors: TensorMap,
  { layer, aim }: LayerAim,
): Promise<ExplainedLayer> {
  const [height = 1, width = 1, channels = 1] = network.layer(layer).outputShape;
  const read = await readTensor(tensors, aim.tensor);
  const settled = settle(network, aim, read);
  const activations = await readTensor(tensors, layer);
  const value = aimValues(settled, read)[0]!;
  return { height, width, channels, activations, aim: settled, value };
}

/**
 * Checks that a layer has rows and columns and depends on the image, and that what is explained
 * depends on it.
 *
 * @throws LayerNotFoundError, NotSpatialError, ImageIndependentError, OptionError
 */
export function checkExplained(network: Network, { layer, aim: { tensor } }: LayerAim): void {
  const info = network.layer(layer);
  if (!info.spatial || info.outputShape.length !== 3) {
    const shape = `[${info.outputShape.join(', ')}]`;
    throw new NotSpatialError(
      say(str`"${layer}" has no rows and columns (its output is ${shape})`),
    );
  }
  requireOfImage(network, layer);
  if (dependsOn(network, tensor, layer)) return;
  throw new OptionError(say(str`what is explained, "${tensor}", does not depend on "${layer}"`));
}

/** Whether `tensor` is computed from `layer`, or from a part of it. */
export function dependsOn(network: Network, tensor: string, layer: string): boolean {
  const before = ancestorsOf(network, tensor);
  return before.has(layer) || before.has(network.layer(layer).partOf ?? layer);
}
