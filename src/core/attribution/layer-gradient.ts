import { dispose } from '@tensorflow/tfjs-core';
import type { RunOptions } from '../checkpoint.js';
import type { Network, TensorMap } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { readTensor } from '../graph/read-tensor.js';
import { seedOf } from './aim.js';
import {
  checkExplained,
  readExplained,
  type ExplainedLayer,
  type LayerAim,
} from './layer-output.js';

/** A layer's output for one image, and how what is explained changes with it. */
export interface LayerGradient extends ExplainedLayer {
  /** G = ∂ value / ∂ A, `[height, width, channels]`. */
  readonly gradients: Float32Array;
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
  asked: LayerAim,
  options: RunOptions = {},
): Promise<LayerGradient> {
  const { layer, aim } = asked;
  checkExplained(network, asked);
  const feeds = inputFeed(network, image);
  let found: { values: TensorMap; gradients: TensorMap } = { values: {}, gradients: {} };
  try {
    const objective = {
      reads: [aim.tensor, layer],
      seed: (tensors: TensorMap) => ({ [aim.tensor]: seedOf(aim, tensors[aim.tensor]!) }),
    };
    found = await network.gradient(objective, feeds, [layer], options);
    const explained = await readExplained(network, found.values, asked);
    return { ...explained, gradients: await readTensor(found.gradients, layer) };
  } finally {
    dispose([feeds, found.values, found.gradients]);
  }
}
