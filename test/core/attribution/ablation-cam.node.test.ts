import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { readFromImage } from '../../../src/core/graph/read-tensor.js';
import { useBackend } from '../../support/backends.js';
import { tinyNetwork } from '../tiny-network.js';
import { goldenGradients, goldenMaps } from './golden-vector.js';
import { residualImage, residualNetwork } from './residual-network.js';

const method = 'ablation-cam';

const activationsOf = (network: Network, layer: string) =>
  readFromImage(network, residualImage, layer, {});

describe('ablation-cam', () => {
  before(() => useBackend('wasm'));

  /** Red and green become two maps; the logit is their weighted sum, and a bias. */
  const tiny = (dense: readonly number[], bias = 0) =>
    tinyNetwork({
      input: [2, 2, 3],
      layers: [
        ['Conv2D', 'maps', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
        ['Flatten', 'flat', ['maps']],
        ['Dense', 'score', ['flat'], { units: 1, activation: 'sigmoid' }],
      ],
      weights: {
        'maps/kernel': [
          [1, 1, 3, 2],
          [1, 0, 0, 1, 0, 0],
        ],
        'score/kernel': [[8, 1], dense],
        'score/bias': [[1], [bias]],
      },
    });
  const image = Float32Array.from({ length: 12 }, (_, i) =>
    i % 3 === 2 ? 9 : goldenMaps[Math.floor(i / 3) * 2 + (i % 3)]!,
  );
  const mapOf = async (dense: readonly number[], bias = 0) => {
    const network = tiny(dense, bias);
    const found = await heatmap(network, image, { method, classIndex: 1 });
    network.dispose();
    return { ...found, cells: [...found.map.values].map((value) => value + 0) };
  };

  it('weighs each channel by the share of the logit that is lost, worked out by hand', async () => {
    // The first channel gives .5 − .5 = 0 of the logit, the second 2 of 2: weights 0 and 1.
    const { cells, value, facts } = await mapOf(goldenGradients);
    expect(cells).to.eql([0, 1, 3, 0]);
    expect([value, facts]).to.eql([2, { channels: 2, used: 2 }]);
    // With a bias of 2 it is half of the logit.
    expect((await mapOf(goldenGradients, 2)).cells).to.eql([0, 0.5, 1.5, 0]);
  });

  it('counts what lowers a negative logit as against it, not for it', async () => {
    // The second channel takes the logit from 0 to −2. Divided by −2 its weight would be 1.
    const { cells, value, empty } = await mapOf(goldenGradients.map((weight) => -weight));
    expect(cells).to.eql([0, -1, -3, 0]);
    expect([value, empty]).to.eql([-2, 'negative']);
    // The second channel speaks for it, the bias alone makes it negative: 2 of |−2|.
    expect((await mapOf(goldenGradients, -4)).cells).to.eql([0, 1, 3, 0]);
  });

  it('does not divide by a logit of zero', async () => {
    const { cells, value } = await mapOf(goldenGradients, -2);
    expect([value, cells]).to.eql([0, [0, 2, 6, 0]]);
  });

  it('says that nothing changes what is explained', async () => {
    const { empty, cells } = await mapOf([0, 0, 0, 0, 0, 0, 0, 0], 3);
    expect([empty, cells]).to.eql(['flat', [0, 0, 0, 0]]);
  });

  const cases = [
    ['inner', 'classes', 1, 'within a residual block'],
    ['stem', 'classes', 2, 'before a residual block'],
    ['inner', 'side', 0, 'within it for the single logit of a sigmoid'],
  ] as const;
  for (const [layer, output, classIndex, where] of cases) {
    it(`equals networks whose filters are taken away one by one, ${where}`, async () => {
      const network = residualNetwork();
      const options = { method, layer, output, classIndex };
      const { map, value } = await heatmap(network, residualImage, options);
      const activations = await activationsOf(network, layer);
      const expected = new Float64Array(4 * 6);
      for (let channel = 0; channel < 4; channel++) {
        const other = residualNetwork({ layer, channel });
        const left = await heatmap(other, residualImage, { ...options, method: 'grad-cam' });
        const weight = (value - left.value) / Math.abs(value);
        expected.forEach(
          (_, cell) => (expected[cell]! += weight * activations[cell * 4 + channel]!),
        );
        other.dispose();
      }
      expect([map.height, map.width]).to.eql([4, 6]);
      expected.forEach((one, i) => expect(map.values[i]).to.be.closeTo(one, 1e-5));
      network.dispose();
    });
  }

  it('explains a layer by its own channels', async () => {
    // The mean of channel 1 is lost when it is zero, and by nothing else.
    const network = residualNetwork();
    const unit = { layer: 'inner', channel: 1 };
    const { map } = await heatmap(network, residualImage, { method, layer: 'inner', unit });
    const activations = await activationsOf(network, 'inner');
    map.values.forEach((value, i) => expect(value).to.be.closeTo(activations[i * 4 + 1]!, 1e-6));
    network.dispose();
  });
});
