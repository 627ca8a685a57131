import { ImageIndependentError } from '../errors.js';
import { takesImage } from './choices.js';
import type { Network } from './network.js';
import { imageInput } from './input-feed.js';
import { say, str } from '../sentence.js';

/**
 * Checks that tensors are computed from the image, so that an answer about them is one about it.
 *
 * @throws LayerNotFoundError; ImageIndependentError, which says which input the image goes to
 */
export function requireOfImage(network: Network, ...tensors: readonly string[]): void {
  const beside = tensors.find((name) => network.layer(name).besideImage);
  if (beside === undefined) return;
  const { name } = imageInput(network);
  const others = network.inputs.filter((input) => input.name !== name && takesImage(input));
  const inputs = others.slice(0, 10).map((input) => `"${input.name}"`);
  throw new ImageIndependentError(
    inputs.length > 0
      ? say(
          str`"${beside}" does not depend on the image, which goes to the input "${name}": choose another layer or output, or bring the image to ${inputs.join(', ')}`,
        )
      : say(
          str`"${beside}" does not depend on the image, which goes to the input "${name}": choose another layer or output`,
        ),
  );
}
