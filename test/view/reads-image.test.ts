import { expect } from 'chai';
import type { LayerInfo } from '../../src/core/graph/layer-info.js';
import { roleOfKind } from '../support/layer-role.js';
import { readsImage } from '../../src/view/reads-image.js';

const layer = (
  name: string,
  kind: string,
  inbound: readonly string[],
  more: Partial<LayerInfo> = {},
): LayerInfo => ({
  ...roleOfKind(kind),
  ...{ name, kind, inbound, outputShape: [8, 8, 3], parameters: 0, spatial: true, channels: 3 },
  ...more,
});

const layers = [
  layer('photo', 'InputLayer', []),
  layer('scaled', 'Rescaling', ['photo']),
  layer('padded', 'ZeroPadding2D', ['scaled']),
  layer('conv', 'Conv2D', ['padded'], { window: [3, 3] }),
  layer('bn', 'BatchNormalization', ['conv']),
  layer('relu', 'ReLU', ['bn']),
  layer('second', 'Conv2D', ['relu'], { window: [3, 3] }),
  layer('mixed', 'Conv2D', ['photo'], { window: [1, 1] }),
  layer('sum', 'Add', ['relu', 'second']),
  layer('after', 'ReLU', ['sum']),
];

describe('readsImage(layers, layer)', () => {
  it('is true from the first convolution to the end of its activation', () => {
    const yes = layers.map(({ name }) => name).filter((name) => readsImage(layers, name));
    expect(yes).to.deep.equal(['conv', 'bn', 'relu']);
  });

  it('is false where the input is no picture of one or three colours', () => {
    const many = layers.map((one) => (one.name === 'photo' ? { ...one, channels: 4 } : one));
    expect(readsImage(many, 'conv')).to.be.false;
    expect(readsImage(layers, 'none')).to.be.false;
  });
});
