import { expect } from 'chai';
import type { Network } from '../../../src/core/graph/network.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage, goldenPhotos } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';

describe('predict on EfficientNet-Lite0', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  for (const [name, { file, top5, logits }] of goldenPhotos) {
    it(`finds the five classes of ${name} that PyTorch finds, logits within 0.1`, async () => {
      const result = await predict(network, await goldenImage(network, file));
      expect(result.top.map(({ index }) => index)).to.eql(top5.map(({ index }) => index));
      result.top.forEach((found, i) => {
        expect(found.name).to.equal(top5[i]!.label);
        expect(found.logit).to.be.closeTo(top5[i]!.logit, 0.1);
        expect(found.probability).to.be.closeTo(top5[i]!.probability, 0.01);
      });
      expect(Math.min(...result.logits)).to.be.closeTo(logits.min, 0.1);
      expect(result.logits.reduce((sum, v) => sum + v, 0) / 1000).to.be.closeTo(logits.mean, 0.01);
    });
  }

  it('lists as many classes as asked, at most all', async () => {
    const image = await goldenImage(network, 'chelsea-224.png');
    expect((await predict(network, image, { top: 1 })).top).to.have.length(1);
    const { top, probabilities } = await predict(network, image, { top: 5000 });
    expect(top).to.have.length(1000);
    expect(probabilities.reduce((sum, value) => sum + value, 0)).to.be.closeTo(1, 1e-5);
    expect(String(await rejection(predict(network, image, { top: 0 })))).to.match(/^OptionError/);
  });

  it('leaves no tensor behind, not when it is cancelled either', async () => {
    const image = await goldenImage(network, 'chelsea-224.png');
    await predict(network, image);
    await expectNoLeak(() => predict(network, image));
    const control = new AbortController();
    control.abort();
    await expectNoLeak(async () => {
      const error = await rejection(predict(network, image, { signal: control.signal }));
      expect(error.name).to.equal('AbortError');
    });
  });

  it('refuses values that do not make an image', async () => {
    const error = await rejection(predict(network, new Float32Array(10)));
    expect(String(error)).to.equal(
      'ShapeError: input "input" takes 150528 values, [224, 224, 3], not 10',
    );
  });
});

describe('predict on other networks', () => {
  before(() => useBackend('cpu'));

  const image = Float32Array.of(1, 2, 3, 4);
  const convolution = ['Conv2D', 'maps', ['input'], { filters: 2, kernel_size: [1, 1] }] as const;
  const weights = {
    'maps/kernel': [
      [1, 1, 1, 2],
      [2, -1],
    ],
    'maps/bias': [[2], [0, 1]],
  } as const;

  it('gives a network without softmax one, and classes without names a number', async () => {
    const network = tinyNetwork({
      input: [2, 2, 1],
      layers: [convolution, ['GlobalAveragePooling2D', 'scores', ['maps']]],
      weights,
      metadata: { labels: ['yes, aye'] },
    });
    const { top } = await predict(network, image);
    // Means of 2x and 1 − x over 1, 2, 3, 4.
    expect(top.map(({ logit }) => logit)).to.eql([5, -1.5]);
    expect(top.map(({ name }) => name)).to.eql(['yes', 'class 1']);
    expect(top[1]!.probability).to.be.closeTo(1 / (1 + Math.exp(6.5)), 1e-7);
    network.dispose();
  });

  it('takes several sigmoids for classes that may be there together', async () => {
    const network = tinyNetwork({
      input: [2, 2, 1],
      layers: [
        convolution,
        ['GlobalAveragePooling2D', 'scores', ['maps']],
        ['Activation', 'sigmoid', ['scores'], { activation: 'sigmoid' }],
      ],
      weights,
    });
    const { probabilities, logits } = await predict(network, image);
    expect([...logits]).to.eql([5, -1.5]);
    expect(probabilities[0]).to.be.closeTo(0.9933071, 1e-6);
    expect(probabilities[1]).to.be.closeTo(0.1824255, 1e-6);
    network.dispose();
  });
});

describe('predict on a dense output', () => {
  it('gives each class the mean share of its cells, and orders by that', async () => {
    await useBackend('cpu');
    // Pixels 0, 0, 0, 10: class 0 has the pixel itself, class 1 a constant 1.
    const network = tinyNetwork({
      input: [1, 4, 1],
      layers: [['Conv2D', 'each', ['input'], { filters: 2, kernel_size: [1, 1] }]],
      weights: {
        'each/kernel': [
          [1, 1, 1, 2],
          [1, 0],
        ],
        'each/bias': [[2], [0, 1]],
      },
    });
    const { top, logits, probabilities } = await predict(network, Float32Array.of(0, 0, 0, 10));
    network.dispose();
    expect(top.map(({ index }) => index)).to.eql([1, 0]);
    expect(logits[0]).to.be.closeTo(2.5, 1e-6);
    expect(logits[1]).to.equal(1);
    const share = (3 / (1 + Math.exp(-1)) + 1 / (1 + Math.exp(9))) / 4;
    expect(probabilities[1]).to.be.closeTo(share, 1e-6);
    expect(probabilities[0]).to.be.closeTo(1 - share, 1e-6);
  });
});

describe('predict on a single sigmoid', () => {
  it('has two classes, whose share is that of the second of two names, as Keras orders them', async () => {
    await useBackend('cpu');
    const unnamed = tinyNetwork({
      input: [1, 2, 1],
      layers: [
        ['Conv2D', 'sum', ['input'], { filters: 1, kernel_size: [1, 2], use_bias: false }],
        ['Flatten', 'score', ['sum']],
        ['Activation', 'share', ['score'], { activation: 'sigmoid' }],
      ],
      weights: {
        'sum/kernel': [
          [1, 2, 1, 1],
          [1, 1],
        ],
      },
    });
    const network = unnamed.withChoices({ labels: ['cat', 'dog'] });
    const { top } = await predict(network, Float32Array.of(1, 1));
    unnamed.dispose();
    expect(top.map(({ name, index, logit }) => [name, index, logit])).to.eql([
      ['dog', 1, 2],
      ['cat', 0, -2],
    ]);
    expect(top[0]!.probability).to.be.closeTo(1 / (1 + Math.exp(-2)), 1e-6);
    expect(top[1]!.probability).to.be.closeTo(1 / (1 + Math.exp(2)), 1e-6);
  });
});
