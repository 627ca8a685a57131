import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { activations } from '../../src/core/activation/activations.js';
import { heatmap } from '../../src/core/attribution/heatmap.js';
import { methodNames } from '../../src/facts/methods.js';
import { deadChannels } from '../../src/core/activation/dead-channels.js';
import { DisposedError } from '../../src/core/errors.js';
import { faithfulness } from '../../src/core/evaluation/faithfulness.js';
import { sanityCheck } from '../../src/core/evaluation/sanity-check.js';
import { dream } from '../../src/core/feature-visualization/dream.js';
import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import type { Network } from '../../src/core/graph/network.js';
import { kernel } from '../../src/core/unit/kernel.js';
import { overview } from '../../src/core/activation/overview.js';
import { predict } from '../../src/core/prediction/predict.js';
import { readings } from '../../src/core/prediction/readings.js';
import { summarise } from '../../src/core/summary/summarise.js';
import { circuit } from '../../src/core/unit/circuit.js';
import { classEffects } from '../../src/core/unit/class-effects.js';
import { scanPictures } from '../../src/core/unit/scan-pictures.js';
import { useBackend } from '../support/backends.js';
import { tinyNetwork } from './tiny-network.js';

const network = (): Network =>
  tinyNetwork({
    input: [4, 4, 1],
    layers: [
      ['Conv2D', 'conv', ['input'], { filters: 1, kernel_size: 1 }],
      ['GlobalAveragePooling2D', 'mean', ['conv']],
      ['Dense', 'scores', ['mean'], { units: 2 }],
    ],
    weights: {
      'conv/kernel': [[1, 1, 1, 1], [2]],
      'conv/bias': [[1], [0]],
      'scores/kernel': [
        [1, 2],
        [1, -1],
      ],
      'scores/bias': [[2], [0, 0]],
    },
  });

describe('a network after its dispose', () => {
  const image = new Float32Array(16).fill(0.5);
  const map = { height: 4, width: 4, values: image };
  const photo = { width: 4, height: 4, pixels: new Uint8ClampedArray(64).fill(200) };

  before(() => useBackend('wasm'));

  const questions: Readonly<Record<string, (of: Network) => unknown>> = {
    predict: (of) => predict(of, image),
    activations: (of) => activations(of, image, 'conv'),
    overview: (of) => overview(of, image),
    filters: (of) => visualizeFilters(of, { layer: 'conv', channels: [0], size: 32, steps: 1 }),
    dream: (of) => dream(of, photo, { layer: 'conv', steps: 1 }),
    kernel: (of) => kernel(of, 'conv', 0),
    faithfulness: (of) => faithfulness(of, image, map, { measure: 'deletion', classIndex: 0 }),
    sanity: (of) => sanityCheck(of, image, { method: 'grad-cam' }),
    readings: (of) => readings(of, photo),
    summary: summarise,
    circuit: (of) => circuit(of, 'conv', 0, image),
    'circuit by weights': (of) => circuit(of, 'conv', 0, null),
    effects: (of) => classEffects(of, image, 'conv', 0),
    scan: (of) => scanPictures(of, 'conv', 1, async () => photo),
    'dead channels': (of) => deadChannels(of, 'conv'),
    weights: (of) => of.weights('conv'),
    'other choices': (of) => of.withChoices({}),
    'other weights': (of) => of.withWeights(new Map()),
    ...Object.fromEntries(
      methodNames.map((method) => [method, (of: Network) => heatmap(of, image, { method })]),
    ),
  };

  for (const [name, ask] of Object.entries(questions)) {
    it(`refuses by name: ${name}`, async () => {
      const of = network();
      await ask(of);
      of.dispose();
      expect(await outcome(() => ask(of))).to.be.an.instanceOf(DisposedError);
    });
  }

  it('is that also where it was made from another, whose weights are gone', async () => {
    const own = network();
    const other = own.withChoices({ labels: ['a', 'b'] });
    expect(other.disposed).to.equal(false);
    own.dispose();
    expect(other.disposed).to.equal(true);
    expect(String(await outcome(() => predict(other, image)))).to.equal(
      'DisposedError: the network "tiny" was disposed of, or the one that it was made from: ' +
        'open it anew with loadModel, and dispose of it after the last question',
    );
  });

  it('leaves the one that it was made from as it was, may be disposed of again, and leaks nothing', async () => {
    const before = tf.memory().numTensors;
    const own = network();
    const other = own.withChoices({ labels: ['a', 'b'] });
    other.dispose();
    expect(own.disposed).to.equal(false);
    await predict(own, image);
    own.dispose();
    own.dispose();
    await outcome(() => predict(own, image));
    expect(tf.memory().numTensors).to.equal(before);
  });

  it('ends a run that is under way by the same name', async () => {
    const own = network();
    const checkpoint = () => own.dispose();
    const error = await outcome(() =>
      predict(own, image, { checkpoint: async () => checkpoint() }),
    );
    expect(error).to.be.an.instanceOf(DisposedError);
  });

  async function outcome(ask: () => unknown): Promise<unknown> {
    try {
      return await ask();
    } catch (error) {
      return error;
    }
  }
});
