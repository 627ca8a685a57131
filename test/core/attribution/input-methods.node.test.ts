import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { methodNames } from '../../../src/facts/methods.js';
import type { Network } from '../../../src/core/graph/network.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';

const weights = [1, 0, -1, 2, 0, 3];
const image = Float32Array.of(1, 2, 3, 4, 5, 6);

/** Two rows of three pixels, and one logit that is their weighted sum. */
const linear = () =>
  tinyNetwork({
    input: [2, 3, 1],
    layers: [
      ['Conv2D', 'same', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['same']],
      ['Dense', 'score', ['flat'], { units: 1, use_bias: false }],
    ],
    weights: { 'same/kernel': [[1, 1, 1, 1], [1]], 'score/kernel': [[6, 1], weights] },
  });

async function mapOf(method: string, settings: Record<string, number | string | boolean> = {}) {
  const network = linear();
  const result = await heatmap(network, image, { method, settings });
  network.dispose();
  return result;
}

describe('methods that explain the input, on a linear network', () => {
  before(() => useBackend('wasm'));

  it('gradient × input is weight × value', async () => {
    const { map, value, signed } = await mapOf('gradient-x-input');
    expect([...map.values]).to.eql([1, 0, -3, 8, 0, 18]);
    expect([value, signed]).to.eql([24, true]);
  });

  it('integrated gradients are weight × (value − baseline), whatever the rule', async () => {
    for (const rule of ['gauss-legendre', 'trapezoid']) {
      for (const adaptive of [true, false]) {
        const { map, facts } = await mapOf('integrated-gradients', { rule, adaptive });
        [1, 0, -3, 8, 0, 18].forEach((v, i) => expect(map.values[i]).to.be.closeTo(v, 1e-4));
        expect(facts['difference']).to.be.closeTo(24, 1e-4);
        expect(facts['gap']).to.be.closeTo(0, 1e-5);
      }
    }
    // The mean of the image is 3.5.
    const { map } = await mapOf('integrated-gradients', { baseline: 'mean' });
    [-2.5, 0, 0.5, 1, 0, 7.5].forEach((v, i) => expect(map.values[i]).to.be.closeTo(v, 1e-4));
  });

  it('SmoothGrad is the gradient, noise or not, and its square when asked', async () => {
    const { map } = await mapOf('smooth-grad');
    weights.forEach((w, i) => expect(map.values[i]).to.be.closeTo(Math.abs(w), 1e-5));
    const squared = await mapOf('smooth-grad', { squared: true, samples: 3 });
    weights.forEach((w, i) => expect(squared.map.values[i]).to.be.closeTo(w * w, 1e-4));
  });

  it('guided backpropagation and deconvnet are the gradient where nothing is gated', async () => {
    for (const method of ['guided-backprop', 'deconvnet']) {
      expect([...(await mapOf(method)).map.values]).to.eql(weights.map(Math.abs));
    }
  });

  it('occlusion is what is lost, as a plain loop finds it', async () => {
    const { map } = await mapOf('occlusion', { window: 2, stride: 1, fill: 'black' });
    const sums = new Float64Array(6);
    const counts = new Float64Array(6);
    for (const left of [0, 1]) {
      const cells = [left, left + 1, left + 3, left + 4];
      const lost = cells.reduce((sum, cell) => sum + weights[cell]! * image[cell]!, 0);
      for (const cell of cells) {
        sums[cell]! += lost;
        counts[cell]! += 1;
      }
    }
    sums.forEach((sum, i) => expect(map.values[i]).to.be.closeTo(sum / counts[i]!, 1e-4));
  });

  it('refuses settings out of their range', async () => {
    const network = linear();
    const refused = async (method: string, settings: Record<string, number | string>) =>
      String(await rejection(heatmap(network, image, { method, settings })));
    expect(await refused('smooth-grad', { samples: 0 })).to.match(/^OptionError: samples is/);
    expect(await refused('smooth-grad', { samples: 2.5 })).to.match(/whole number, not 2.5/);
    expect(await refused('occlusion', { window: 2, stride: 3 })).to.match(/^OptionError: stride/);
    expect(await refused('integrated-gradients', { baseline: 'pink' })).to.match(/one of black/);
    network.dispose();
  });
});

describe('methods that explain the input, on EfficientNet-Lite0', () => {
  let network: Network;
  let photo: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    photo = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  it('integrated gradients leave at most 2 % unexplained', async () => {
    for (const file of ['chelsea-224.png', 'coffee-224.png']) {
      const values = await goldenImage(network, file);
      const { facts, map } = await heatmap(network, values, { method: 'integrated-gradients' });
      expect(Math.abs(facts['gap']!)).to.be.at.most(0.02);
      const sum = map.values.reduce((total, value) => total + value, 0);
      expect(sum).to.be.closeTo(facts['difference']!, 0.021 * Math.abs(facts['difference']!));
    }
  }).timeout(180_000);

  it('SmoothGrad with the same seed gives the same map, whatever fits into memory', async () => {
    const settings = { samples: 5, seed: 3 };
    const options = { method: 'smooth-grad', settings, classIndex: 285 };
    const first = await heatmap(network, photo, options);
    const second = await heatmap(network, photo, { ...options, budget: 1 });
    const highest = Math.max(...first.map.values);
    const far = first.map.values.reduce(
      (most, v, i) => Math.max(most, Math.abs(v - second.map.values[i]!)),
      0,
    );
    // Float32 sums of another batch move single gates of ReLU6.
    expect(far).to.be.below(0.1 * highest);
    const other = await heatmap(network, photo, { ...options, settings: { ...settings, seed: 4 } });
    expect([...other.map.values.slice(0, 99)]).not.to.eql([...first.map.values.slice(0, 99)]);
  });

  it('occlusion is what the logit loses when a quarter is covered by the mean colour', async () => {
    const settings = { window: 112, stride: 112 };
    const options = { method: 'occlusion', classIndex: 285, settings };
    const { map, value } = await heatmap(network, photo, options);
    const covered = Float32Array.from(photo);
    for (let channel = 0; channel < 3; channel++) {
      const own = photo.filter((_, i) => i % 3 === channel);
      const mean = own.reduce((sum, v) => sum + v, 0) / own.length;
      for (let row = 0; row < 112; row++) {
        for (let column = 112; column < 224; column++) {
          covered[(row * 224 + column) * 3 + channel] = mean;
        }
      }
    }
    const { logits } = await predict(network, covered);
    expect(map.values[10 * 224 + 200]).to.be.closeTo(value - logits[285]!, 1e-3);
  });

  it('leave no tensor behind, not when they are cancelled either', async () => {
    const quick: Record<string, Record<string, number | boolean>> = {
      'smooth-grad': { samples: 2 },
      'integrated-gradients': { adaptive: false, points: 4 },
      occlusion: { window: 112, stride: 112 },
    };
    const methods = methodNames.filter((name) => name in quick || name.startsWith('g'));
    for (const method of methods) {
      const settings = quick[method] ?? {};
      const run = (signal?: AbortSignal, onProgress?: () => void) =>
        heatmap(network, photo, { method, classIndex: 285, settings, signal, onProgress });
      await run();
      await expectNoLeak(() => run());
      if (!(method in quick)) continue;
      const control = new AbortController();
      await expectNoLeak(async () => {
        const error = await rejection(run(control.signal, () => control.abort()));
        expect(error.name).to.equal('AbortError');
      });
    }
  }).timeout(60_000);
});
