import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { OptionError, ShapeError } from '../../../src/core/errors.js';
import { sanityCheck } from '../../../src/core/evaluation/sanity-check.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualImage, residualNetwork } from '../attribution/residual-network.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';

describe('a network with other weights', () => {
  before(() => useBackend('wasm'));

  it('shares the rest with the one that it came from, and leaves it as it was', async () => {
    const network = residualNetwork();
    const x = tf.tensor4d(residualImage, [1, 8, 12, 3]);
    const feeds = { [network.inputs[0]!.name]: x };
    const logits = async (of: Network) => {
      const found = await of.execute(feeds, ['classes/linear']);
      const values = await found['classes/linear']!.data();
      tf.dispose(found);
      return Array.from(values);
    };
    const before = await logits(network);
    const held = tf.memory().numTensors;
    const bias = { shape: [3], values: Float32Array.of(10, 20, 30) };
    const changed = network.withWeights(new Map([['classes/bias', bias]]));
    const after = await logits(changed);
    const own = await network.weights('classes')['bias']!.data();
    after.forEach((value, i) => {
      expect(value - before[i]!).to.be.closeTo(bias.values[i]! - own[i]!, 1e-4);
    });
    changed.dispose();
    expect(await logits(network)).to.deep.equal(before);
    expect(tf.memory().numTensors).to.equal(held);
    const wrong = new Map([['classes/bias', { shape: [2], values: new Float32Array(2) }]]);
    expect(() => network.withWeights(wrong)).to.throw(ShapeError, 'classes/bias');
    x.dispose();
    network.dispose();
  });
});

describe('sanityCheck', function () {
  this.timeout(60_000);
  let network: Network;
  let image: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    image = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  for (const [randomisation, method, verdict] of [
    ['cascading', 'grad-cam', 'passes'],
    ['cascading', 'gradient', 'passes'],
    ['cascading', 'guided-backprop', 'fails'],
    ['cascading', 'deconvnet', 'fails'],
    ['independent', 'gradient', 'passes'],
    ['independent', 'guided-backprop', 'fails'],
    ['independent', 'deconvnet', 'fails'],
  ] as const) {
    it(`${method} ${verdict} it, ${randomisation}`, async () => {
      const found = await sanityCheck(network, image, { method, randomisation });
      expect(found.verdict).to.equal(verdict);
    });
  }

  it('goes from the last layer to the first, and says how alike the maps are at each', async () => {
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    const options = { method: 'guided-backprop', steps: 3, onProgress };
    const { steps, mean, classIndex } = await sanityCheck(network, image, options);
    expect(steps.map(({ layer }) => layer)).to.deep.equal([
      'block11_expand_conv',
      'block5_project_conv',
      'stem_conv',
    ]);
    expect(steps[0]!.rankCorrelation).to.be.greaterThan(0.9);
    expect(steps[2]!.rankCorrelation).to.be.lessThan(0.3);
    const sum = steps.reduce((total, step) => total + step.rankCorrelation, 0);
    expect(mean).to.be.closeTo(sum / 3, 1e-12);
    expect(classIndex).to.equal(285);
    expect(told).to.deep.equal([0, 1, 2, 3]);
  });

  it('gives the same for the same seed, and leaves no tensor behind, stopped or not', async () => {
    const small = residualNetwork();
    const run = (options: object = {}) =>
      sanityCheck(small, residualImage, { method: 'gradient', ...options });
    await run();
    await expectNoLeak(async () => {
      expect(await run()).to.deep.equal(await run());
      const control = new AbortController();
      const onProgress = (done: number) => done === 1 && control.abort();
      const error = await rejection(run({ signal: control.signal, onProgress }));
      expect(error.name).to.equal('AbortError');
    });
    small.dispose();
  });

  it('refuses what it does not know', async () => {
    const outcome = (options: object) =>
      rejection(sanityCheck(network, image, { method: 'grad-cam', ...options }));
    expect(await outcome({ steps: 0 })).to.be.instanceOf(OptionError);
    expect(await outcome({ limit: 2 })).to.be.instanceOf(OptionError);
    expect(await outcome({ randomisation: 'all' })).to.be.instanceOf(OptionError);
    expect(await outcome({ method: 'none' })).to.be.instanceOf(OptionError);
  });
});
