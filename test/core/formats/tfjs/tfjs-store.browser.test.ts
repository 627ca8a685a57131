import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { KeptModelError } from '../../../../src/core/errors.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { ExplainClient } from '../../../../src/workers/explain-client.js';
import { useBackend } from '../../../support/backends.js';
import { expectClose } from '../../../support/close.js';
import { rejection } from '../../graph/rejection.js';
import { floats, functional, input, layer, point, pointWeights } from '../model-files.js';

/** No host that a URL could have. */
const NAME = 'Käse model/2';

const weights = pointWeights('point');
const config = functional(
  [input(), layer('Conv2D', 'point', point, 'image')],
  ['image'],
  ['point'],
);

/** Kept by TensorFlow.js itself, as `LayersModel.save` does. */
async function save(name: string): Promise<void> {
  const [handler] = tf.io.getSaveHandlers(`indexeddb://${name}`);
  await handler!.save!({
    format: 'layers-model',
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: config as object,
    },
    weightSpecs: weights.map(({ name, shape }) => ({ name, shape: [...shape], dtype: 'float32' })),
    weightData: floats(weights),
  });
}

describe('a model that TensorFlow.js keeps in the browser', () => {
  before(async () => {
    await useBackend('cpu');
    await save(NAME);
  });

  after(() => tf.io.removeModel(`indexeddb://${NAME}`));

  it('is opened by its name', async () => {
    const network = await loadModel(`indexeddb://${NAME}`);
    const ones = tf.ones([1, 4, 4, 3]);
    const result = await network.execute({ image: ones }, ['point']);
    // Kernels 0.01, 0.03, 0.05 and 0.02, 0.04, 0.06, biases 0.07 and 0.08, on ones.
    expectClose((await result['point']!.data()).slice(0, 2), [0.16, 0.2], { absolute: 1e-6 });
    tf.dispose([ones, result]);
    network.dispose();
  });

  it('is opened in the worker', async () => {
    const client = new ExplainClient();
    try {
      const source = `indexeddb://${NAME}`;
      const summary = await client.run('open-model', { id: 'm', source });
      expect(summary.layers.map(({ name }) => name)).to.deep.equal(['image', 'point']);
      const none = await rejection(
        client.run('open-model', { id: 'n', source: 'indexeddb://Other' }),
      );
      expect(none).to.be.instanceOf(KeptModelError);
      expect(none.message).to.contain('"Other"').and.to.contain(`"${NAME}"`);
    } finally {
      client.terminate();
    }
  });

  it('is said not to be there, with those that are', async () => {
    const error = await rejection(loadModel('indexeddb://other'));
    expect(error).to.be.instanceOf(KeptModelError);
    expect(error.message).to.contain('"other"').and.to.contain(`"${NAME}"`);
  });

  it('is not waited for once it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const { signal } = controller;
    const error = await rejection(loadModel(`indexeddb://${NAME}`, { signal }));
    expect(error.name).to.equal('AbortError');
  });
});
