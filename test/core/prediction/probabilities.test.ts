import { expect } from 'chai';
import { probabilitiesOf } from '../../../src/core/prediction/probabilities.js';

describe('probabilitiesOf', () => {
  it('shares by the exponential: logits 0, ln 2 and ln 5 make 1, 2 and 5 eighths', () => {
    const shares = probabilitiesOf(Float32Array.of(0, Math.log(2), Math.log(5)), 'softmax');
    [1 / 8, 2 / 8, 5 / 8].forEach((share, i) => expect(shares[i]).to.be.closeTo(share, 1e-7));
  });

  it('does not overflow at logits of thousands', () => {
    expect([...probabilitiesOf(Float32Array.of(5000, 0, 5000), 'softmax')]).to.eql([0.5, 0, 0.5]);
  });

  it('takes a single linear output for one yes-or-no class', () => {
    expect([...probabilitiesOf(Float32Array.of(0), 'linear')]).to.eql([0.5]);
  });
});
