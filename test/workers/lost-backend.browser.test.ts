import { expect } from 'chai';
import { BackendLostError, MemoryError } from '../../src/core/errors.js';
import { WorkerHost } from '../../src/workers/client/worker-host.js';
import { ExplainClient } from '../../src/workers/explain-client.js';
import { WorkerPool } from '../../src/workers/worker-pool.js';
import { rejection } from '../core/graph/rejection.js';
import { greedy, modelWith } from '../support/too-large.js';
import { computing, delay, modelUrl, openBoth, photoUrl, WorkerSpy } from './support.js';

describe('a job that is too large for the machine', () => {
  const layers = URL.createObjectURL(new Blob([greedy], { type: 'text/javascript' }));
  let spy: WorkerSpy;

  beforeEach(() => (spy = new WorkerSpy()));
  afterEach(() => spy.restore());
  after(() => URL.revokeObjectURL(layers));

  const openOther = async (client: Pick<ExplainClient, 'run'>, source: File[]) => {
    await client.run('open-model', { id: 'other', source });
    const image = { id: 'of-other', model: 'other', source: photoUrl, name: 'Chelsea' };
    await client.run('open-image', image);
  };
  const other = { model: 'other', image: 'of-other', top: 2 };

  it('and was not foreseen fails by name; another worker has what was open, and goes on', async () => {
    const client = new ExplainClient({ layers });
    await openBoth(client);
    const right = await client.run('predict', computing.predict);
    await openOther(client, modelWith('Custom>Greedy'));
    for (const workers of [2, 3]) {
      const error = await rejection(client.run('predict', other));
      expect(error).to.be.instanceOf(BackendLostError);
      expect(error.message).to.contain('layer "large" [4, 4, 2]');
      expect(error.message).to.contain('XNN status');
      const again = await client.run('predict', computing.predict);
      expect(again.logits).to.deep.equal(right.logits);
      expect(spy.started).to.have.length(workers);
    }
    client.terminate();
  });

  it('does not end what runs beside it', async () => {
    const client = new ExplainClient({ layers });
    await openBoth(client);
    await openOther(client, modelWith('Custom>Greedy'));
    const filters = client.run('filters', computing.filters);
    const error = await rejection(client.run('predict', other));
    expect(error).to.be.instanceOf(BackendLostError);
    expect((await filters).pictures).to.have.length(2);
    client.terminate();
  });

  it('does not end what grows beside it for another client of the worker', async () => {
    const host = new WorkerHost({ layers });
    const [client, another] = [new ExplainClient({}, host), new ExplainClient({}, host)];
    await openBoth(client);
    await openOther(another, modelWith('Custom>Greedy'));
    let steps = 0;
    const growing = client.run(
      'filters',
      { ...computing.filters, steps: 40, seed: 7 },
      { onProgress: ({ done }) => (steps = done) },
    );
    while (steps === 0) await delay(5);
    const asked = { channels: [0], steps: 4, size: 16, seed: 1 };
    const error = await rejection(
      another.run('filters', { model: 'other', layer: 'large', ...asked }),
    );
    expect(error).to.be.instanceOf(BackendLostError);
    expect((await growing).pictures).to.have.length(2);
    expect(spy.started).to.have.length(2);
    client.terminate();
    another.terminate();
  });

  it('fails by name in a helper too, and the pool goes on', async () => {
    const pool = new WorkerPool({ layers, workers: 2 });
    const source = modelWith('Custom>Greedy');
    await pool.run('open-model', { id: 'other', source });
    const asked = { channels: [0, 1], variants: 4, steps: 4, size: 16, seed: 1 };
    // The layer behind the one that breaks.
    const error = await rejection(
      pool.run('filters', { model: 'other', layer: 'large', ...asked }),
    );
    expect(error).to.be.instanceOf(BackendLostError);
    await pool.run('open-model', { id: 'm', source: modelUrl });
    const { pictures } = await pool.run('filters', { model: 'm', layer: 'block2_add', ...asked });
    expect(pictures).to.have.length(8);
    pool.terminate();
  });

  it('and is foreseen is refused by name, and the worker stays', async () => {
    const client = new ExplainClient();
    await openBoth(client);
    await openOther(client, modelWith('UpSampling2D', { size: [4096, 4096] }));
    const error = await rejection(client.run('predict', other));
    expect(error).to.be.instanceOf(MemoryError);
    expect(error.message).to.contain('layer "large", which gives [1, 16384, 16384, 2]');
    expect((await client.run('predict', computing.predict)).top).to.have.length(5);
    expect(spy.started).to.have.length(1);
    client.terminate();
  });
});
