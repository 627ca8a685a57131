import { expect } from 'chai';
import { allOpen, rowsOf } from '../../../src/components/network/rows.js';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import { networkTree } from '../../../src/view/stages.js';
import { roleOfKind } from '../../support/layer-role.js';

const layer = (
  name: string,
  kind: string,
  inbound: readonly string[],
  more: Partial<LayerInfo> = {},
): LayerInfo => ({
  ...roleOfKind(kind),
  ...{ name, kind, inbound, outputShape: [8, 8, 3], parameters: 1, spatial: true, channels: 3 },
  ...more,
});

describe('rowsOf(tree, open, seen)', () => {
  it('says what another input reads, and where nothing of the photo comes', () => {
    const beside = { besideImage: true } as const;
    const layers = [
      layer('left', 'InputLayer', []),
      layer('right', 'InputLayer', [], beside),
      layer('own', 'Conv2D', ['left']),
      layer('other', 'Conv2D', ['right'], beside),
      layer('both', 'Concatenate', ['own', 'other']),
    ];
    const seen = { layer: 'left', name: 'cat.jpg', others: new Map([['right', 'right reads 0']]) };
    const rows = rowsOf(networkTree(layers), allOpen, seen);
    const details = new Map(rows.map((row) => [row.layer, row.detail]));
    expect(details.get('left')).to.equal('cat.jpg');
    expect(details.get('right')).to.equal('right reads 0');
    expect(details.get('own')).to.equal('conv');
    expect(details.get('other')).to.equal('conv, not from the photo');
    expect(details.get('both')).to.equal('joins the branches');
  });
});
