import { expect } from 'chai';
import { allOpen, rowsOf, type NetworkRow } from '../../src/components/network/rows.js';
import { rowOf } from '../../src/components/network/place.js';
import { foundRows, searchLayers } from '../../src/components/network/search-layers.js';
import type { LayerInfo } from '../../src/core/graph/layer-info.js';
import { channelName, layerName, layerText } from '../../src/view/layer-name.js';
import { networkTree } from '../../src/view/stages.js';
import { efficientNetLite0, NetworkList, resNetLike, vggLike } from './networks.js';

/** Titles of the rows that lead to a layer, the innermost last. */
function pathTo(rows: readonly NetworkRow[], layer: string): string[] {
  const path: string[] = [];
  let row = rows[rowOf(rows, layer, null)];
  while (row) {
    path.unshift(row.title);
    const { parent } = row;
    row = rows.find(({ key }) => key === parent);
  }
  return path;
}

describe('layerName(layers, layer)', () => {
  const lite0 = efficientNetLite0();

  it('names a layer by its block and what it does there', () => {
    expect(layerName(lite0, 'block10_add')).to.equal('Block 5c · add');
    expect(layerName(lite0, 'block9_depthwise_bn')).to.equal('Block 5b · depthwise');
    expect(layerName(lite0, 'block0_project_bn')).to.equal('Stage 1 · project');
    expect(layerName(lite0, 'stem_conv')).to.equal('Stem');
    expect(channelName(lite0, 'block10_add', 12)).to.equal('Block 5c · add · 12');
  });

  it('puts the identifier behind the name where nothing else shows it', () => {
    expect(layerText(lite0, 'block10_add')).to.equal('Block 5c · add (block10_add)');
  });

  it('is the identifier where the network is not known, or has no such layer', () => {
    expect(layerName([], 'block10_add')).to.equal('block10_add');
    expect(layerText([], 'block10_add')).to.equal('block10_add');
    expect(layerName(lite0, 'conv5_3')).to.equal('conv5_3');
    expect(layerText(lite0, 'conv5_3')).to.equal('conv5_3');
  });

  for (const [name, layers] of [
    ['EfficientNet-Lite0', lite0],
    ['a residual network', resNetLike()],
    ['a plain network', vggLike()],
  ] as const) {
    it(`says of ${name} what the rows of the column say`, () => {
      const rows = rowsOf(networkTree(layers), allOpen, null);
      for (const { name: layer } of layers) {
        const words = layerName(layers, layer).split(' · ');
        const path = pathTo(rows, layer).filter((title) => title !== layer);
        if (path.length > 0) expect(words, layer).to.deep.equal(path.slice(-words.length));
        else expect(words, layer).to.deep.equal([layer]);
      }
    });
  }

  it('names what is inside a model within the model by the rows inside it', () => {
    const base = lite0.map((layer): LayerInfo => ({
      ...layer,
      name: `base/${layer.name}`,
      inbound: layer.inbound.map((name) => `base/${name}`),
      group: 'base',
    }));
    const net = new NetworkList();
    net.layers.push(...base);
    net.add('own', 'Dense', [3]);
    expect(layerName(net.layers, 'base/block10_add')).to.equal('Block 5c · add');
    expect(layerName(net.layers, 'own')).to.equal('Classifier');
  });
});

describe('searchLayers(layers, query)', () => {
  const layers = efficientNetLite0();

  it('finds a layer by its name, and shows its identifier beside that', () => {
    const found = foundRows(searchLayers(layers, 'block 5c add'), layers);
    expect(found.map(({ title, detail, layer }) => [title, detail, layer])).to.deep.equal([
      ['Block 5c · add', 'block10_add, add', 'block10_add'],
    ]);
  });
});
