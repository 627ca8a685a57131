import { expect } from 'chai';
import { activations } from '../../../src/core/activation/activations.js';
import { ImageDecodeError } from '../../../src/core/errors.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { prepareImage } from '../../../src/core/image/prepare-image.js';
import { seededRandom } from '../../../src/core/random.js';
import { scanPictures, type ScanOptions } from '../../../src/core/unit/scan-pictures.js';
import { topPlaces } from '../../../src/core/unit/top-patches.js';
import type { ScanResult } from '../../../src/core/unit/top-patches.types.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualNetwork } from '../attribution/residual-network.js';
import { rejection } from '../graph/rejection.js';

const count = 12;
const damaged = 5;

/** Pictures of noise, 9 × 13 pixels and so on. */
const pictures = Array.from({ length: count }, (_, i): Picture => {
  const random = seededRandom(i + 1);
  const [width, height] = [13 + i, 9 + (i % 4)];
  const pixels = Uint8ClampedArray.from({ length: 4 * width * height }, () => 256 * random());
  return { width, height, pixels };
});

const open = async (index: number): Promise<Picture> => {
  if (index === damaged) throw new ImageDecodeError('the file is cut short');
  return pictures[index]!;
};

for (const backend of backends()) {
  describe(`a scan of pictures, on ${backend}`, () => {
    before(() => useBackend(backend));

    it('keeps for every channel the strongest places that looking at each picture gives', async () => {
      const network = residualNetwork();
      const found = await scanPictures(network, 'join', count, open, { top: 4 });
      const peaks = await Promise.all(
        pictures.map(async (picture, index) => {
          const { values } = prepareImage(picture, network.inputs[0]!);
          const all = await activations(network, values, 'join');
          return Array.from({ length: 4 }, (_, channel) => {
            const own = all.values.subarray(channel * 24, (channel + 1) * 24);
            const value = Math.max(...own);
            const at = own.indexOf(value);
            return { picture: index, row: Math.floor(at / 6), column: at % 6, value };
          });
        }),
      );
      for (let channel = 0; channel < 4; channel++) {
        const wanted = peaks
          .map((all) => all[channel]!)
          .filter(({ picture }) => picture !== damaged)
          .sort((a, b) => b.value - a.value)
          .slice(0, 4);
        expect(topPlaces(found, channel)).to.eql(wanted);
      }
      expect(found.skipped).to.eql([{ picture: damaged, reason: 'the file is cut short' }]);
      expect(found).to.include({ scanned: count, total: count, channels: 4, top: 4 });
      network.dispose();
    });

    it('has fewer places where there are fewer pictures', async () => {
      const network = residualNetwork();
      const found = await scanPictures(network, 'join', 2, open);
      expect(topPlaces(found, 0)).to.have.length(2);
      expect(found.places).to.have.length(3 * 4 * 9);
      network.dispose();
    });

    it('is cancelled between two pictures, and carried on to the same end', async () => {
      const network = residualNetwork();
      const stop = new AbortController();
      let known: ScanResult | undefined;
      const onProgress: ScanOptions['onProgress'] = (done, total, result) => {
        expect(total).to.equal(count);
        if (done < 7) return;
        known = result();
        stop.abort();
      };
      await scanPictures(network, 'join', 1, open);
      await expectNoLeak(async () => {
        const run = scanPictures(network, 'join', count, open, { signal: stop.signal, onProgress });
        expect(await rejection(run)).to.have.property('name', 'AbortError');
      });
      expect(known).to.include({ scanned: 7 });
      const opened: number[] = [];
      const rest = await scanPictures(
        network,
        'join',
        count,
        (index) => (opened.push(index), open(index)),
        { from: known },
      );
      expect(opened).to.eql([7, 8, 9, 10, 11]);
      expect(rest).to.eql(await scanPictures(network, 'join', count, open));
      network.dispose();
    });

    it('does not take what breaks for a bad picture', async () => {
      const network = residualNetwork();
      const broken = async (): Promise<Picture> => {
        throw new TypeError('a mistake in the code');
      };
      const run = scanPictures(network, 'join', count, broken);
      expect(await rejection(run)).to.be.instanceOf(TypeError);
      network.dispose();
    });

    it('needs pictures, and a layer with rows and columns', async () => {
      const network = residualNetwork();
      const refused = async (layer: string, many: number, options?: ScanOptions) =>
        (await rejection(scanPictures(network, layer, many, open, options))).name;
      expect(await refused('join', 0)).to.equal('OptionError');
      expect(await refused('join', 3, { top: 0 })).to.equal('OptionError');
      expect(await refused('pool', 3)).to.equal('NotSpatialError');
      const other = await scanPictures(network, 'stem', 2, open);
      expect(await refused('join', 2, { from: other })).to.equal('OptionError');
      network.dispose();
    });
  });
}
