import { expect } from 'chai';
import { deadChannels } from '../../../src/core/activation/dead-channels.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { golden } from '../golden-image.js';

const { layers } = golden<{ layers: Record<string, number[]> }>(
  'efficientnet-lite0-dead-channels.json',
);

describe('deadChannels of EfficientNet-Lite0', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('are those of the list, at every BatchNorm', async () => {
    for (const { name, kind } of network.nodes) {
      if (kind !== 'BatchNormalization') continue;
      expect(await deadChannels(network, name), name).to.eql(layers[name] ?? []);
    }
  });

  it('are the same before the BatchNorm and after the activation', async () => {
    for (const [name, dead] of Object.entries(layers)) {
      expect(await deadChannels(network, name.replace(/bn$/, 'relu6')), name).to.eql(dead);
      expect(await deadChannels(network, name.replace(/bn$/, 'conv')), name).to.eql(dead);
    }
  });

  it('do not reach past a convolution that mixes channels', async () => {
    expect(await deadChannels(network, 'block0_project_bn')).to.eql([]);
    expect(await deadChannels(network, 'block2_add')).to.eql([]);
    expect(await deadChannels(network, 'logits')).to.eql([]);
  });
});
