import { expect } from 'chai';
import { endpointRemarks } from '../../../src/core/assembly/endpoint-remarks.js';
import { inputInfo } from '../../../src/core/assembly/endpoints.js';
import { defaultPreprocessing } from '../../../src/core/assembly/preprocessing-of.js';
import type { OutputInfo } from '../../../src/core/graph/layer-info.js';

const input = (channels: number) => {
  const config = { batch_shape: [null, 32, 32, channels] };
  const layer = { name: 'photo', className: 'InputLayer', config, top: 'photo', folder: 'photo' };
  return inputInfo(layer, defaultPreprocessing);
};

const output = (shape: readonly number[], activation: OutputInfo['activation']): OutputInfo => ({
  name: 'out',
  shape,
  logits: 'out',
  activation,
});

const softmax = output([3], 'softmax');

describe('remarks on inputs and outputs', () => {
  it('say nothing of colour photos and a softmax', () => {
    expect(endpointRemarks({ inputs: [input(3)], outputs: [softmax] })).to.eql([]);
  });

  const channels: readonly (readonly [number, RegExp])[] = [
    [1, /grey pictures/],
    [2, /2 channels.*each is given the brightness/],
    [4, /red, green, blue and opacity/],
    [6, /6 channels.*red, green, blue, over and over/],
  ];
  for (const [count, text] of channels) {
    it(`say what a photo gives to ${count} channels`, () => {
      const found = endpointRemarks({ inputs: [input(count)], outputs: [softmax] });
      expect(found).to.have.length(1);
      expect(found[0]).to.match(text);
    });
  }

  const outputs: readonly (readonly [string, OutputInfo, readonly RegExp[]])[] = [
    ['one sigmoid', output([1], 'sigmoid'), [/two classes apart by one share/]],
    ['several sigmoids', output([6], 'sigmoid'), [/6 classes.*need not add up to 100 %/]],
    ['one number', output([1], 'linear'), [/quantity/]],
    ['logits', output([4], 'linear'), [/shares are a softmax of its numbers/]],
    ['a map', output([8, 9, 4], 'softmax'), [/8 × 9 cells for each class/]],
    ['a map of logits', output([8, 9, 4], 'linear'), [/8 × 9 cells/, /a softmax of its numbers/]],
    ['features', { ...output([8, 8, 4], 'linear'), features: true }, []],
  ];
  for (const [name, one, texts] of outputs) {
    it(`say what the shares of ${name} are`, () => {
      const found = endpointRemarks({ inputs: [input(3)], outputs: [one] });
      expect(found).to.have.length(texts.length);
      texts.forEach((text, i) => expect(found[i]).to.match(text));
    });
  }
});
