import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { StoredWeight } from '../../../src/core/graph/definition.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { ACTIVATIONS } from '../../../src/core/ops/activation.js';
import { useBackend } from '../../support/backends.js';
import { node, smallGraph } from './small-graph.js';

describe('a gradient on its way back', () => {
  before(() => useBackend('wasm'));

  it('lets go of what each step kept as soon as that step is done', async () => {
    const depth = 8;
    const nodes = Array.from({ length: depth }, (_, i) =>
      node(`tanh${i}`, ACTIVATIONS['tanh']!(), [i === 0 ? 'input' : `tanh${i - 1}`], [4, 4, 2]),
    );
    const network = new GraphNetwork({ ...smallGraph(), nodes, outputs: [], weights: new Map() });
    const last = `tanh${depth - 1}`;
    const input = tf.zeros([1, 4, 4, 2]);
    const before = tf.memory().numTensors;
    const held: number[] = [];
    const found = await network.gradient(
      { reads: [last], seed: ({ [last]: value }) => ({ [last]: tf.onesLike(value!) }) },
      { input },
      ['input'],
      { checkpoint: () => void held.push(tf.memory().numTensors - before) },
    );
    // Forwards each step adds its output, which the way back needs.
    const steps = Array.from({ length: depth }, (_, i) => i);
    expect(held.slice(0, depth)).to.eql(steps);
    // Back again each takes its own away; beside them are the value that is read and one gradient.
    expect(held.slice(depth)).to.eql(steps.map((step) => depth - step + 2));
    tf.dispose([input, found.values, found.gradients]);
    network.dispose();
  });
});

describe('weights on their way into the backend', () => {
  before(() => useBackend('wasm'));

  it('are copied one by one: each before the next is read', async () => {
    const graph = smallGraph();
    const before = tf.memory().numTensors;
    const copied: number[] = [];
    const stored = [...graph.weights].map(([key, { shape, values }]): [string, StoredWeight] => [
      key,
      {
        shape,
        async read() {
          copied.push(tf.memory().numTensors - before);
          return values;
        },
      },
    ]);
    const network = await GraphNetwork.open({ ...graph, weights: new Map(stored) });
    expect(copied).to.eql(stored.map((_, i) => i));
    network.dispose();
    expect(tf.memory().numTensors).to.equal(before);
  });
});
