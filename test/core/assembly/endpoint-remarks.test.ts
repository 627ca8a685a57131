import { expect } from 'chai';
import { endpointRemarks } from '../../../src/core/assembly/endpoint-remarks.js';
import { inputInfo } from '../../../src/core/assembly/endpoints.js';
import { defaultPreprocessing } from '../../../src/core/assembly/preprocessing-of.js';
import type { OutputInfo } from '../../../src/core/graph/layer-info.js';
import type { Remark } from '../../../src/core/graph/remark.js';

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

  const channels: readonly (readonly [number, Remark])[] = [
    [1, { kind: 'grey-input', input: 'photo' }],
    [2, { kind: 'more-channels', input: 'photo', channels: 2, given: 'grey' }],
    [4, { kind: 'four-channels', input: 'photo' }],
    [6, { kind: 'more-channels', input: 'photo', channels: 6, given: 'RGB' }],
  ];
  for (const [count, remark] of channels) {
    it(`say what a photo gives to ${count} channels`, () => {
      const found = endpointRemarks({ inputs: [input(count)], outputs: [softmax] });
      expect(found).to.eql([remark]);
    });
  }

  const map = { kind: 'map', output: 'out', rows: 8, columns: 9 } as const;
  const noSoftmax = { kind: 'no-softmax', output: 'out' } as const;
  const outputs: readonly (readonly [string, OutputInfo, readonly Remark[]])[] = [
    ['one sigmoid', output([1], 'sigmoid'), [{ kind: 'two-classes', output: 'out' }]],
    [
      'several sigmoids',
      output([6], 'sigmoid'),
      [{ kind: 'independent-shares', output: 'out', classes: 6 }],
    ],
    ['one number', output([1], 'linear'), [{ kind: 'bare-number', output: 'out' }]],
    ['logits', output([4], 'linear'), [noSoftmax]],
    ['a map', output([8, 9, 4], 'softmax'), [map]],
    ['a map of logits', output([8, 9, 4], 'linear'), [map, noSoftmax]],
    [
      'several positions',
      output([5, 4], 'softmax'),
      [{ kind: 'positions', output: 'out', positions: 5, classes: 4 }],
    ],
    [
      'what may be a picture',
      { ...output([8, 9, 3], 'sigmoid'), picture: [8, 9, 3] },
      [
        map,
        { kind: 'independent-shares', output: 'out', classes: 3 },
        { kind: 'may-be-picture', output: 'out' },
      ],
    ],
    ['features', { ...output([8, 8, 4], 'linear'), features: true }, []],
  ];
  for (const [name, one, remarks] of outputs) {
    it(`say what the shares of ${name} are`, () => {
      expect(endpointRemarks({ inputs: [input(3)], outputs: [one] })).to.eql(remarks);
    });
  }
});
