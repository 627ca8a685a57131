import { expect } from 'chai';
import type { ModelOutline } from '../../src/core/formats/load-model.js';
import { FetchError, type WorkerLostError } from '../../src/core/errors.js';
import { ExplainClient } from '../../src/workers/explain-client.js';
import type { Progress } from '../../src/workers/jobs.types.js';
import {
  delay,
  computing,
  expectRejection,
  modelUrl,
  openBoth,
  workerWith,
  WorkerSpy,
} from './support.js';

describe('ExplainClient', () => {
  let client: ExplainClient;
  let spy: WorkerSpy;

  beforeEach(() => {
    spy = new WorkerSpy();
    client = new ExplainClient();
  });

  afterEach(() => {
    client.terminate();
    spy.restore();
  });

  it('starts no worker before the first call', async () => {
    await delay(20);
    expect(spy.started).to.have.length(0);
  });

  it('opens the embedded model and tells the bytes that have come, up to all of them', async () => {
    const told: Progress<ModelOutline>[] = [];
    const summary = await client.run(
      'open-model',
      { id: 'm', source: modelUrl },
      { onProgress: (progress) => told.push(progress) },
    );
    expect(summary.name).to.equal('EfficientNet-Lite0');
    expect(summary.classNames).to.have.length(1000);
    expect(told.length).to.be.greaterThan(2);
    expect(told.every(({ unit }) => unit === 'bytes')).to.be.true;
    expect(told.at(-1)?.done).to.equal(told.at(-1)?.total);
    const outlines = told.flatMap(({ partial }) => partial ?? []);
    expect(outlines).to.have.length(1);
    expect(outlines[0]).to.include({ parameters: summary.parameters });
    const bytes = told.map(({ done }) => done);
    expect(bytes).to.deep.equal([...bytes].sort((a, b) => a - b));
  });

  it('gives errors their class back', async () => {
    const missing = client.run('open-model', { id: 'm', source: '/models/none/model.json' });
    const error = await missing.catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(FetchError);
    expect((error as FetchError).message).to.contain('404');
  });

  it('keeps the open model when another one fails to open', async () => {
    await openBoth(client);
    await client.run('open-model', { id: 'm', source: '/none.json' }).catch(() => undefined);
    const { top } = await client.run('predict', computing.predict);
    expect(top).to.have.length(5);
  });

  it('rejects at once where the signal is aborted already, and starts no worker', async () => {
    const call = client.run('backend', {}, { signal: AbortSignal.abort() });
    await expectRejection(call, 'AbortError');
    expect(spy.started).to.have.length(0);
  });

  it('rejects what it cannot clone, and goes on', async () => {
    const request = { id: 'i', model: 'm', source: (() => 1) as unknown as Blob, name: '' };
    await expectRejection(client.run('open-image', request), 'DataCloneError');
    expect((await client.run('backend', {})).name).to.equal('wasm');
  });

  it('rejects with WorkerLostError where the worker cannot be loaded', async () => {
    client = new ExplainClient({ workerUrl: '/no/such/worker.js' });
    await expectRejection(client.run('backend', {}), 'WorkerLostError');
  });

  it('rejects with WorkerLostError where an error escapes in the worker', async () => {
    const fault = `addEventListener('message', ({data}) => {
      if (data?.path?.[0] === 'pause') setTimeout(() => { throw new Error('escaped') });
    })`;
    client = new ExplainClient({ workerUrl: workerWith(fault) });
    await openBoth(client);
    const lost: WorkerLostError[] = [];
    client.onlost = (error) => lost.push(error);
    const call = client.run('filters', { ...computing.filters, steps: 20_000 });
    await delay(50);
    client.pause(true);
    const error = await expectRejection(call, 'WorkerLostError');
    expect(error.message).to.contain('escaped');
    expect(lost).to.deep.equal([error]);
  });

  it('rejects pending calls when it is ended, and works again afterwards', async () => {
    await openBoth(client);
    const pending = client.run('predict', computing.predict);
    client.terminate();
    await expectRejection(pending, 'WorkerLostError');
    expect((await client.run('predict', computing.predict)).top[0]?.index).to.be.a('number');
    expect(spy.started).to.have.length(2);
  });

  it('says why what was open cannot be opened again, and tries once more at the next call', async () => {
    const photo = await (await fetch('/photos/chelsea.png')).blob();
    const url = URL.createObjectURL(photo);
    await client.run('open-model', { id: 'm', source: modelUrl });
    await client.run('open-image', { id: 'i', model: 'm', source: url, name: 'gone' });
    URL.revokeObjectURL(url);
    client.terminate();
    await expectRejection(client.run('predict', computing.predict), 'FetchError', 10_000);
    await expectRejection(client.run('predict', computing.predict), 'FetchError', 10_000);
    const { height } = await client.run('kernel', computing.kernel);
    expect(height).to.equal(5);
  });

  it('replaces a worker that does not stop, and the waiting call goes on in the new one', async () => {
    const fault = `addEventListener('message', ({data}) => {
      if (data?.path?.[0] === 'pause') { const end = Date.now() + 20_000; while (Date.now() < end); }
    })`;
    client = new ExplainClient({ workerUrl: workerWith(fault), patience: 300 });
    await openBoth(client);
    const controller = new AbortController();
    const stuck = client.run('filters', computing.filters, { signal: controller.signal });
    client.pause(true);
    client.pause(false);
    await delay(50);
    controller.abort();
    await expectRejection(stuck, 'AbortError');
    expect((await client.run('predict', computing.predict)).top).to.have.length(5);
    expect(spy.started).to.have.length(2);
  });

  it('gives up a busy worker that answers nothing', async () => {
    const fault = `addEventListener('message', ({data}) => {
      if (data?.path?.[0] === 'pause') for (;;);
    })`;
    client = new ExplainClient({ workerUrl: workerWith(fault), silence: 4_000 });
    await client.run('backend', {});
    client.pause(true);
    await expectRejection(client.run('backend', {}), 'WorkerLostError');
  });
});
