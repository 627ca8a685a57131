import type { SettingsOf } from '../../facts/methods.js';
import { layerPlacement } from '../placement/layer-placement.js';
import { placeMap } from '../placement/place-map.js';
import { lookingPart, type Placement } from '../placement/placement.js';
import { imageBatches } from './image-batches.js';
import { imageValues } from './image-values.js';
import { layerOutput, type LayerOutput } from './layer-output.js';
import type { LayerMethod } from './method.js';
import { weightedChannels } from './weighted-channels.js';
import { widestChannels } from './widest-channels.js';

/**
 * Score-CAM before its ReLU: Σ_k w_k · A_k. Each channel's map, enlarged to where its cells look
 * (bilinear) and brought to 0…1, is multiplied into the preprocessed image; w is the softmax, over the channels, of
 * what is explained of these images (Wang et al., "Score-CAM: Score-Weighted Visual Explanations for
 * Convolutional Neural Networks", CVPR Workshops 2020). A map that is the same everywhere masks all.
 *
 * Needs no gradient, but a forward pass for each channel: only the `maxChannels` that spread most are
 * asked, the others have no part in the map. `facts` says how many there are and were `used`.
 */
export const scoreCam: LayerMethod<SettingsOf<'score-cam'>> = async (question, { maxChannels }) => {
  const { network, image, run, progress } = question;
  const found = await layerOutput(network, image, question, run);
  const { aim, value, channels } = found;
  const used = widestChannels(found, maxChannels);
  progress(0, used.length);
  const placement = layerPlacement(network, question.layer, question.placement);
  const masked = (index: number) => underMask(image, maskOf(found, used[index]!, placement));
  const scores: number[] = [];
  for (const { images } of imageBatches({ ...question, aim }, used.length, masked)) {
    scores.push(...(await imageValues(network, images, aim, run)));
    progress(scores.length, used.length);
  }
  const weights = new Float64Array(channels);
  softmax(scores).forEach((weight, index) => (weights[used[index]!] = weight));
  const facts = { channels, used: used.length };
  return { map: weightedChannels(found, weights), aim, value, facts };
};

/** A channel at the size of the input, 0…1; 0 where no cell looks. */
function maskOf(of: LayerOutput, channel: number, placement: Placement): Float32Array {
  const { height, width, channels, activations } = of;
  const own = Float32Array.from(
    { length: height * width },
    (_, cell) => activations[cell * channels + channel]!,
  );
  // Judged before rounding can stretch the last bit of a constant to 0…1.
  const looking = lookingPart({ height, width, values: own }, placement).values;
  const { input } = placement;
  if (looking.every((value) => value === looking[0])) {
    return new Float32Array(input.height * input.width);
  }
  const { values } = placeMap({ height, width, values: own }, placement, input, NaN);
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.map((value) => (value >= low ? (value - low) / (high - low || 1) : 0));
}

function underMask(image: Float32Array, mask: Float32Array): Float32Array {
  const depth = image.length / mask.length;
  return image.map((value, i) => value * mask[Math.floor(i / depth)]!);
}

function softmax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
