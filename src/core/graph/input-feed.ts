import { tensor } from '@tensorflow/tfjs-core';
import { NotConvolutionalError, ShapeError } from '../errors.js';
import { requireFinite } from '../finite.js';
import type { InputInfo } from './layer-info.js';
import type { Network, TensorMap } from './network.js';
import { requireOpen } from './require-open.js';
import { shapeText } from '../short-text.js';
import { say, str } from '../sentence.js';

/**
 * The input that carries the image: the first.
 *
 * @throws DisposedError, NotConvolutionalError
 */
export function imageInput(network: Network): InputInfo {
  requireOpen(network);
  const [input] = network.inputs;
  if (input) return input;
  throw new NotConvolutionalError(say(str`the network "${network.name}" has no input`));
}

/**
 * One image as the network's feed; the caller disposes it.
 *
 * @param values - preprocessed, `[height, width, channels]`, as `prepareImage` gives them
 * @throws ShapeError when there are too many or too few, NumericError when one is not finite
 */
export function inputFeed(network: Network, values: Float32Array): TensorMap {
  const { name, shape } = imageInput(network);
  const count = shape.reduce((product, side) => product * side, 1);
  if (values.length !== count) {
    throw new ShapeError(
      say(str`input "${name}" takes ${count} values, ${shapeText(shape)}, not ${values.length}`),
    );
  }
  requireFinite(values, say(str`the image for input "${name}"`));
  return { [name]: tensor(values, [1, ...shape], 'float32') };
}
