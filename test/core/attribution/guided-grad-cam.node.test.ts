import { expect } from 'chai';
import { heatmap, type HeatmapOptions } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualImage, residualNetwork } from './residual-network.js';

describe('guided-grad-cam', () => {
  let network: Network;
  const run = (method: string, options: Partial<HeatmapOptions> = {}) =>
    heatmap(network, residualImage, { method, layer: 'inner', ...options });

  before(async () => {
    await useBackend('wasm');
    network = residualNetwork();
  });
  after(() => network.dispose());

  for (const [name, options] of Object.entries({
    'a class': { classIndex: 1 },
    'a single logit of another output': { output: 'side' },
    'a channel within': { unit: { layer: 'join', channel: 2 } },
  } satisfies Record<string, Partial<HeatmapOptions>>)) {
    it(`is guided backpropagation times the enlarged Grad-CAM, for ${name}`, async () => {
      const both = await run('guided-grad-cam', options);
      const cam = await run('grad-cam', options);
      const guided = await run('guided-backprop', options);
      const expected = guided.perChannel!.map(
        (value, i) => value * cam.inputMap.values[Math.floor(i / 3)]!,
      );
      expectClose(both.perChannel!, expected, { absolute: 1e-7 });
      const strongest = Float32Array.from(both.map.values, (_, i) =>
        Math.max(...expected.slice(3 * i, 3 * i + 3).map(Math.abs)),
      );
      expectClose(both.map.values, strongest, { absolute: 1e-7 });
      expect([both.map.height, both.map.width]).to.eql([8, 12]);
      expect(both.value).to.equal(cam.value);
      expect(strongest.some((value) => value > 0)).to.equal(true);
    });
  }

  it('joins several layers, and leaves no tensor behind', async () => {
    // Weights become tensors when they are first used.
    const joined = () => run('guided-grad-cam', { layer: ['stem', 'inner'] });
    await joined();
    await expectNoLeak(async () => {
      const { layers, empty } = await joined();
      expect(layers).to.eql(['stem', 'inner']);
      expect(empty).to.equal(null);
    });
  });
});
