import { expect } from 'chai';
import { matchClasses } from '../../../src/components/predictions/match-classes.js';

const names = [
  'tiger cat',
  'tiger shark',
  'Egyptian cat',
  'caterpillar',
  'bobcat',
  'bedlington-terrier',
];
const shares = [0.2, 0.1, 0.5, 0.05, 0.15, 0];

describe('matchClasses(text, names, probabilities)', () => {
  it('finds the beginnings of words, likeliest first', () => {
    expect(matchClasses('cat', names, shares)).to.deep.equal([2, 0, 3]);
  });

  it('wants every word of the text, in any order and case', () => {
    expect(matchClasses('CAT tig', names, shares)).to.deep.equal([0]);
  });

  it('looks inside words when none begins so', () => {
    expect(matchClasses('obca', names, shares)).to.deep.equal([4]);
  });

  it('takes a hyphen for a space', () => {
    expect(matchClasses('terrier', names, shares)).to.deep.equal([5]);
  });

  it('finds nothing for an empty text', () => {
    expect(matchClasses('  ', names, shares)).to.deep.equal([]);
  });

  it('puts the name that is spelled so first, then one of other case, then the likeliest', () => {
    const found = matchClasses(
      'cardigan',
      ['Cardigan sweater', 'Cardigan', 'cardigan'],
      [0.9, 0.1],
    );
    expect(found).to.deep.equal([2, 1, 0]);
    expect(matchClasses('Cardigan', ['cardigan', 'Cardigan'], [1, 0])).to.deep.equal([1, 0]);
  });

  it('gives eight at most', () => {
    expect(matchClasses('a', Array<string>(20).fill('a'), [])).to.have.length(8);
  });
});
