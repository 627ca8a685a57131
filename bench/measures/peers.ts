import * as tf from '@tensorflow/tfjs-core';
import { aimAt } from '../../src/core/attribution/aim.js';
import { layerGradient } from '../../src/core/attribution/layer-gradient.js';
import { classOutput, predict } from '../../src/core/prediction/predict.js';
import type { Report, Run } from '../figure.js';
import { startPeer, type Peer, type PeerStep } from '../peers/peer.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentLayers, ascentStep, forwardTo, gradientOf, noise } from '../support/runs.js';
import { compare, medianTime, type Work } from '../timing.js';

export const run: Run = async (report) => {
  for (const kind of ['PyTorch', 'TensorFlow'] as const) {
    const one = await startPeer(kind, 1);
    const two = await startPeer(kind, 2);
    try {
      if (one && two) await against(one, two, kind === 'PyTorch', report);
      else report({ skipped: `no Python with ${kind} as in bench/peers/requirements.txt` });
    } finally {
      one?.close();
      two?.close();
    }
  }
};

/** `aimed`: whether there is something to reach. */
async function against(peer: Peer, two: Peer, aimed: boolean, report: Report): Promise<void> {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  const { logits, shape } = classOutput(network);
  const one = noise(1, 224);
  const seed = () => ({ [logits]: tf.cast(tf.oneHot([0], shape[0] ?? 0), 'float32') });
  const whole = { layer: 'logits', batch: 1, size: 224 };
  const ask = async (label: string, ours: Work, step: PeerStep, most?: number) => {
    const measured = await compare(ours, () => peer.time(step), { pairs: 9 });
    const other = await medianTime(() => two.time(step));
    const target = aimed && most !== undefined ? { most } : undefined;
    const figure = ratioFigure(`${label} ÷ ${peer.name}`, measured, target);
    report({ ...figure, detail: `${figure.detail}; with 2 threads ${other.toFixed(0)} ms` });
  };
  await ask('forward', () => predict(network, photo), whole);
  const { name: layer } = network.layer('head_relu6');
  const cam = () => layerGradient(network, photo, { layer, aim: aimAt(network, {}) });
  await ask('Grad-CAM’s passes', cam, { ...whole, gradcam: true });
  const toPixels = gradientOf(network, one, { reads: [logits], seed });
  await ask('input gradient', toPixels, { ...whole, gradient: true });
  const eight = noise(8, 128);
  const channels = [0, 1, 2, 3, 4, 5, 6, 7];
  for (const at of ascentLayers) {
    const block = at.slice(0, at.indexOf('_'));
    const step = { layer: block, batch: 8, size: 128 };
    await ask(`forward to ${block}`, forwardTo(network, eight, at), step);
    const most = at.startsWith('block3') || at.startsWith('block7') ? 1 : 1.3;
    const ascent = ascentStep(network, eight, at, channels);
    await ask(`ascent step at ${block}`, ascent, { ...step, gradient: true }, most);
  }
  network.dispose();
  tf.dispose([one, eight]);
}
