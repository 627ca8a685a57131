import { expect } from 'chai';
import { LayersModuleError } from '../../src/core/errors.js';
import { ExplainClient } from '../../src/workers/explain-client.js';
import { rejection } from '../core/graph/rejection.js';
import { expectClose } from '../support/close.js';
import { scaledModel, scaling } from '../support/own-layer.js';
import { photoUrl } from './support.js';

const addressOf = (code: string) =>
  URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));

const model = Object.entries(scaledModel).map(([name, content]) => new File([content], name));

describe('a layer of the page’s own, in the worker', () => {
  const layers = addressOf(scaling);
  let client: ExplainClient;

  before(() => {
    client = new ExplainClient({ layers });
  });

  after(() => {
    client.terminate();
    URL.revokeObjectURL(layers);
  });

  it('is part of the model, and of its gradient', async () => {
    const { remarks } = await client.run('open-model', { id: 'm', source: model });
    expect(remarks).to.eql([]);
    await client.run('open-image', { id: 'i', model: 'm', source: photoUrl, name: 'Chelsea' });
    const on = { model: 'm', image: 'i' };
    const point = await client.run('activations', { ...on, layer: 'point' });
    const scaled = await client.run('activations', { ...on, layer: 'scaled' });
    const gains = [0.09, 0.1];
    const times = point.values.map((value, i) => value * gains[Math.floor(i / 16)]!);
    expectClose(scaled.values, times);

    // The logit is a mean of 16 places, so that each has a gradient of its gain / 16.
    const asked = { ...on, method: 'grad-cam', layer: 'point', classIndex: 1 };
    const { map } = await client.run('heatmap', asked);
    expectClose(
      map.values,
      point.values.slice(16).map((value) => (value * 0.1) / 16),
      { absolute: 1e-7 },
    );
  });

  it('is known to the worker that comes after a lost one', async () => {
    client.terminate();
    const { top } = await client.run('predict', { model: 'm', image: 'i', top: 2 });
    expect(top).to.have.length(2);
  });

  it('is missed by name when the module with it cannot be had', async () => {
    const without = new ExplainClient({ layers: '/no/such/layers.js' });
    const error = await rejection(without.run('open-model', { id: 'm', source: model }));
    without.terminate();
    expect(error).to.be.instanceOf(LayersModuleError);
    expect(error.message).to.contain('/no/such/layers.js');
  });
});
