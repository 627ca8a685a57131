import { add, getBackend, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { startBackend } from '../../../src/platform/node/start-backend.js';

describe('startBackend', () => {
  for (const name of ['cpu', 'wasm'] as const) {
    it(`starts ${name}, which then computes`, async () => {
      expect(await startBackend(name)).to.equal(name);
      expect(getBackend()).to.equal(name);
      const sum = tidy(() => add(tensor1d([1, 2]), tensor1d([2, 3])));
      expect([...(await sum.data())]).to.eql([3, 5]);
      sum.dispose();
    });
  }

  it('starts wasm when nothing is said', async () => {
    expect(await startBackend()).to.equal('wasm');
  });

  it('names the backends there are when asked for another', async () => {
    // @ts-expect-error a name that a command line may bring
    const error: unknown = await startBackend('webgl').catch((reason: unknown) => reason);
    expect(String(error)).to.equal('OptionError: no backend "webgl" in Node: wasm or cpu');
  });
});
