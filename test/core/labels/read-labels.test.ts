import { expect } from 'chai';
import { LabelsError } from '../../../src/core/errors.js';
import { labelsFor, listedNames, readLabels } from '../../../src/core/labels/read-labels.js';

describe('readLabels', () => {
  const forms: Readonly<Record<string, string>> = {
    'a name a line': 'tench\ngoldfish\nwhite shark\n',
    'lines of Windows, with a byte order mark': '\uFEFFtench\r\ngoldfish\r\nwhite shark\r\n',
    'lines that count themselves, as Teachable Machine writes them':
      '0 tench\n1 goldfish\n2 white shark\n',
    'lines with WordNet ids': 'n01440764 tench\nn01443537 goldfish\nn01484850 white shark\n',
    'a JSON list': '["tench", "goldfish", "white shark"]',
    'JSON by index, in any order': '{"2": "white shark", "0": "tench", "1": "goldfish"}',
    'class_indices of Keras': '{"goldfish": 1, "tench": 0, "white shark": 2}',
    'imagenet_class_index.json':
      '{"0": ["n01440764", "tench"], "1": ["n01443537", "goldfish"], "2": ["n01484850", "white shark"]}',
    'metadata with a list in it':
      '{"modelName": "fish", "labels": ["tench", "goldfish", "white shark"]}',
    'a configuration of Hugging Face':
      '{"id2label": {"0": "tench", "1": "goldfish", "2": "white shark"}}',
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`reads ${form}`, () => {
      expect(readLabels(text)).to.deep.equal(['tench', 'goldfish', 'white shark']);
    });
  }

  it('keeps numbers that are part of the names', () => {
    expect(readLabels('7 up\n8 ball')).to.deep.equal(['7 up', '8 ball']);
  });

  it('leaves a number without a name empty', () => {
    expect(readLabels('{"0": "cat", "2": "dog"}')).to.deep.equal(['cat', '', 'dog']);
  });

  it('takes markup for the text that it is, and keeps it on one line', () => {
    const html = '<img src=x onerror=alert(1)>';
    expect(readLabels(JSON.stringify([html, 'a\nb\t c']))).to.deep.equal([html, 'a b c']);
  });

  it('cuts a name of 10 kB to one that can be shown', () => {
    const [name, other] = readLabels(`${'x'.repeat(10_000)}\ndog`);
    expect(name).to.equal(`${'x'.repeat(199)}…`);
    expect(other).to.equal('dog');
  });

  it('reads names that mean something to JavaScript', () => {
    expect(readLabels('["__proto__", "constructor"]')).to.deep.equal(['__proto__', 'constructor']);
    expect(readLabels('{"__proto__": 0, "toString": 1}')).to.deep.equal(['__proto__', 'toString']);
  });

  const broken: Readonly<Record<string, string>> = {
    'an empty file': '',
    'blank lines': '\n \n\t\n',
    'JSON cut short': '["tench", "goldf',
    'a list of numbers': '[1, 2, 3]',
    'JSON of another kind': '{"modelTopology": {}, "format": "layers-model"}',
    'an index that no memory holds': '{"0": "cat", "999999": "dog"}',
    'a negative index': '{"cat": -1}',
    'bytes that are no text': 'PK\u0003\u0004\0\0\0',
    'more lines than there are classes anywhere': 'x\n'.repeat(100_001),
    'JSON ten thousand levels deep': `${'{"labels":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  };
  for (const [what, text] of Object.entries(broken)) {
    it(`refuses ${what}`, () => {
      expect(() => readLabels(text)).to.throw(LabelsError);
    });
  }
});

describe('labelsFor', () => {
  it('takes a list of the right length', () => {
    expect(labelsFor(['cat', 'dog'], 2)).to.deep.equal(['cat', 'dog']);
  });

  it('leaves out the background that a model of 1000 classes lacks', () => {
    expect(labelsFor(['Background', 'cat', 'dog'], 2)).to.deep.equal(['cat', 'dog']);
  });

  it('says both counts where they differ', () => {
    expect(() => labelsFor(['cat', 'dog', 'fox'], 1000)).to.throw(
      LabelsError,
      'the list has 3 names; the model has 1000 classes',
    );
  });
});

describe('listedNames', () => {
  it('finds none in what is no list', () => {
    for (const value of [null, 3, 'cat', [1], {}, { a: 'b' }]) {
      expect(listedNames(value)).to.equal(null);
    }
  });
});
