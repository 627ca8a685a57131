import { expect } from 'chai';
import { stretched } from '../../src/core/placement/placement.js';
import { seededRandom } from '../../src/core/random.js';
import { certainty, mapFacts, regionOf } from '../../src/view/sentences.js';

function top(...shares: number[]) {
  return shares.map((probability, index) => ({
    index,
    name: ['Egyptian cat', 'tiger cat', 'tabby'][index]!,
    probability,
    logit: 0,
  }));
}

describe('certainty', () => {
  it('is a close call when the second is at most ten points behind', () => {
    const facts = certainty(top(0.362, 0.339, 0.17));
    expect(facts).to.include({ kind: 'close-call', other: 'tiger cat' });
    expect(facts).to.have.property('gap').that.is.closeTo(0.023, 1e-9);
  });

  it('is clear further ahead, and sure from 90 %', () => {
    expect(certainty(top(0.6, 0.2))).to.include({ kind: 'clear', other: 'tiger cat' });
    expect(certainty(top(0.9, 0.05))).to.deep.equal({ kind: 'sure', share: 0.9 });
  });

  it('is a guess when even the first has less than 20 %', () => {
    expect(certainty(top(0.19, 0.1))).to.deep.equal({
      kind: 'guess',
      share: 0.19,
      other: 'tiger cat',
    });
  });

  it('says how far a lower rank is behind the first', () => {
    const facts = certainty(top(0.362, 0.339, 0.03), 1);
    expect(facts).to.include({ kind: 'behind', rank: 2, of: 3, share: 0.339 });
    expect(facts).to.include({ other: 'Egyptian cat' });
    expect(certainty(top(0.362, 0.339, 0.03), 2)).to.include({ kind: 'far-behind', rank: 3 });
  });

  it('is not clear with less than half, or less than twice the second', () => {
    expect(certainty(top(0.265, 0.1))).to.include({ kind: 'ahead', other: 'tiger cat' });
    expect(certainty(top(0.566, 0.434))).to.include({ kind: 'ahead' });
    expect(certainty(top(0.52, 0.27))).to.include({ kind: 'ahead' });
  });

  it('is close only when the second is near in points and in proportion', () => {
    // 10 points, whatever single precision makes of them; and one and a half times as likely.
    expect(certainty(top(0.4, 0.3))).to.include({ kind: 'close-call' });
    expect(certainty(top(0.401, 0.3))).to.include({ kind: 'ahead' });
    expect(certainty(top(0.3, 0.2))).to.include({ kind: 'close-call' });
    expect(certainty(top(0.29, 0.19))).to.include({ kind: 'ahead' });
    expect(certainty(top(0.2, 0.11))).to.include({ kind: 'ahead' });
  });

  it('is never sure below 90 %, nor where the rest is one other class', () => {
    expect(certainty(top(0.899, 0.001))).to.include({ kind: 'clear' });
    expect(certainty(top(0.4, 0.001))).to.include({ kind: 'ahead' });
    expect(certainty(top(0.9, 0.1))).to.include({ kind: 'sure' });
  });

  it('ranks a class among all, not among those that are shown', () => {
    const all = [0.5, 0.2, 0.1, 0.1, 0.06, 0.04];
    const shown = [...top(0.5, 0.2), { index: 5, name: 'lynx', probability: 0.04, logit: 0 }];
    expect(certainty(shown, 2, all)).to.include({ kind: 'far-behind', rank: 6, of: 6 });
  });

  it('says of shares of their own that several are there', () => {
    expect(certainty(top(0.95, 0.94))).to.eql({ kind: 'several', other: 'tiger cat' });
  });

  it('says nothing of a class that has no other beside it', () => {
    expect(certainty(top(1))).to.equal(null);
    expect(certainty(top(0.434))).to.equal(null);
  });

  it('follows what the shares allow, whatever they are', () => {
    const random = seededRandom(11);
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [random(), random()];
      const [first, second] = [Math.max(a, b), Math.min(a, b)];
      const { kind } = certainty(top(first, second))!;
      if (kind === 'sure') expect([first >= 0.9, second <= 0.10001]).to.eql([true, true]);
      if (kind === 'clear') expect([first > 0.5, first >= 2 * second]).to.eql([true, true]);
      if (kind === 'close-call') {
        expect(first - second).to.be.at.most(0.100001);
        expect(first).to.be.at.most(1.5 * second + 0.00001);
      }
      if (kind === 'guess') expect(first).to.be.below(0.2);
      if (kind === 'several') expect(second).to.be.above(0.5);
      if (first < 0.5) expect(kind).to.be.oneOf(['guess', 'close-call', 'ahead']);
    }
  });

  it('is null for a rank that is not there', () => {
    expect(certainty([])).to.equal(null);
    expect(certainty(top(0.5, 0.3), 3)).to.equal(null);
  });
});

describe('mapFacts', () => {
  it('finds the peak, its region, and the share of places that fire', () => {
    const values = new Float32Array(16);
    values[6] = 5.5; // row 1, column 2
    values[15] = 1;
    expect(mapFacts({ width: 4, height: 4, values })).to.deep.equal({
      peak: 5.5,
      row: 1,
      column: 2,
      region: 'centre',
      firing: 2 / 16,
    });
  });

  it('counts only what lies above the threshold', () => {
    const map = { width: 4, height: 1, values: new Float32Array([1, 2, 3, 4]) };
    expect(mapFacts(map, 2)).to.include({ peak: 4, column: 3, firing: 0.5 });
  });

  it('is null when nothing fires', () => {
    expect(mapFacts({ width: 2, height: 1, values: new Float32Array([0, -3]) })).to.equal(null);
  });
});

describe('regionOf', () => {
  it('puts each cell into the ninth that holds its centre', () => {
    const cells = { width: 7, height: 7 };
    const size = stretched(cells, cells);
    expect(regionOf(0, 0, size)).to.equal('upper-left');
    expect(regionOf(0, 3, size)).to.equal('top');
    expect(regionOf(3, 3, size)).to.equal('centre');
    expect(regionOf(6, 0, size)).to.equal('lower-left');
    expect(regionOf(3, 6, size)).to.equal('right');
    expect(regionOf(6, 6, size)).to.equal('lower-right');
  });
});
