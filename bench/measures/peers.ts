import * as tf from '@tensorflow/tfjs-core';
import { aimAt } from '../../src/core/attribution/aim.js';
import { layerGradient } from '../../src/core/attribution/layer-gradient.js';
import { classOutput, predict } from '../../src/core/predict.js';
import type { Report, Run } from '../figure.js';
import { startTorch, type TorchPeer, type TorchStep } from '../peers/torch-peer.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentLayers, ascentStep, forwardTo, gradientOf, noise } from '../support/runs.js';
import { compare, medianTime, type Work } from '../timing.js';

export const run: Run = async (report) => {
  const torch = await startTorch();
  if (!torch) {
    report({ skipped: 'no Python with the packages of bench/peers/requirements.txt' });
    return;
  }
  try {
    await against(torch, report);
  } finally {
    torch.close();
  }
};

async function against(torch: TorchPeer, report: Report): Promise<void> {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  const { logits, shape } = classOutput(network);
  const one = noise(1, 224);
  const seed = () => ({ [logits]: tf.cast(tf.oneHot([0], shape[0] ?? 0), 'float32') });
  const whole = { layer: 'logits', batch: 1, size: 224 };
  const ask = async (
    label: string,
    ours: Work,
    step: Omit<TorchStep, 'threads'>,
    most?: number,
  ) => {
    const theirs = (threads: number) => () => torch.time({ ...step, threads });
    const measured = await compare(ours, theirs(1), { pairs: 9 });
    const two = await medianTime(theirs(2));
    const figure = ratioFigure(label, measured, most === undefined ? undefined : { most });
    report({ ...figure, detail: `${figure.detail}; PyTorch with 2 threads ${two.toFixed(0)} ms` });
  };
  const name = `PyTorch ${torch.version}, 1 thread`;
  await ask(`forward ÷ ${name}`, () => predict(network, photo), whole);
  const { name: layer } = network.layer('head_relu6');
  const cam = () => layerGradient(network, photo, { layer, aim: aimAt(network, {}) });
  await ask(`Grad-CAM’s passes ÷ ${name}`, cam, { ...whole, gradcam: true });
  const toPixels = gradientOf(network, one, { reads: [logits], seed });
  await ask(`input gradient ÷ ${name}`, toPixels, { ...whole, gradient: true });
  const eight = noise(8, 128);
  const channels = [0, 1, 2, 3, 4, 5, 6, 7];
  for (const at of ascentLayers) {
    const block = at.slice(0, at.indexOf('_'));
    const step = { layer: block, batch: 8, size: 128 };
    await ask(`forward to ${block} ÷ ${name}`, forwardTo(network, eight, at), step);
    const most = at.startsWith('block3') || at.startsWith('block7') ? 1 : 1.3;
    const ascent = ascentStep(network, eight, at, channels);
    await ask(`ascent step at ${block} ÷ ${name}`, ascent, { ...step, gradient: true }, most);
  }
}
