import { expect } from 'chai';
import { certaintyText } from '../../src/view/certainty-text.js';

describe('certaintyText', () => {
  const behind = { rank: 695, of: 1000, other: 'Egyptian cat', gap: 0.4 };

  it('never says of a share that is there that it is 0.0 %', () => {
    const text = (share: number) => certaintyText({ kind: 'far-behind', ...behind, share }, 'lynx');
    expect(text(1e-9)).to.equal('lynx is ranked 695 of 1000: below 0.1\u00a0%.');
    expect(text(0.000_999)).to.equal('lynx is ranked 695 of 1000: below 0.1\u00a0%.');
    expect(text(0.001)).to.equal('lynx is ranked 695 of 1000: 0.1\u00a0%.');
    expect(text(0.034)).to.equal('lynx is ranked 695 of 1000: 3.4\u00a0%.');
  });

  it('says the rank of a class and how far it is behind', () => {
    expect(
      certaintyText({ kind: 'behind', ...behind, rank: 2, share: 0.32, gap: 0.081 }, 'lynx'),
    ).to.equal('lynx is ranked 2 of 1000, 8.1 points behind Egyptian cat.');
  });

  it('names the runner-up and the distance in a close call', () => {
    expect(
      certaintyText({ kind: 'close-call', other: 'tiger cat', gap: 0.081 }, 'Egyptian cat'),
    ).to.equal('A close call: tiger cat is 8.1 points behind.');
  });
});
