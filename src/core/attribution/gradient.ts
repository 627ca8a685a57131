import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { inputGradient } from './input-gradient.js';
import { strongestOfChannels } from './reduce-channels.js';
import type { InputMethod } from './method.js';

/**
 * How much each pixel changes what is explained: the largest |∂ value / ∂ x| of its channels
 * (Simonyan et al., "Deep Inside Convolutional Networks", 2013).
 */
export const gradient: InputMethod = async ({ network, image, aim: asked, run }) => {
  const { gradients, values, aim } = await inputGradient(network, image, asked, run);
  const map = strongestOfChannels(gradients, imageSize(imageInput(network)));
  return { map, aim, value: values[0]!, perChannel: gradients };
};
