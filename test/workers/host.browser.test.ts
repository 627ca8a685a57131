import { expect } from 'chai';
import { WorkerHost } from '../../src/workers/client/worker-host.js';
import { ExplainClient, type BackendChange } from '../../src/workers/explain-client.js';
import { WorkerPool } from '../../src/workers/worker-pool.js';
import {
  computing,
  delay,
  expectRejection,
  modelUrl,
  openBoth,
  photoUrl,
  workerWith,
  WorkerSpy,
} from './support.js';

const coffee = '/photos/coffee.png';
/** Filters that grow for longer than any test. */
const growing = { ...computing.filters, steps: 20_000 };

describe('clients of one worker', () => {
  let spy: WorkerSpy;
  let host: WorkerHost;
  let one: ExplainClient;
  let other: ExplainClient;

  beforeEach(() => {
    spy = new WorkerSpy();
    host = new WorkerHost();
    one = new ExplainClient({}, host);
    other = new ExplainClient({}, host);
  });

  afterEach(() => {
    one.terminate();
    other.terminate();
    spy.restore();
  });

  /** Opens the model, and that photo, under the same ids as every client. */
  const open = async (client: ExplainClient, source: string, model = modelUrl) => {
    await client.run('open-model', { id: 'm', source: model });
    await client.run('open-image', { id: 'i', model: 'm', source, name: 'photo' });
  };

  const tensors = async (client: ExplainClient) => (await client.run('backend', {})).tensors;

  const best = async (client: ExplainClient) =>
    (await client.run('predict', computing.predict)).top[0]!.name;

  /** Resolves when the filters that grow have got further. */
  const further = async (steps: () => number) => {
    const before = steps();
    while (steps() === before) await delay(20);
  };

  const grow = (client: ExplainClient) => {
    const abort = new AbortController();
    let steps = 0;
    const call = client.run('filters', growing, {
      signal: abort.signal,
      onProgress: ({ done }) => (steps = done),
    });
    call.catch(() => undefined);
    return { call, abort, steps: () => steps };
  };

  it('have the same ids for photos of their own, and one copy of the model', async () => {
    await openBoth(one);
    const alone = await tensors(one);
    await open(other, coffee);
    expect(await tensors(other)).to.equal(alone);
    const [cat, cup] = await Promise.all([best(one), best(other)]);
    expect(cat).to.match(/cat|tabby/i);
    expect(cup).to.match(/espresso|cup/i);
    expect(spy.started).to.have.length(1);
  });

  it('share a model of the same files, not one of other files that look alike', async () => {
    const names = ['model.json', ...[1, 2, 3].map((n) => `group1-shard${n}of3.bin`)];
    const files = await Promise.all(
      names.map(async (name) => {
        const response = await fetch(new URL(name, new URL(modelUrl, location.href)));
        return new File([await response.blob()], name, { lastModified: 1 });
      }),
    );
    const again = files.map((file) => new File([file], file.name, { lastModified: 1 }));
    await one.run('open-model', { id: 'm', source: files });
    const alone = await tensors(one);
    await other.run('open-model', { id: 'm', source: files });
    expect(await tensors(one)).to.equal(alone);
    await other.run('open-model', { id: 'm', source: again });
    expect(await tensors(one)).to.be.greaterThan(alone);
  });

  it('read the model each as they choose', async () => {
    await openBoth(one);
    await open(other, photoUrl);
    await best(one);
    const alone = await tensors(one);
    const choices = { labels: [] };
    await other.run('open-model', { id: 'm', source: modelUrl, choices });
    expect(await best(other)).not.to.match(/cat|tabby/i);
    expect(await best(one)).to.match(/cat|tabby/i);
    expect(await tensors(one)).to.equal(alone);
    // Choices are remembered.
    await other.run('open-model', { id: 'm', source: modelUrl, choices: {} });
  });

  it('replace no call of each other', async () => {
    await openBoth(one);
    await open(other, coffee);
    const running = one.run('predict', computing.predict);
    const waiting = one.run('activations', computing.activations);
    const newer = other.run('activations', { ...computing.activations, layer: 'head_conv' });
    const [, own, theirs] = await Promise.all([running, waiting, newer]);
    expect([own.layer, theirs.layer]).to.deep.equal(['block2_add', 'head_conv']);
  });

  it('cancel and pause no call of each other', async () => {
    await openBoth(one);
    await open(other, coffee);
    const first = grow(one);
    const second = grow(other);
    await Promise.all([further(first.steps), further(second.steps)]);
    one.pause(true);
    // What was under way when the pause came may still arrive.
    await one.run('backend', {});
    await further(second.steps);
    const held = first.steps();
    await further(second.steps);
    await further(second.steps);
    expect(first.steps()).to.equal(held);
    second.abort.abort();
    await expectRejection(second.call, 'AbortError');
    one.pause(false);
    await further(first.steps);
    first.abort.abort();
    await expectRejection(first.call, 'AbortError');
  });

  it('leave each other what they use, and the last one ends the worker', async () => {
    await openBoth(one);
    await best(one);
    const alone = await tensors(one);
    await open(other, coffee, `${modelUrl}?its-own`);
    expect(await tensors(one)).to.be.greaterThan(alone);
    const left = grow(other);
    await further(left.steps);
    other.terminate();
    await expectRejection(left.call, 'WorkerLostError');
    while ((await tensors(one)) !== alone) await delay(20);
    expect(await best(one)).to.match(/cat|tabby/i);
    one.terminate();
    expect(await best(other)).to.match(/espresso|cup/i);
    expect(spy.started).to.have.length(2);
  });

  it('come back to what they had open while others went on', async () => {
    await openBoth(one);
    await open(other, coffee);
    other.terminate();
    expect(await best(one)).to.match(/cat|tabby/i);
    expect(await best(other)).to.match(/espresso|cup/i);
    expect(spy.started).to.have.length(1);
  });

  it('go on in a new worker, each with its own, when theirs is lost', async () => {
    await openBoth(one);
    await open(other, coffee);
    const calls = [one.run('predict', computing.predict), grow(other).call];
    spy.endNewest();
    for (const call of calls) await expectRejection(call, 'WorkerLostError');
    expect(await best(other)).to.match(/espresso|cup/i);
    expect(await best(one)).to.match(/cat|tabby/i);
    expect(spy.started).to.have.length(2);
  });

  it('keep their calls where one of them will not stop and the worker is replaced', async () => {
    const fault = `addEventListener('message', ({data}) => {
      if (data?.path?.[0] === 'pause') { const end = Date.now() + 20_000; while (Date.now() < end); }
    })`;
    host = new WorkerHost({ workerUrl: workerWith(fault), patience: 300 });
    one = new ExplainClient({}, host);
    other = new ExplainClient({}, host);
    await openBoth(one);
    await open(other, coffee);
    const stuck = grow(one);
    one.pause(true);
    one.pause(false);
    await delay(50);
    stuck.abort.abort();
    await expectRejection(stuck.call, 'AbortError');
    expect(await best(other)).to.match(/espresso|cup/i);
    expect(spy.started).to.have.length(2);
  });

  it('hear of it when one of them chooses the backend, and who comes later too', async () => {
    await openBoth(one);
    const changes: BackendChange[] = [];
    const own: BackendChange[] = [];
    other.onbackend = (change) => changes.push(change);
    one.onbackend = (change) => own.push(change);
    await open(other, coffee);
    const info = await one.run('backend', { prefer: 'cpu' });
    expect(changes).to.deep.equal([{ info, reason: null }]);
    expect(own).to.deep.equal([]);
    const late = new ExplainClient({}, host);
    const told = new Promise<BackendChange>((resolve) => (late.onbackend = resolve));
    expect((await late.run('backend', {})).name).to.equal('cpu');
    expect((await told).info).to.deep.equal(info);
    late.terminate();
  });

  it('look for no faster backend while one of them chooses', async () => {
    const [chosen, looked] = await Promise.all([
      one.run('backend', { prefer: 'cpu' }),
      other.run('backend', { prefer: 'auto' }),
    ]);
    expect([chosen.name, looked.name]).to.deep.equal(['cpu', 'cpu']);
  });
});

describe('pools of the same hosts', () => {
  it('share their helpers too', async () => {
    const spy = new WorkerSpy();
    const hosts: WorkerHost[] = [];
    const at = (index: number) => (hosts[index] ??= new WorkerHost());
    const pools = [1, 2].map(() => new WorkerPool({ workers: 2 }, at));
    const seeds = pools.map((_, i) => 100 + i);
    const asked = { model: 'm', layer: 'block2_add', channels: [0, 1, 2, 3], steps: 4, size: 16 };
    await Promise.all(pools.map((pool) => pool.run('open-model', { id: 'm', source: modelUrl })));
    const grown = await Promise.all(
      pools.map((pool, i) => pool.run('filters', { ...asked, seed: seeds[i]! })),
    );
    expect(grown.map(({ pictures }) => pictures.length)).to.deep.equal([4, 4]);
    expect(spy.started).to.have.length(2);
    for (const pool of pools) pool.terminate();
    spy.restore();
  });
});
