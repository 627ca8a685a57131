import { expect } from 'chai';
import { winners } from '../../src/view/winners.js';

describe('winners(scores, better)', () => {
  it('is the lowest or the highest, as the measure has it', () => {
    expect(winners([0.3, 0.1, 0.2], 'low')).to.deep.equal([1]);
    expect(winners([0.3, 0.1, 0.2], 'high')).to.deep.equal([0]);
  });

  it('is several that are equal but for rounding', () => {
    expect(winners([0.30001, 0.1, 0.3], 'high')).to.deep.equal([0, 2]);
    expect(winners([0.3, 0.1, 0.299], 'high')).to.deep.equal([0]);
  });

  it('compares scores below zero too', () => {
    expect(winners([-0.2, -0.1], 'high')).to.deep.equal([1]);
    expect(winners([-0.2, -0.1], 'low')).to.deep.equal([0]);
  });

  it('is nobody while a score is missing, of one alone, and where all are equal', () => {
    expect(winners([0.3, undefined], 'high')).to.deep.equal([]);
    expect(winners([0.3, NaN], 'high')).to.deep.equal([]);
    expect(winners([0.3], 'high')).to.deep.equal([]);
    expect(winners([0.3, 0.3], 'high')).to.deep.equal([]);
  });
});
