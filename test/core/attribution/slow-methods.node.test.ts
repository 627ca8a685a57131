import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { isSlow, methodNames } from '../../../src/facts/methods.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { residualImage, residualNetwork } from './residual-network.js';

describe('isSlow', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = residualNetwork();
  });
  after(() => network.dispose());

  for (const method of methodNames) {
    it(`tells rightly whether ${method} takes many passes, and so says how far it is`, async () => {
      let told = 0;
      const onProgress = () => (told += 1);
      await heatmap(network, residualImage, { method, onProgress });
      expect(isSlow({ method })).to.equal(told > 0);
    });
  }
});
