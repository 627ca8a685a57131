import { dispose, tensor } from '@tensorflow/tfjs-core';
import { dependsOn } from '../attribution/layer-output.js';
import { checkChannels } from '../activation/activations.js';
import type { RunOptions } from '../checkpoint.js';
import { classAnswers } from '../prediction/class-answers.js';
import { OptionError } from '../errors.js';
import type { Network, TensorMap } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { repeated } from '../ops/repeated.js';
import { classOutput } from '../prediction/predict.js';
import { readTensor } from '../graph/read-tensor.js';
import type { ClassEffects } from './class-effects.types.js';
import { say, str } from '../sentence.js';

/** By how much the channel's strength is changed each way: small beside a kink, large beside rounding. */
const STEP = 1 / 1024;

/**
 * What one channel does to every class, on one image: which classes it pushes, and what is answered
 * without it. From the layer onwards the network runs once, on five versions of its output: as it is;
 * the channel times 1 ± h; the channel 0; the channel at its mean.
 *
 *     push_k = (z_k(1 + h) − z_k(1 − h)) / 2h ≈ Σ_p ∂z_k/∂A(p) · A(p),  h = 1/1024
 *
 * the derivative of all logits at once, where a reverse pass gives that of one. Between two kinks of
 * its activation functions the network is linear and the quotient exact. What skips around the layer
 * stays as it is, so the effects are those of this tensor alone.
 *
 * @param image - as `prepareImage` gives it
 * @throws LayerNotFoundError, ChannelNotFoundError, NumericError, AbortError; ShapeError when the
 * network does not give one value or map a class, OptionError when its classes do not depend on the layer
 */
export async function classEffects(
  network: Network,
  image: Float32Array,
  layer: string,
  channel: number,
  options: RunOptions = {},
): Promise<ClassEffects> {
  const info = network.layer(layer);
  checkChannels(info, [channel]);
  requireOfImage(network, layer);
  const output = classOutput(network);
  const { logits } = output;
  if (!dependsOn(network, logits, layer)) {
    throw new OptionError(say(str`the classes, "${logits}", do not depend on "${layer}"`));
  }
  const around = network.cut(layer).filter((name) => dependsOn(network, logits, name));
  const feeds = inputFeed(network, image);
  let kept: TensorMap = {};
  let versions: TensorMap = {};
  let answers: TensorMap = {};
  try {
    kept = await network.execute(feeds, [layer, ...around], options);
    const values = await readTensor(kept, layer);
    const changed = versionsOf(values, channel, info.channels);
    const [, ...cellShape] = kept[layer]!.shape;
    const batch = changed.length / values.length;
    const others = around.map((name) => [name, forAll(kept[name]!, batch)] as const);
    versions = Object.fromEntries([
      [layer, tensor(changed, [batch, ...cellShape], 'float32')],
      ...others,
    ]);
    answers = await network.execute(versions, [logits], options);
    const all = await readTensor(answers, logits);
    const [before, more, less, zero, mean] = classAnswers(output, all);
    const push = more!.logits.map((value, k) => (value - less!.logits[k]!) / (2 * STEP));
    return { push, before: before!, zero: zero!, mean: mean! };
  } finally {
    dispose([feeds, kept, versions, answers]);
  }
}

/** The layer's values as they are, with the channel stronger, weaker, 0, and at its mean. */
function versionsOf(values: Float32Array, channel: number, channels: number): Float32Array {
  let sum = 0;
  for (let i = channel; i < values.length; i += channels) sum += values[i]!;
  const mean = (sum * channels) / values.length;
  const changes: readonly ((value: number) => number)[] = [
    (value) => value,
    (value) => value * (1 + STEP),
    (value) => value * (1 - STEP),
    () => 0,
    () => mean,
  ];
  const all = new Float32Array(changes.length * values.length);
  changes.forEach((change, version) => {
    const start = version * values.length;
    all.set(values, start);
    for (let i = channel; i < values.length; i += channels) all[start + i] = change(values[i]!);
  });
  return all;
}

function forAll(one: TensorMap[string], count: number): TensorMap[string] {
  return repeated(one, [count, ...one.shape.slice(1).map(() => 1)]);
}
