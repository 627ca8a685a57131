import { expect } from 'chai';
import { valueHistogram } from '../../src/view/value-histogram.js';

describe('valueHistogram', () => {
  it('counts values in equal parts from the least to the most, which is in the last', () => {
    expect(valueHistogram([-1, -0.9, 0, 0.4, 1], 4)).to.deep.equal({
      least: -1,
      most: 1,
      mean: -0.1,
      counts: [2, 0, 2, 1],
    });
  });

  it('has all in the first part where all are the same', () => {
    expect(valueHistogram([3, 3], 3)).to.deep.equal({
      least: 3,
      most: 3,
      mean: 3,
      counts: [2, 0, 0],
    });
  });
});
