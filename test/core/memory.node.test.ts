import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { OptionError } from '../../src/core/errors.js';
import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import type { Network } from '../../src/core/graph/network.js';
import { batchWithin, gradientBytes } from '../../src/core/graph/batch.js';
import { useBackend } from '../support/backends.js';
import { openEmbedded } from '../support/embedded-network.js';

const MEGABYTE = 2 ** 20;

describe('the memory of a gradient run', function () {
  this.timeout(120_000);
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  /** Most bytes of tensors alive at once while `work` runs, beyond those before. */
  async function peakOf(work: () => Promise<unknown>): Promise<number> {
    const engine = tf.engine();
    const before = tf.memory().numBytes;
    let peak = 0;
    const runKernel = engine.runKernel.bind(engine);
    engine.runKernel = ((...call: Parameters<typeof runKernel>) => {
      const result = runKernel(...call);
      peak = Math.max(peak, tf.memory().numBytes - before);
      return result;
    }) as typeof engine.runKernel;
    try {
      await work();
    } finally {
      engine.runKernel = runKernel;
    }
    return peak;
  }

  it('is what gradientBytes foresees, at most, and not much less', async () => {
    const request = { layer: 'block7_add', channels: [0, 1, 2, 3], steps: 2, size: 128 };
    await visualizeFilters(network, request);
    const peak = await peakOf(() => visualizeFilters(network, request));
    const foreseen = 4 * gradientBytes(network, 'block7_add', 128);
    expect(peak / MEGABYTE).to.be.at.most(foreseen / MEGABYTE);
    expect(peak / MEGABYTE).to.be.at.least(foreseen / 3 / MEGABYTE);
  });

  it('decides how many pictures grow together', () => {
    const each = gradientBytes(network, 'block7_add', 128);
    const weights = 2.2 * 4 * 4_694_024;
    const fit = (budget: number) => batchWithin(network, 'block7_add', 128, budget, 8);
    expect(fit(weights + 3.5 * each)).to.equal(3);
    expect(fit(weights + 100 * each)).to.equal(8);
    expect(fit(1)).to.equal(1);
    expect(() => fit(0)).to.throw(OptionError);
  });

  it('grows the same pictures in smaller batches', async () => {
    const request = { layer: 'block3_project_bn', channels: [1, 2, 3], steps: 4, size: 64 };
    const small = await visualizeFilters(network, { ...request, budget: 1 });
    expect(small.pictures.map(({ status }) => status)).to.deep.equal(['done', 'done', 'done']);
  });
});
