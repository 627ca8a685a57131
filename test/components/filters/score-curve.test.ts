import { expect } from 'chai';
import { scoreCurve } from '../../../src/components/filters/score-curve.js';

describe('scoreCurve(course)', () => {
  it('goes from the lowest value at the bottom to the highest at the top', () => {
    expect(scoreCurve([0, 5, 10])).to.equal('M0,32L48,17L96,2');
  });

  it('is level for a course that does not change', () => {
    expect(scoreCurve([3, 3])).to.equal('M0,32L96,32');
  });

  it('leaves out what is no number, and is empty without two values', () => {
    expect(scoreCurve([1, NaN])).to.equal('');
    expect(scoreCurve([])).to.equal('');
  });
});
