import { expect } from 'chai';
import { heatmap, type HeatmapOptions } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from '../graph/rejection.js';
import { residualImage, residualNetwork } from './residual-network.js';

for (const method of ['score-cam', 'ablation-cam']) {
  describe(`${method}, a pass for each channel`, () => {
    let network: Network;
    const run = (options: Partial<HeatmapOptions> = {}) =>
      heatmap(network, residualImage, { method, layer: 'inner', ...options });

    before(async () => {
      await useBackend('wasm');
      network = residualNetwork();
    });
    after(() => network.dispose());

    it('gives the same, however many passes fit into memory at once', async () => {
      const [many, single] = [await run(), await run({ budget: 1 })];
      many.map.values.forEach((value, i) =>
        expect(single.map.values[i]).to.be.closeTo(value, 1e-6),
      );
    });

    it('asks the channels that spread most, and says how many', async () => {
      const all = await run();
      expect(all.facts).to.eql({ channels: 4, used: 4 });
      const some = await run({ settings: { maxChannels: 2 } });
      expect(some.facts).to.eql({ channels: 4, used: 2 });
      expect(some.map).not.to.eql(all.map);
      expect((await run({ settings: { maxChannels: 0 } })).map).to.eql(all.map);
    });

    it('says how far it is, over all layers', async () => {
      const calls: [number, number][] = [];
      const onProgress = (done: number, total: number) => calls.push([done, total]);
      await run({ onProgress });
      expect([calls[0], calls[calls.length - 1]]).to.eql([
        [0, 4],
        [4, 4],
      ]);
      calls.length = 0;
      await run({ onProgress, layer: ['stem', 'inner'] });
      expect([calls[0], calls[calls.length - 1]]).to.eql([
        [0, 8],
        [8, 8],
      ]);
    });

    it('leaves no tensor behind, not when it is cancelled or fails either', async () => {
      await run();
      await expectNoLeak(() => run());
      const control = new AbortController();
      const onProgress = () => control.abort();
      await expectNoLeak(async () => {
        const error = await rejection(run({ signal: control.signal, onProgress, budget: 1 }));
        expect(error.name).to.equal('AbortError');
      });
      for (let last = 1; last < 16; last += 3) {
        let steps = 0;
        const checkpoint = () => {
          if (++steps === last) throw new Error(`stopped at ${last}`);
        };
        await expectNoLeak(async () => {
          const error = await rejection(run({ checkpoint, budget: 1 }));
          expect(error.message).to.equal(`stopped at ${last}`);
        });
      }
    });

    it('refuses a number of channels that is none', async () => {
      for (const maxChannels of [-1, 1.5]) {
        const error = await rejection(run({ settings: { maxChannels } }));
        expect(String(error)).to.match(/^OptionError: maxChannels is a/);
      }
    });

    it('refuses an image with a value that is no number', async () => {
      const image = residualImage.map((value, i) => (i === 5 ? NaN : value));
      await expectNoLeak(async () => {
        const error = await rejection(heatmap(network, image, { method }));
        expect(String(error)).to.match(/^NumericError: the image/);
      });
    });
  });
}
