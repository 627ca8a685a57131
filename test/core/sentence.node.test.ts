import { expect } from 'chai';
import { ModelFormatError } from '../../src/core/errors.js';
import { inEnglish, say, str } from '../../src/core/sentence.js';

describe('a sentence', () => {
  it('has what it names apart from what it says', () => {
    expect(say(str`layer "${'conv'}" needs ${3} axes`)).to.deep.equal({
      strings: ['layer "', '" needs ', ' axes'],
      values: ['conv', 3],
    });
  });

  it('is said in English with the parts that are sentences too', () => {
    const part = say(str`at most ${say('a few')} of ${{ list: ['a', 'b'] }}`);
    expect(inEnglish(say(str`there are ${'3'}, ${part}.`))).to.equal(
      'there are 3, at most a few of a, b.',
    );
    expect(inEnglish(say('no model'))).to.equal('no model');
  });

  it('is the message of an error in one harmless line, and stays plain data for the page', () => {
    const error = new ModelFormatError(say(str`two layers\nare named ${'a\u202e'}`));
    expect(error.message).to.equal('two layers are named a\uFFFD');
    expect(structuredClone(error.facts)).to.deep.equal({
      kind: 'sentence',
      sentence: { strings: ['two layers\nare named ', ''], values: ['a\u202e'] },
    });
  });
});
