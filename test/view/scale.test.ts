import { expect } from 'chai';
import {
  niceNumber,
  positionIn,
  rangeOf,
  symmetricRange,
  unsignedRange,
} from '../../src/view/scale.js';

describe('ranges', () => {
  it('unsignedRange goes from 0 to the largest value of all maps', () => {
    expect(unsignedRange([1, 3], { values: new Float32Array([2, 5]) })).to.deep.equal({
      min: 0,
      max: 5,
    });
    expect(unsignedRange([-4, -1])).to.deep.equal({ min: 0, max: 0 });
  });

  it('symmetricRange is as far below zero as above', () => {
    expect(symmetricRange([-4, 1], [3])).to.deep.equal({ min: -4, max: 4 });
    expect(symmetricRange([0])).to.deep.equal({ min: 0, max: 0 });
  });

  it('rangeOf is symmetric when a value is negative, else unsigned', () => {
    expect(rangeOf([1, 2])).to.deep.equal({ min: 0, max: 2 });
    expect(rangeOf([1, 2], [-0.5])).to.deep.equal({ min: -2, max: 2 });
  });

  it('passes over NaN and infinities', () => {
    expect(unsignedRange([NaN, 2, Infinity])).to.deep.equal({ min: 0, max: 2 });
  });
});

describe('positionIn', () => {
  it('is 0 at the low end, 1 at the high end, and clamped', () => {
    const range = { min: -2, max: 2 };
    expect([-3, -2, 0, 1, 9].map((value) => positionIn(range, value))).to.deep.equal([
      0, 0, 0.5, 0.75, 1,
    ]);
  });

  it('is 0 in an empty range and for NaN', () => {
    expect(positionIn({ min: 0, max: 0 }, 5)).to.equal(0);
    expect(positionIn({ min: 0, max: 1 }, NaN)).to.equal(0);
  });
});

describe('niceNumber', () => {
  it('gives the next round number at or above the value', () => {
    const pairs = [
      [5.63, 6],
      [6, 6],
      [0.069, 0.08],
      [130, 150],
      [0.3, 0.3],
      [9.2, 10],
      [1, 1],
      [2.01, 2.5],
    ];
    for (const [value, nice] of pairs) expect(niceNumber(value!), `${value}`).to.equal(nice);
  });

  it('is 0 for what is not above 0', () => {
    expect([0, -2, NaN, Infinity].map(niceNumber)).to.deep.equal([0, 0, 0, 0]);
  });
});
