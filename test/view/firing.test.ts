import { expect } from 'chai';
import { isSigned, restLevel } from '../../src/view/firing.js';

const map = (...values: number[]) => ({ values: Float32Array.from(values) });

describe('restLevel', () => {
  it('is 0 behind a ReLU', () => {
    expect(restLevel(map(0, 4, 2), false)).to.equal(0);
  });

  it('is the mean of the map in a signed layer, even where the map itself is all above zero', () => {
    expect(restLevel(map(3, 5, 1, 7), true)).to.equal(4);
    expect(restLevel(map(-3, 5), true)).to.equal(1);
  });
});

describe('isSigned', () => {
  it('tells a layer with negative values', () => {
    expect(isSigned(map(0, 6))).to.equal(false);
    expect(isSigned(map(0, -0.1))).to.equal(true);
  });
});
