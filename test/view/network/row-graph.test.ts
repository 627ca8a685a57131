import { expect } from 'chai';
import { rowConnections } from '../../../src/view/network/row-graph.js';
import { NetworkList } from '../networks.js';

/** a → b → c → sum of a and c. */
function block() {
  const net = new NetworkList();
  for (const name of ['a', 'b', 'c']) net.add(name, 'Conv2D', [4, 4, 2]);
  net.add('sum', 'Add', [4, 4, 2], { inbound: ['a', 'c'] });
  return net.layers;
}
const pairs = (...given: Parameters<typeof rowConnections>): [number, number][] =>
  rowConnections(...given).map(({ from, to }) => [from, to]);

describe('rowConnections', () => {
  it('connects rows as their layers are', () => {
    const rows = ['a', 'b', 'c', 'sum'].map((name) => ({ members: [name] }));
    expect(pairs(rows, block())).to.deep.equal([
      [0, 1],
      [0, 3],
      [1, 2],
      [2, 3],
    ]);
  });

  it('has one connection to a closed part, however many its layers have', () => {
    const rows = [{ members: ['a'] }, { members: ['b', 'c', 'sum'], open: false }];
    expect(pairs(rows, block())).to.deep.equal([[0, 1]]);
  });

  it('leads what enters an open part through its row', () => {
    const rows = [
      { members: ['a'] },
      { members: ['b', 'c', 'sum'], open: true },
      { members: ['b'] },
      { members: ['c'] },
      { members: ['sum'] },
    ];
    expect(pairs(rows, block())).to.deep.equal([
      [0, 1],
      [1, 2],
      [1, 4],
      [2, 3],
      [3, 4],
    ]);
  });

  it('leads past the row of an open part what comes from further back', () => {
    const net = new NetworkList();
    for (const name of ['a', 'b', 'c']) net.add(name, 'Conv2D', [4, 4, 2]);
    net.add('sum', 'Add', [4, 4, 2], { inbound: ['a', 'c'] });
    const rows = [
      { members: ['a'] },
      { members: ['b'] },
      { members: ['c', 'sum'], open: true },
      { members: ['c'] },
      { members: ['sum'] },
    ];
    expect(pairs(rows, net.layers)).to.deep.equal([
      [0, 1],
      [0, 4],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });

  it('ignores what a layer reads that has no row', () => {
    const net = new NetworkList();
    net.add('a', 'Conv2D', [4, 4, 2], { inbound: ['elsewhere'] });
    expect(pairs([{ members: ['a'] }], net.layers)).to.deep.equal([]);
  });
});
