import { expect } from 'chai';
import { IMAGENET_1K } from '../../../src/core/labels/imagenet-1k.js';
import { distinctLabels, shortLabel } from '../../../src/core/labels/label.js';

describe('IMAGENET_1K', () => {
  it('has 1000 texts in the order of the WordNet ids', () => {
    expect(IMAGENET_1K).to.have.length(1000);
    expect(IMAGENET_1K[0]).to.equal('tench, Tinca tinca');
    expect(IMAGENET_1K[281]).to.equal('tabby, tabby cat');
    expect(IMAGENET_1K[285]).to.equal('Egyptian cat');
    expect(IMAGENET_1K[967]).to.equal('espresso');
    expect(IMAGENET_1K[999]).to.equal('toilet tissue, toilet paper, bathroom tissue');
  });

  it('has no empty text and no stray white space', () => {
    expect(IMAGENET_1K.filter((text) => !/^\S+( \S+)*$/.test(text))).to.deep.equal([]);
  });
});

describe('shortLabel', () => {
  it('shortLabel(text) is the first of the synonyms', () => {
    expect(shortLabel('tabby, tabby cat')).to.equal('tabby');
  });

  it('shortLabel(text) is the text itself when it has no synonyms', () => {
    expect(shortLabel('Egyptian cat')).to.equal('Egyptian cat');
    expect(shortLabel('')).to.equal('');
  });
});

describe('distinctLabels', () => {
  it('distinctLabels(labels) keeps a first name that only one class has', () => {
    expect(distinctLabels(['hen', 'tabby, tabby cat'])).to.deep.equal(['hen', 'tabby']);
  });

  it('distinctLabels(labels) adds the second synonym, or the number where there is none', () => {
    const labels = ['maillot', 'hen', 'maillot, tank suit, swimsuit'];
    expect(distinctLabels(labels)).to.deep.equal(['maillot (0)', 'hen', 'maillot, tank suit']);
  });

  it('distinctLabels(labels) numbers classes whose second synonyms are shared as well', () => {
    const labels = ['a, b, c', 'a, b, d', 'a, e'];
    expect(distinctLabels(labels)).to.deep.equal(['a (0)', 'a (1)', 'a, e']);
  });

  it('distinctLabels(labels) numbers classes without a name', () => {
    expect(distinctLabels(['', 'hen', ''])).to.deep.equal(['(0)', 'hen', '(2)']);
  });

  it('distinctLabels(IMAGENET_1K) gives a thousand different names, four of them longer', () => {
    const names = distinctLabels(IMAGENET_1K);
    expect(new Set(names)).to.have.property('size', 1000);
    const longer = names.filter((name, index) => name !== shortLabel(IMAGENET_1K[index] ?? ''));
    const expected = ['crane (134)', 'crane (517)', 'maillot (638)', 'maillot, tank suit'];
    expect(longer).to.deep.equal(expected);
  });
});
