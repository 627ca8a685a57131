import { dispose, tensor } from '@tensorflow/tfjs-core';
import type { SettingsOf } from '../../facts/methods.js';
import type { TensorMap } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { readTensor } from '../graph/read-tensor.js';
import { repeated } from '../ops/repeated.js';
import { aimValues } from './aim.js';
import { imagesAtOnce } from './image-batches.js';
import { checkExplained, dependsOn, readExplained, type ExplainedLayer } from './layer-output.js';
import type { LayerMethod, LayerQuestion } from './method.js';
import { weightedChannels } from './weighted-channels.js';
import { widestChannels } from './widest-channels.js';

/**
 * Ablation-CAM before its ReLU: Σ_k w_k · A_k with w_k = (y − y_k) / |y|, where y_k is what is left of
 * y when channel k is zero (Desai and Ramaswamy, "Ablation-CAM: Visual Explanations for Deep
 * Convolutional Network via Gradient-free Localization", WACV 2020).
 *
 * The paper divides by y, which turns every sign where y is negative; by its size, a channel whose
 * loss lowers y counts as evidence for it everywhere. Where y is 0 nothing is divided.
 *
 * Runs from the layer onwards, once for each channel: only the `maxChannels` that spread most are
 * asked, the others have no part in the map. `facts` says how many there are and were `used`. What
 * skips around the layer stays as it is.
 */
export const ablationCam: LayerMethod<SettingsOf<'ablation-cam'>> = async (
  question,
  { maxChannels },
) => {
  const { network, image, run } = question;
  checkExplained(network, question);
  const feeds = inputFeed(network, image);
  const around = tensorsAround(question);
  let kept: TensorMap = {};
  try {
    const fetches = [question.aim.tensor, question.layer, ...around];
    kept = await network.execute(feeds, fetches, run);
    const found = await readExplained(network, kept, question);
    const beside = Object.fromEntries(around.map((name) => [name, kept[name]!]));
    const used = widestChannels(found, maxChannels);
    const left = await valuesWithout(question, found, beside, used);
    const { aim, value, channels } = found;
    const weights = new Float64Array(channels);
    used.forEach((k, i) => (weights[k] = (value - left[i]!) / (Math.abs(value) || 1)));
    const facts = { channels, used: used.length };
    return { map: weightedChannels(found, weights), aim, value, facts };
  } finally {
    dispose([feeds, kept]);
  }
};

/** What else has to be fed where a run starts at the layer. */
function tensorsAround({ network, layer, aim }: LayerQuestion): readonly string[] {
  return network.cut(layer).filter((name) => dependsOn(network, aim.tensor, name));
}

/** The number explained with each of these channels zero, as many at once as the budget allows. */
async function valuesWithout(
  question: LayerQuestion,
  of: ExplainedLayer,
  beside: TensorMap,
  used: readonly number[],
): Promise<readonly number[]> {
  const most = imagesAtOnce(question);
  const values: number[] = [];
  question.progress(0, used.length);
  while (values.length < used.length) {
    const some = used.slice(values.length, values.length + most);
    values.push(...(await valuesOfBatch(question, of, beside, some)));
    question.progress(values.length, used.length);
  }
  return values;
}

async function valuesOfBatch(
  { network, layer, run }: LayerQuestion,
  of: ExplainedLayer,
  beside: TensorMap,
  channels: readonly number[],
): Promise<readonly number[]> {
  const { height, width, aim } = of;
  const count = channels.length;
  const tiled = Object.entries(beside).map(
    ([name, one]) => [name, repeated(one, [count, ...one.shape.slice(1).map(() => 1)])] as const,
  );
  const own = tensor(without(of, channels), [count, height, width, of.channels], 'float32');
  const feeds: TensorMap = { ...Object.fromEntries(tiled), [layer]: own };
  let fetched: TensorMap = {};
  try {
    fetched = await network.execute(feeds, [aim.tensor], run);
    return aimValues(aim, await readTensor(fetched, aim.tensor));
  } finally {
    dispose([feeds, fetched]);
  }
}

/** A copy of the activations for each of these channels, in which that channel is zero. */
function without(of: ExplainedLayer, removed: readonly number[]): Float32Array<ArrayBuffer> {
  const { channels, activations } = of;
  const copies = new Float32Array(removed.length * activations.length);
  for (const [copy, channel] of removed.entries()) {
    const start = copy * activations.length;
    copies.set(activations, start);
    for (let i = channel; i < activations.length; i += channels) copies[start + i] = 0;
  }
  return copies;
}
