import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { inputGradient } from './input-gradient.js';
import type { InputMethod } from './method.js';
import { sumOfChannels } from './reduce-channels.js';

/**
 * Σ_c x · ∂ value / ∂ x of each pixel, signed: of a linear model what each pixel contributes
 * (Shrikumar et al., "Not Just a Black Box", 2016). `x` is the value that the network reads, so
 * pixels that preprocessing turns into 0 never count.
 */
export const gradientXInput: InputMethod = async ({ network, image, aim: asked, run }) => {
  const { gradients, values, aim } = await inputGradient(network, image, asked, run);
  const products = gradients.map((slope, i) => slope * image[i]!);
  const map = sumOfChannels(products, imageSize(imageInput(network)));
  return { map, aim, value: values[0]!, perChannel: products };
};
