import { expect } from 'chai';
import { clearWinner } from '../../src/view/clear-winner.js';

describe('clearWinner(scores, better)', () => {
  it('is the best that leads every other by 0.05', () => {
    expect(clearWinner([0.3, 0.1, 0.2], 'low')).to.equal(1);
    expect(clearWinner([0.3, 0.1, 0.2], 'high')).to.equal(0);
    expect(clearWinner([0.3, 0.1, 0.27], 'high')).to.equal(null);
  });

  it('is nobody where two are equal, while a score is missing, and of one alone', () => {
    expect(clearWinner([0.5, 0.5, 0.1], 'high')).to.equal(null);
    expect(clearWinner([0.5, undefined, 0.1], 'high')).to.equal(null);
    expect(clearWinner([0.5], 'high')).to.equal(null);
  });
});
