import { expect } from 'chai';
import { besideAnswerText, type BesideAnswer } from '../../src/view/beside-answer.js';

const answer = { name: 'tabby', share: 0.4, peak: 0.75 };
const beside = (more: Partial<BesideAnswer>): BesideAnswer => ({
  ...{ name: 'lynx', share: 0.0001, peak: 0.125, answer },
  ...more,
});

describe('besideAnswerText', () => {
  it('says both shares and how much weaker the map is', () => {
    expect(besideAnswerText(beside({}))).to.equal(
      'lynx has below 0.1\u00a0%, the answer tabby 40.0\u00a0%. Its strongest place is 6.0 times weaker than the answer’s.',
    );
    expect(besideAnswerText(beside({ peak: 0.01 }))).to.contain(' is 75 times weaker ');
  });

  it('says that it is stronger, or as strong, for a class may have strong places and lose', () => {
    expect(besideAnswerText(beside({ peak: 1.5 }))).to.contain(' is 2.0 times stronger ');
    expect(besideAnswerText(beside({ peak: 0.75 }))).to.contain(' is about as strong as ');
  });

  it('compares nothing where a map is empty or the other is not known', () => {
    const shares = 'lynx has below 0.1\u00a0%, the answer tabby 40.0\u00a0%.';
    expect(besideAnswerText(beside({ peak: 0 }))).to.equal(shares);
    expect(besideAnswerText(beside({ answer: { ...answer, peak: null } }))).to.equal(shares);
  });
});
