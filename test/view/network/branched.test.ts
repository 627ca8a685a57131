import { expect } from 'chai';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import { allBlocks, allUnits } from '../../../src/view/find-layer.js';
import { blockRuns } from '../../../src/view/network/alike.js';
import { networkTree } from '../../../src/view/stages.js';
import { NetworkList, resNetLike } from '../networks.js';

/** Names of the units' main layers, in the order in which they are drawn. */
const mains = (layers: readonly LayerInfo[]): string[] =>
  allUnits(networkTree(layers)).map(({ main }) => main.name);

/** Three branches of three, two and one layers, step by step side by side as Keras lists them. */
function inception(): LayerInfo[] {
  const net = new NetworkList();
  const conv = (name: string, from: string): string =>
    net.add(name, 'Conv2D', [8, 8, 4], { inbound: [from], window: [3, 3] });
  net.add('input', 'InputLayer', [8, 8, 4]);
  const stem = conv('stem', 'input');
  const a1 = conv('a1', stem);
  const b1 = conv('b1', stem);
  const c1 = conv('c1', stem);
  const a2 = conv('a2', a1);
  const b2 = conv('b2', b1);
  const a3 = conv('a3', a2);
  net.add('mixed', 'Concatenate', [8, 8, 12], { inbound: [c1, b2, a3] });
  net.add('pool', 'GlobalAveragePooling2D', [12]);
  return net.layers;
}

/** Cells that read the two before them (NASNet), so that no unit but the last is on every path. */
function cells(count: number): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [8, 8, 4]);
  let before = net.add('stem', 'Conv2D', [8, 8, 4], { window: [3, 3] });
  let earlier = before;
  for (let cell = 1; cell <= count; cell++) {
    const here = net.add(`cell${cell}_here`, 'Conv2D', [8, 8, 4], { inbound: [before] });
    const there = net.add(`cell${cell}_there`, 'Conv2D', [8, 8, 4], { inbound: [earlier] });
    const sums = [0, 1, 2, 3, 4].map((part) => {
      const left = net.add(`cell${cell}_left${part}`, 'Conv2D', [8, 8, 4], { inbound: [here] });
      const right = net.add(`cell${cell}_right${part}`, 'Conv2D', [8, 8, 4], { inbound: [there] });
      return net.add(`cell${cell}_add${part}`, 'Add', [8, 8, 4], { inbound: [left, right] });
    });
    earlier = before;
    before = net.add(`cell${cell}`, 'Concatenate', [8, 8, 20], { inbound: sums });
  }
  net.add('pool', 'GlobalAveragePooling2D', [20]);
  return net.layers;
}

/** Down, across and up again, each size read once more on the way up (U-Net). */
function uNet(levels: number): LayerInfo[] {
  const net = new NetworkList();
  let last = net.add('input', 'InputLayer', [64, 64, 4]);
  const across: string[] = [];
  const convs = (name: string, size: number): string => {
    for (const i of [1, 2, 3]) last = net.add(`${name}_conv${i}`, 'Conv2D', [size, size, 4]);
    return last;
  };
  for (let level = 0; level < levels; level++) {
    const size = 64 >> level;
    across.push(convs(`down${level}`, size));
    net.add(`pool${level}`, 'MaxPooling2D', [size / 2, size / 2, 4]);
  }
  convs('bottom', 64 >> levels);
  for (let level = levels - 1; level >= 0; level--) {
    const size = 64 >> level;
    last = net.add(`grow${level}`, 'UpSampling2D', [size, size, 4]);
    net.add(`join${level}`, 'Concatenate', [size, size, 8], { inbound: [last, across[level]!] });
    convs(`up${level}`, size);
  }
  return net.layers;
}

/** A backbone as one layer of a model, with what prepares its input and what it is learned for. */
function transfer(): LayerInfo[] {
  const net = new NetworkList();
  net.add('photo', 'InputLayer', [64, 64, 3]);
  const scaled = net.add('scale', 'Rescaling', [64, 64, 3]);
  const inner = resNetLike().filter(({ kind }) => !/Input|Dense|Global/.test(kind));
  const named = (name: string): string => (name === 'input' ? scaled : `backbone/${name}`);
  for (const layer of inner) {
    net.layers.push({
      ...layer,
      name: named(layer.name),
      inbound: layer.inbound.map(named),
      group: 'backbone',
    });
  }
  net.add('pool', 'GlobalAveragePooling2D', [64]);
  net.add('classes', 'Dense', [5]);
  return net.layers;
}

describe('networkTree of branched networks', () => {
  it('has every branch in one piece, the longest first, whatever order they run in', () => {
    expect(mains(inception())).to.deep.equal([
      'stem',
      'a1',
      'a2',
      'a3',
      'b1',
      'b2',
      'c1',
      'mixed',
      'pool',
    ]);
  });

  it('cuts at the joins of cells that read the two before them', () => {
    const blocks = allBlocks(networkTree(cells(6)));
    expect(blocks.map(({ layer }) => layer)).to.deep.equal(
      [1, 2, 3, 4, 5, 6].map((n) => `cell${n}`),
    );
    expect(blocks.map(({ units }) => units.length)).to.deep.equal(Array(6).fill(17));
  });

  it('cuts a network without such joins where its rows and columns change', () => {
    const { stages } = networkTree(uNet(5));
    const sizes = stages.map(({ shape }) => shape[0]);
    expect(sizes).to.deep.equal([64, 32, 16, 8, 4, 2, 4, 8, 16, 32, 64]);
  });

  it('has every layer once, in all of them', () => {
    for (const layers of [inception(), cells(6), uNet(5), transfer()]) {
      const tree = networkTree(layers);
      const found = allUnits(tree).flatMap(({ members }) => members.map(({ name }) => name));
      expect([tree.input!.name, ...found].sort()).to.deep.equal(
        layers.map(({ name }) => name).sort(),
      );
    }
  });

  it('says which units are outputs, in the middle of the network too', () => {
    const net = new NetworkList();
    net.layers.push(...inception());
    net.add('auxiliary', 'Dense', [3], { inbound: ['stem'] });
    const ends = allUnits(networkTree(net.layers)).filter((unit) => unit.ends);
    expect(ends.map(({ main }) => main.name).sort()).to.deep.equal(['auxiliary', 'pool']);
  });

  it('is quick and does not run out of stack for a network of 20,000 layers', () => {
    const net = new NetworkList();
    net.add('input', 'InputLayer', [8, 8, 4]);
    for (let i = 1; i < 20_000; i++) net.add(`conv${i}`, 'Conv2D', [8, 8, 4]);
    expect(mains(net.layers)).to.have.length(19_999);
  });
});

describe('what another input brings', () => {
  it('joins as a branch, not as a skip', () => {
    const net = new NetworkList();
    net.add('image', 'InputLayer', [8, 8, 4]);
    net.add('first', 'Conv2D', [8, 8, 4], { window: [3, 3] });
    const depth = net.add('depth', 'InputLayer', [8, 8, 4], { inbound: [] });
    net.add('sum', 'Add', [8, 8, 4], { inbound: ['first', depth] });
    net.add('last', 'Conv2D', [8, 8, 4], { window: [3, 3] });
    const joined = allBlocks(networkTree(net.layers)).filter(({ join }) => join !== null);
    expect(joined.map(({ skip }) => skip)).to.deep.equal(['branches']);
  });
});

describe('nested models', () => {
  it('are one unit with a tree of their own, behind what prepares their input', () => {
    const { stages } = networkTree(transfer());
    expect(stages).to.have.length(1);
    const [{ model, blocks }] = stages as [(typeof stages)[number]];
    expect(model?.main.name).to.equal('backbone');
    expect(model?.layer).to.equal('backbone/s3b2_out');
    expect(blocks[0]!.lead.map(({ main }) => main.name)).to.deep.equal(['scale']);
    const inside = networkTree(resNetLike());
    expect(model?.inner?.stages.map(({ blocks: { length } }) => length)).to.deep.equal(
      inside.stages.map(({ blocks: { length } }) => length),
    );
    expect(model?.inner?.stem?.layer).to.equal('backbone/pool1');
  });

  it('count once for each call of a shared one', () => {
    const net = new NetworkList();
    const left = net.add('left', 'InputLayer', [8, 8, 3]);
    const right = net.add('right', 'InputLayer', [8, 8, 3], { inbound: [] });
    const twin = (from: string, call: string): string => {
      const first = `twin/conv${call}`;
      const second = `twin/pool${call}`;
      net.add(first, 'Conv2D', [8, 8, 4], { inbound: [from] });
      net.add(second, 'GlobalAveragePooling2D', [4]);
      const at = net.layers.length;
      net.layers.splice(at - 2, 2, ...net.layers.slice(-2).map((l) => ({ ...l, group: 'twin' })));
      return second;
    };
    const a = twin(left, '');
    const b = twin(right, '@1');
    net.add('distance', 'Subtract', [4], { inbound: [a, b] });
    const models = [...networkTree(net.layers).stages].flatMap(({ blocks }) =>
      blocks.flatMap(({ units }) => units.filter(({ type }) => type === 'model')),
    );
    expect(models.map(({ main }) => main.name)).to.deep.equal(['twin', 'twin@1']);
  });

  it('are no unit where their values leave and come in again', () => {
    const net = new NetworkList();
    net.add('input', 'InputLayer', [8, 8, 3]);
    for (const name of ['part/a', 'outside', 'part/b']) net.add(name, 'Conv2D', [8, 8, 4]);
    const layers = net.layers.map((layer) =>
      layer.name.startsWith('part/') ? { ...layer, group: 'part' } : layer,
    );
    expect(mains(layers)).to.deep.equal(['part/a', 'outside', 'part/b']);
  });
});

describe('blockRuns', () => {
  it('finds the blocks of a stage that are built alike, from four on', () => {
    const [other] = allBlocks(networkTree(inception()));
    const same = allBlocks(networkTree(cells(5)));
    const runs = blockRuns([other!, ...same]);
    expect(runs.map(({ blocks, alike }) => [blocks.length, alike])).to.deep.equal([
      [1, false],
      [5, true],
    ]);
    expect(blockRuns([other!, ...same.slice(0, 3)])).to.have.length(1);
  });

  it('tells nothing twice: a stage of one kind of blocks is itself their repetition', () => {
    const runs = blockRuns(allBlocks(networkTree(cells(5))));
    expect(runs.map(({ alike }) => alike)).to.deep.equal([false]);
  });
});
