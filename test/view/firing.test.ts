import { expect } from 'chai';
import { firingLevel, firingRange, isSigned } from '../../src/view/firing.js';

const map = (...values: number[]) => ({ values: Float32Array.from(values) });

describe('firingRange', () => {
  it('goes from 0 to the peak behind a ReLU', () => {
    expect(firingRange(map(0, 4, 2), false)).to.deep.equal({ min: 0, max: 4 });
  });

  it('goes from a quarter of the way from its mean to its peak in a signed layer, wherever zero lies', () => {
    // Mean 4, then −7.
    expect(firingRange(map(3, 4, 1, 8), true)).to.deep.equal({ min: 5, max: 8 });
    expect(firingRange(map(-9, -9, -3), true)).to.deep.equal({ min: -6, max: -3 });
  });
});

describe('firingLevel', () => {
  it('is 0 behind a ReLU', () => {
    expect(firingLevel(map(0, 4, 2), false)).to.equal(0);
  });

  it('is where the outline lies in a signed layer, about half of the way from the mean to the peak', () => {
    // Mean 0, peak 8: fires from 2, and the outline lies at 2 + 0.35 · 6.
    expect(firingLevel(map(-6, -3, 1, 8), true)).to.be.closeTo(4.1, 1e-12);
  });

  it('lets nothing fire where all is the same', () => {
    expect(firingLevel(map(-2, -2), true)).to.equal(-2);
    expect(firingLevel(map(), true)).to.equal(0);
  });
});

describe('isSigned', () => {
  it('tells a layer with negative values', () => {
    expect(isSigned(map(0, 6))).to.equal(false);
    expect(isSigned(map(0, -0.1))).to.equal(true);
  });
});
