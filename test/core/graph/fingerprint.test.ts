import { expect } from 'chai';
import { fingerprint } from '../../../src/core/graph/fingerprint.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { backends, useBackend } from '../../support/backends.js';
import { smallGraph } from './small-graph.js';

/** The small graph with one value of one weight changed. */
function withValue(key: string, index: number, value: number) {
  const graph = smallGraph();
  const weight = graph.weights.get(key)!;
  const values = weight.values.slice();
  values[index] = value;
  return { ...graph, weights: new Map(graph.weights).set(key, { ...weight, values }) };
}

describe('fingerprint', () => {
  before(() => useBackend(backends()[0]!));

  it('is the same for the same graph, and 16 digits', () => {
    expect(fingerprint(smallGraph())).to.match(/^[0-9a-f]{16}$/);
    expect(fingerprint(smallGraph())).to.equal(fingerprint(smallGraph()));
  });

  it('changes with any one value of a small weight, even from 0 to −0', () => {
    const seen = new Set([fingerprint(smallGraph())]);
    for (let i = 0; i < 9; i++) seen.add(fingerprint(withValue('dense/kernel', i, 0.5)));
    seen.add(fingerprint(withValue('conv/bias', 0, 0)));
    seen.add(fingerprint(withValue('conv/bias', 0, -0)));
    expect(seen.size).to.equal(12);
  });

  it('changes with a name, an op, a shape and what a node reads', () => {
    const graph = smallGraph();
    const changed = (change: object) =>
      fingerprint({
        ...graph,
        nodes: graph.nodes.map((node) => (node.name === 'add' ? { ...node, ...change } : node)),
      });
    const add = graph.nodes.find(({ name }) => name === 'add')!;
    const all = [
      changed({}),
      changed({ name: 'sum' }),
      changed({ op: { ...add.op, type: 'multiply' } }),
      changed({ inputs: ['relu2', 'relu'] }),
      changed({ info: { ...add.info, outputShape: [4, 3, 4] } }),
    ];
    expect(all[0]).to.equal(fingerprint(graph));
    expect(new Set(all).size).to.equal(all.length);
  });

  it('reads 4096 values of a large weight, evenly over all of it', () => {
    const large = (at: number | null) => {
      const values = new Float32Array(3 * 4096);
      if (at !== null) values[at] = 1;
      const weights = new Map([['dense/kernel', { shape: [3, 4096], values }]]);
      return fingerprint({ ...smallGraph(), weights });
    };
    expect(large(3 * 4095)).not.to.equal(large(null));
    expect(large(3 * 2000)).not.to.equal(large(3 * 2001));
    expect(large(3 * 2000 + 1)).to.equal(large(null));
  });

  it('of a network is that of its graph; with other weights it is another', () => {
    const network = new GraphNetwork(smallGraph());
    expect(network.fingerprint).to.equal(fingerprint(smallGraph()));
    const bias = (value: number) => ({ shape: [3], values: Float32Array.of(value, 0, 0) });
    const [one, same, other] = [1, 1, 2].map((value) =>
      network.withWeights(new Map([['conv/bias', bias(value)]])),
    );
    expect(one!.fingerprint).to.equal(same!.fingerprint);
    expect(one!.fingerprint).not.to.equal(other!.fingerprint);
    expect(one!.fingerprint).not.to.equal(network.fingerprint);
    [one, same, other, network].forEach((each) => each!.dispose());
  });
});
