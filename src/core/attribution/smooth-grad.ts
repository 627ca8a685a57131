import type { SettingsOf } from '../../facts/methods.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { gaussians, seededRandom, seedFor } from '../random.js';
import { imageBatches } from './image-batches.js';
import { imageValues, settledFor } from './image-values.js';
import { inputGradient } from './input-gradient.js';
import type { InputMethod } from './method.js';
import { strongestOfChannels } from './reduce-channels.js';

/**
 * The gradient averaged over noisy copies of the image, then the largest |mean| of each pixel's
 * channels (Smilkov et al., "SmoothGrad: removing noise by adding noise", 2017). The strongest class
 * is that of the image without noise. The same seed gives the same map, whatever fits into a batch.
 */
export const smoothGrad: InputMethod<SettingsOf<'smooth-grad'>> = async (
  question,
  { samples, noise, squared, seed },
) => {
  const { network, image, run, progress } = question;
  progress(0, samples);
  const aim = await settledFor(network, image, question.aim, run);
  const [value] = await imageValues(network, image, aim, run);
  const deviation = noise * range(image);
  const noisy = (index: number) => {
    const random = seededRandom(seedFor(seed, index));
    return gaussians(random, image.length, deviation).map((v, i) => v + image[i]!);
  };
  const sums = new Float64Array(image.length);
  for (const { first, images } of imageBatches({ ...question, aim }, samples, noisy)) {
    const { gradients } = await inputGradient(network, images, aim, run);
    gradients.forEach((v, i) => (sums[i % sums.length]! += squared ? v * v : v));
    progress(first + images.length / image.length, samples);
  }
  const mean = Float32Array.from(sums, (sum) => sum / samples);
  const map = strongestOfChannels(mean, imageSize(imageInput(network)));
  return { map, aim, value: value!, perChannel: mean };
};

function range(image: Float32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of image) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}
