import { expect } from 'chai';
import { cover } from '../../../src/core/covering/cover.js';
import type { CoverResult } from '../../../src/core/covering/cover.types.js';
import { AbortError, NoClassesError, OptionError } from '../../../src/core/errors.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from '../graph/rejection.js';
import { features, sumOfPixels } from './sum-of-pixels.js';

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
/** 4 × 4, a sum of 6, a mean of 0.375. */
const image = Float32Array.of(1, 0, 2, -1, 0, 0, 4, 0, 3, -4, 0, 0, 0, 1, 0, 0);
const corner = { top: 0, left: 0, height: 1, width: 2 };

for (const backend of ['cpu', 'wasm'] as const) {
  describe(`cover (${backend})`, () => {
    before(() => useBackend(backend));

    it('asks again with the part replaced by the mean colour', async () => {
      const network = sumOfPixels();
      await cover(network, image, [corner], { classIndex: 1, elsewhere: 0 });
      await expectNoLeak(async () => {
        const found = await cover(network, image, [corner], { classIndex: 1, elsewhere: 0 });
        expect(found.before[1]).to.be.closeTo(sigmoid(6), 1e-6);
        expect(found.before[0]).to.be.closeTo(sigmoid(-6), 1e-6);
        expect(found.covered[1]).to.be.closeTo(sigmoid(6 - 1 + 2 * 0.375), 1e-6);
        expect(found.elsewhere).to.eql([]);
      });
      network.dispose();
    });

    it('covers what a brush line meets alone, and several parts at once', async () => {
      const network = sumOfPixels();
      const dot = { ...corner, brush: { radius: 0.5, points: [[1.5, 0.5]] as const } };
      const other = { top: 2, left: 0, height: 2, width: 1 };
      const found = await cover(network, image, [dot, other], { classIndex: 1, elsewhere: 0 });
      expect(found.covered[1]).to.be.closeTo(sigmoid(6 - 0 - 3 + 3 * 0.375), 1e-6);
      network.dispose();
    });
  });
}

describe('cover', () => {
  before(() => useBackend('wasm'));

  it('lays the same covers elsewhere, clear of the real ones, and carries on from what it has', async () => {
    const network = sumOfPixels();
    const told: CoverResult[] = [];
    const question = {
      classIndex: 1,
      onProgress: (_: number, __: number, so: CoverResult) => told.push(so),
    };
    const all = await cover(network, image, [corner], question);
    expect(all.elsewhere).to.have.length(20);
    // Any two neighbours but the first two of row 0.
    const sums = [0, 1, 2].flatMap((column) =>
      [0, 1, 2, 3].flatMap((row) =>
        row === 0 && column < 2 ? [] : [image[4 * row + column]! + image[4 * row + column + 1]!],
      ),
    );
    const possible = sums.map((sum) => sigmoid(6 - sum + 2 * 0.375));
    for (const share of all.elsewhere) {
      expect(possible.some((one) => Math.abs(one - share) < 1e-6)).to.be.true;
    }
    expect(new Set(all.elsewhere).size).to.be.greaterThan(3);
    expect(told.length).to.be.greaterThan(2);
    const half = told.find(({ elsewhere }) => elsewhere.length > 0 && elsewhere.length < 20)!;
    const rest = await cover(network, image, [corner], { classIndex: 1, from: half });
    expect(rest).to.eql(all);
    network.dispose();
  });

  it('has no other places where the covers leave no room', async () => {
    const network = sumOfPixels();
    const most = { top: 0, left: 0, height: 4, width: 3 };
    const found = await cover(network, image, [most], { classIndex: 1 });
    expect(found.elsewhere).to.eql([]);
    network.dispose();
  });

  it('gives the number of a network without classes', async () => {
    const network = sumOfPixels('linear');
    const found = await cover(network, image, [corner], { elsewhere: 0 });
    expect([...found.before, ...found.covered]).to.eql([6, 5.75]);
    network.dispose();
  });

  it('covers with grey and blur as well', async () => {
    const network = sumOfPixels();
    const grey = await cover(network, image, [corner], {
      classIndex: 1,
      fill: 'grey',
      elsewhere: 0,
    });
    // The network reads levels as they are: 128 in two pixels.
    expect(grey.covered[1]).to.be.closeTo(sigmoid(6 - 1 + 256), 1e-6);
    const blur = await cover(network, image, [corner], {
      classIndex: 1,
      fill: 'blur',
      elsewhere: 0,
    });
    expect(blur.covered[1]).not.to.be.closeTo(grey.covered[1]!, 1e-6);
    network.dispose();
  });

  it('refuses what is no cover, and stops when told', async () => {
    const network = sumOfPixels();
    for (const wrong of [
      [],
      [{ ...corner, left: 3 }],
      [{ ...corner, top: -1 }],
      [{ ...corner, height: 0 }],
      [{ ...corner, width: 1.5 }],
      [{ ...corner, brush: { radius: 0, points: [[0, 0]] as const } }],
      [{ ...corner, brush: { radius: 1, points: [[NaN, 0]] as const } }],
      [{ ...corner, brush: { radius: 1, points: [] } }],
      Array.from({ length: 33 }, () => corner),
    ]) {
      const refused = cover(network, image, wrong, { classIndex: 1 });
      expect(await rejection(refused), JSON.stringify(wrong)).to.be.instanceOf(OptionError);
    }
    const fill = cover(network, image, [corner], { classIndex: 1, fill: 'red' as 'grey' });
    expect(await rejection(fill)).to.be.instanceOf(OptionError);
    await expectNoLeak(async () => {
      const stopped = cover(network, image, [corner], {
        classIndex: 1,
        signal: AbortSignal.abort(),
      });
      expect(await rejection(stopped)).to.be.instanceOf(AbortError);
    });
    network.dispose();
    const without = features();
    const refused = cover(without, image, [corner], { classIndex: 0 });
    expect(await rejection(refused)).to.be.instanceOf(NoClassesError);
    without.dispose();
  });
});
