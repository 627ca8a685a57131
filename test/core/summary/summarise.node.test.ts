import { expect } from 'chai';
import type { Network } from '../../../src/core/graph/network.js';
import { summarise } from '../../../src/core/summary/summarise.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { tinyNetwork } from '../tiny-network.js';

describe('summarise', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('has what is to be known of a network before it runs', () => {
    const summary = summarise(network);
    expect(summary).to.deep.include({
      name: 'EfficientNet-Lite0',
      parameters: 4_694_024,
      convolutions: 49,
      dataset: 'ImageNet',
    });
    expect(summary.heatmapLayer?.layer).to.equal('head_relu6');
    expect(summary.classNames[285]).to.equal('Egyptian cat');
    expect(new Set(summary.classNames).size).to.equal(1000);
    expect(structuredClone(summary)).to.eql(summary);
  });

  it('leaves out inner steps, and says nothing of a data set that the file does not name', () => {
    const tiny = tinyNetwork({
      input: [3, 3, 1],
      layers: [
        ['Conv2D', 'conv', ['input'], { filters: 1, kernel_size: [3, 3], activation: 'relu' }],
        ['Flatten', 'flat', ['conv']],
      ],
      weights: { 'conv/kernel': [[3, 3, 1, 1], Array(9).fill(1)], 'conv/bias': [[1], [0]] },
    });
    const { layers, dataset, heatmapLayer, parameters } = summarise(tiny);
    expect(layers.map(({ name }) => name)).to.eql(['input', 'conv', 'flat']);
    expect({ dataset, heatmapLayer, parameters }).to.eql({
      dataset: null,
      // A map of 1 × 1 has one position only.
      heatmapLayer: null,
      parameters: 10,
    });
    tiny.dispose();
  });
});
