import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { WeightsError } from '../../../../src/core/errors.js';
import { loadModel, readArchitecture } from '../../../../src/core/formats/load-model.js';
import { inputFeed } from '../../../../src/core/graph/input-feed.js';
import { useBackend } from '../../../support/backends.js';
import { rejection } from '../../graph/rejection.js';

const whole = new Uint8Array(
  readFileSync(new URL('../../../golden/keras/row.keras', import.meta.url)),
);
const { 'config.json': layers } = unzipSync(whole);

describe('the layers of a Keras model alone', () => {
  before(() => useBackend('wasm'));

  it('say all of it but the values of its weights', async () => {
    const alone = await readArchitecture(layers!);
    const { nodes, inputs, outputs } = await readArchitecture(whole);
    expect(alone.nodes).to.eql(nodes);
    expect(alone.inputs).to.eql(inputs);
    expect(alone.outputs).to.eql(outputs);
  });

  it('do not open without weights', async () => {
    const error = await rejection(loadModel(layers!));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('has the layers of a model, but no weights');
  });

  it('open with the weights of the beginning, from a seed', async () => {
    const before = tf.memory().numTensors;
    const answers: number[][] = [];
    for (const initialise of [7, 7, 8]) {
      const network = await loadModel(layers!, { initialise });
      const { shape } = network.inputs[0]!;
      const values = new Float32Array(shape.reduce((all, n) => all * n, 1)).fill(0.5);
      const feeds = inputFeed(network, values);
      const { name } = network.outputs[0]!;
      const found = await network.execute(feeds, [name]);
      answers.push([...(await found[name]!.data())]);
      tf.dispose([feeds, found]);
      network.dispose();
    }
    expect(answers[0]!.every(Number.isFinite)).to.equal(true);
    expect(answers[0]).to.eql(answers[1]);
    expect(answers[0]).not.to.eql(answers[2]);
    expect(tf.memory().numTensors - before, 'tensors left behind').to.equal(0);
  });
});
