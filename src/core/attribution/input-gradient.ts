import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { GradientOptions, Network, TensorMap } from '../graph/network.js';
import { imageInput } from '../graph/input-feed.js';
import { readTensor } from '../graph/read-tensor.js';
import { seedOf, settle, aimValues, type Aim, type SettledAim } from './aim.js';

/** How what is explained changes with each value of a batch of images. */
export interface InputGradient {
  /** ∂ value / ∂ image, `[batch, height, width, channels]`. */
  readonly gradients: Float32Array<ArrayBuffer>;
  /** The number explained, of each image. */
  readonly values: readonly number[];
  readonly aim: SettledAim;
}

/**
 * The gradient of what is aimed at with respect to the input, for a batch of images at once.
 *
 * @param images - `[batch, height, width, channels]`, one after the other; of a single one when the
 * class of `aim` is not known yet
 * @throws NumericError, AbortError
 */
export async function inputGradient(
  network: Network,
  images: Float32Array,
  aim: Aim,
  options: GradientOptions = {},
): Promise<InputGradient> {
  const { name } = imageInput(network);
  const feeds = { [name]: imageBatch(network, images) };
  let found: { values: TensorMap; gradients: TensorMap } = { values: {}, gradients: {} };
  try {
    const objective = {
      reads: [aim.tensor],
      seed: (tensors: TensorMap) => ({ [aim.tensor]: seedOf(aim, tensors[aim.tensor]!) }),
    };
    found = await network.gradient(objective, feeds, [name], options);
    const read = await readTensor(found.values, aim.tensor);
    const settled = settle(network, aim, read);
    const gradients = await readTensor(found.gradients, name);
    return { gradients, values: aimValues(settled, read), aim: settled };
  } finally {
    dispose([feeds, found.values, found.gradients]);
  }
}

/** Images one after the other as a tensor `[batch, height, width, channels]`; the caller's. */
export function imageBatch(network: Network, images: Float32Array): Tensor {
  const { shape } = imageInput(network);
  const size = shape.reduce((product, side) => product * side, 1);
  return tensor(images, [images.length / size, ...shape], 'float32');
}
