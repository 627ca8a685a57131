import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { confidence } from '../../../src/core/evaluation/average-drop.js';
import { removalCurve, type RemovalOptions } from '../../../src/core/evaluation/removal-curve.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';

/** The logit is the sum of the pixels, so that a probability is the sigmoid of what is left. */
const sumOfPixels = () =>
  tinyNetwork({
    input: [1, 4, 1],
    layers: [
      ['Conv2D', 'maps', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['maps']],
      ['Dense', 'score', ['flat'], { units: 1, use_bias: false, activation: 'sigmoid' }],
    ],
    weights: {
      'maps/kernel': [[1, 1, 1, 1], [1]],
      'score/kernel': [
        [4, 1],
        [1, 1, 1, 1],
      ],
    },
  });
const image = Float32Array.of(1, 0, 2, -1);
const map = { height: 1, width: 4, values: Float32Array.of(2, 1, 3, 0) };
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

describe('removalCurve', () => {
  before(() => useBackend('wasm'));

  it('takes the most important pixels away first', async () => {
    const network = sumOfPixels();
    const curve = await removalCurve(network, image, map, 'deletion', { classIndex: 1, steps: 4 });
    expect(curve.shares).to.eql([0, 0.25, 0.5, 0.75, 1]);
    const expected = [2, 0, -1, -1, 0].map(sigmoid);
    curve.probabilities.forEach((p, i) => expect(p).to.be.closeTo(expected[i]!, 1e-6));
    const [a, b, c, d, e] = expected as [number, number, number, number, number];
    expect(curve.area).to.be.closeTo((a / 2 + b + c + d + e / 2) / 4, 1e-6);
    network.dispose();
  });

  it('puts them into the fill first when it inserts', async () => {
    const network = sumOfPixels();
    const fill = Float32Array.of(1, 1, 1, 1);
    const options = { classIndex: 1, steps: 2, fill };
    const { probabilities } = await removalCurve(network, image, map, 'insertion', options);
    // 1 1 1 1, then 1 1 2 1 with the first pixel the same, then the image.
    const expected = [4, 5, 2].map(sigmoid);
    probabilities.forEach((p, i) => expect(p).to.be.closeTo(expected[i]!, 1e-6));
    network.dispose();
  });

  it('takes the mean share of a class that has a map', async () => {
    const each = tinyNetwork({
      input: [1, 4, 1],
      layers: [
        [
          'Conv2D',
          'each',
          ['input'],
          { filters: 1, kernel_size: [1, 1], use_bias: false, activation: 'sigmoid' },
        ],
      ],
      weights: { 'each/kernel': [[1, 1, 1, 1], [1]] },
    });
    const options = { classIndex: 1, steps: 2 };
    const { probabilities } = await removalCurve(each, image, map, 'deletion', options);
    // The pixels themselves; without the third and the first of them; none.
    const expected = [
      [1, 0, 2, -1],
      [0, 0, 0, -1],
      [0, 0, 0, 0],
    ].map((cells) => cells.reduce((sum, cell) => sum + sigmoid(cell), 0) / 4);
    probabilities.forEach((p, i) => expect(p).to.be.closeTo(expected[i]!, 1e-6));
    each.dispose();
  });

  it('refuses what does not fit', async () => {
    const network = sumOfPixels();
    const refused = async (options: Partial<RemovalOptions>, of = map) =>
      String(
        await rejection(
          removalCurve(network, image, of, 'deletion', { classIndex: 0, ...options }),
        ),
      );
    expect(await refused({ steps: 0 })).to.match(/^OptionError: steps/);
    expect(await refused({ classIndex: 2 })).to.match(/^ClassNotFoundError/);
    expect(await refused({ fill: Float32Array.of(1) })).to.match(/^OptionError: fill has 1/);
    expect(await refused({ budget: -1 })).to.match(/^OptionError: budget/);
    expect(await refused({}, { ...map, height: 4, width: 1 })).to.match(/^OptionError: the map/);
    network.dispose();
  });

  it('tells a map of the class from the same map upside down, and leaves no tensor', async () => {
    const network = await openEmbedded();
    const photo = await goldenImage(network, 'chelsea-224.png');
    const { inputMap } = await heatmap(network, photo, { classIndex: 285 });
    const against = { ...inputMap, values: inputMap.values.map((value) => -value) };
    const area = async (of: typeof inputMap, removal: 'deletion' | 'insertion') =>
      (await removalCurve(network, photo, of, removal, { classIndex: 285 })).area;
    expect(await area(inputMap, 'deletion')).to.be.below(await area(against, 'deletion'));
    expect(await area(inputMap, 'insertion')).to.be.above(await area(against, 'insertion'));
    await expectNoLeak(() => area(inputMap, 'deletion'));
    const { whole, explained } = await confidence(network, photo, inputMap, 285);
    const { probabilities } = await predict(network, photo);
    expect(whole).to.be.closeTo(probabilities[285]!, 1e-5);
    expect(explained).to.be.within(0.01, 1);
    const control = new AbortController();
    const stop = { classIndex: 285, signal: control.signal, onProgress: () => control.abort() };
    await expectNoLeak(async () => {
      const run = removalCurve(network, photo, inputMap, 'deletion', stop);
      expect((await rejection(run)).name).to.equal('AbortError');
    });
    network.dispose();
  });
});
