import { expect } from 'chai';
import { averageDrop } from '../../../src/core/evaluation/average-drop.js';
import { byImportance } from '../../../src/core/evaluation/by-importance.js';
import { pointingGame } from '../../../src/core/evaluation/pointing-game.js';
import { rankCorrelation } from '../../../src/core/evaluation/rank-correlation.js';
import { sparseness } from '../../../src/core/evaluation/sparseness.js';

const of = (...values: number[]) => Float32Array.from(values);

describe('sparseness', () => {
  it('is 0 for equal values and for none, and 1 − 1/n when one has everything', () => {
    expect(sparseness(of(2, 2, 2, 2))).to.be.closeTo(0, 1e-12);
    expect(sparseness(of(0, 0, 0))).to.equal(0);
    expect(sparseness(of(0, 0, 0, 5))).to.be.closeTo(0.75, 1e-12);
  });

  it('is the Gini index of the absolute values', () => {
    // Σ (2i − n − 1)·v of 1, 2, 3: (−2 · 1 + 0 + 2 · 3) / (3 · 6)
    expect(sparseness(of(3, -1, 2))).to.be.closeTo(4 / 18, 1e-7);
  });
});

describe('averageDrop', () => {
  it('is the mean share lost, a gain counting as nothing lost', () => {
    const photos = [
      { whole: 0.8, explained: 0.2 },
      { whole: 0.5, explained: 0.6 },
    ];
    const { drop, increase } = averageDrop(photos);
    expect(drop).to.be.closeTo(0.375, 1e-12);
    expect(increase).to.equal(0.5);
  });
});

describe('pointingGame', () => {
  const map = { height: 2, width: 3, values: of(0, 1, 0, 0, 0, 4) };

  it('asks whether the highest cell lies in the box', () => {
    expect(pointingGame(map, { top: 1, left: 2, height: 1, width: 1 })).to.be.true;
    expect(pointingGame(map, { top: 0, left: 0, height: 2, width: 2 })).to.be.false;
  });

  it('allows cells beside it when told so', () => {
    expect(pointingGame(map, { top: 0, left: 0, height: 2, width: 2 }, 1)).to.be.true;
  });
});

describe('rankCorrelation', () => {
  it('looks at the order alone', () => {
    expect(rankCorrelation(of(1, 2, 3), of(10, 200, 3000))).to.be.closeTo(1, 1e-12);
    expect(rankCorrelation(of(1, 2, 3), of(5, 4, -1))).to.be.closeTo(-1, 1e-12);
  });

  it('gives equal values the mean of their ranks', () => {
    // Ranks 1.5 1.5 3 4 and 2 1 3 4: Pearson's correlation of those is 4.5 / √(4.5 · 5).
    expect(rankCorrelation(of(1, 1, 2, 3), of(2, 1, 3, 4))).to.be.closeTo(Math.sqrt(0.9), 1e-12);
  });

  it('is 0 when one is the same everywhere', () => {
    expect(rankCorrelation(of(1, 1, 1), of(1, 2, 3))).to.equal(0);
  });
});

describe('byImportance', () => {
  it('puts the highest first and keeps the order of equal ones', () => {
    expect([...byImportance(of(1, 3, 3, -2))]).to.eql([1, 2, 0, 3]);
  });
});
