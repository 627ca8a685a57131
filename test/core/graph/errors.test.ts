import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { LayerNotFoundError, MissingFeedError, ShapeError } from '../../../src/core/errors.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from './rejection.js';
import { smallGraph } from './small-graph.js';

describe('a graph asked for what it cannot give', () => {
  let network: GraphNetwork;
  let input: tf.Tensor;

  before(() => useBackend('cpu'));
  beforeEach(() => {
    network = new GraphNetwork(smallGraph());
    input = tf.zeros([1, 4, 4, 2]);
  });
  afterEach(() => {
    network.dispose();
    input.dispose();
  });

  it('lists what must be fed beside a tensor in the middle', async () => {
    const bn2 = tf.zeros([1, 4, 4, 3]);
    const error = await rejection(network.execute({ bn2 }, ['score']));
    expect(error).to.be.instanceOf(MissingFeedError);
    expect(error.message).to.equal('"score" also depends on "input"; feed it beside "bn2"');
    bn2.dispose();
  });

  it('says so when nothing is fed', async () => {
    const error = await rejection(network.execute({}, ['score']));
    expect(error).to.be.instanceOf(MissingFeedError);
    expect(error.message).to.equal('nothing gives "input": feed it');
  });

  it('names the layer that it lacks, and one that is near, wherever the name was given', async () => {
    const nowhere = { tensors: ['nowhere'], visit: () => undefined };
    const objective = { reads: ['score'], seed: () => ({}) };
    const errors = [
      await rejection(network.execute({ input }, ['nowhere'])),
      await rejection(network.execute({ nowhere: input }, ['score'])),
      await rejection(network.execute({ input }, ['score'], { observe: nowhere })),
      await rejection(network.gradient(objective, { input }, ['nowhere'])),
    ];
    for (const error of errors) {
      expect(error).to.be.instanceOf(LayerNotFoundError);
      expect(error.message).to.contain('"nowhere"').and.to.contain('the last is "score"');
    }
    expect(() => network.layer('soft')).to.throw(LayerNotFoundError, 'did you mean "softmax"');
  });

  it('keeps its message short whatever the name', async () => {
    const error = await rejection(network.execute({ input }, ['x'.repeat(10_000)]));
    expect(error).to.be.instanceOf(LayerNotFoundError);
    expect(error.message.length).to.be.below(400);
  });

  it('refuses an input of another rank or with other channels', async () => {
    for (const shape of [
      [1, 4, 4, 3],
      [4, 4, 2],
    ]) {
      const wrong = tf.zeros(shape);
      const error = await rejection(network.execute({ input: wrong }, ['score']));
      expect(error).to.be.instanceOf(ShapeError);
      expect(error.message)
        .to.contain('[batch, 4, 4, 2]')
        .and.to.contain(`[${shape.join(', ')}]`);
      wrong.dispose();
    }
  });

  it('takes another size as far as the layers allow, and names the first that does not', async () => {
    const wide = tf.zeros([1, 6, 8, 2]);
    const result = await network.execute({ input: wide }, ['add', 'softmax']);
    expect(result['add']?.shape).to.eql([1, 6, 8, 3]);
    tf.dispose(result);
    await expectNoLeak(async () => {
      const error = await rejection(network.execute({ input: wide }, ['score']));
      expect(error).to.be.instanceOf(ShapeError);
      expect(error.message).to.match(/^"score" cannot run with "input" as \[1, 6, 8, 2\]/);
      tf.dispose(network.weights('score'));
    });
    wide.dispose();
  });

  it('refuses a tensor in the middle that does not fit', async () => {
    const relu = tf.zeros([1, 4, 4, 5]);
    const error = await rejection(network.execute({ relu }, ['depthwise']));
    expect(error).to.be.instanceOf(ShapeError);
    expect(error.message).to.contain('[1, 4, 4, 5]').and.to.contain('[batch, 4, 4, 3]');
    relu.dispose();
  });

  it('shows the weights of a layer by name', () => {
    const { kernel, bias } = network.weights('conv');
    expect(kernel?.shape).to.eql([3, 3, 2, 3]);
    expect(bias?.shape).to.eql([3]);
    expect(network.weights('relu')).to.eql({});
  });
});
