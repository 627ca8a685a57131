import { expect } from 'chai';
import { extremes } from '../../src/view/extremes.js';

describe('extremes', () => {
  it('are the largest on both sides of zero, strongest first', () => {
    const { up, down } = extremes([0.5, -2, 3, 0, -0.1, 1, -5], 2);
    expect(up).to.eql([2, 5]);
    expect(down).to.eql([6, 1]);
  });

  it('are fewer where there are fewer, and none of zeros', () => {
    expect(extremes([1, 2, 0], 5)).to.eql({ up: [1, 0], down: [] });
    expect(extremes([0, 0], 1)).to.eql({ up: [], down: [] });
  });
});
