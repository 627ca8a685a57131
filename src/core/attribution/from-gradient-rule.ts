import type { GradientRule } from '../ops/rectifier.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { inputGradient } from './input-gradient.js';
import type { InputMethod } from './method.js';
import { strongestOfChannels } from './reduce-channels.js';

/** The method that shows the largest |gradient| of each pixel's channels under such a rule. */
export function fromGradientRule(rule: GradientRule): InputMethod {
  return async ({ network, image, aim: asked, run }) => {
    const options = { ...run, rule };
    const { gradients, values, aim } = await inputGradient(network, image, asked, options);
    const map = strongestOfChannels(gradients, imageSize(imageInput(network)));
    return { map, aim, value: values[0]!, perChannel: gradients };
  };
}
