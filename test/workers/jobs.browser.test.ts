import { expect } from 'chai';
import type { FilterPicture } from '../../src/core/feature-visualization/filters.types.js';
import { ExplainClient } from '../../src/workers/explain-client.js';
import type { ScanResult } from '../../src/core/unit/top-patches.types.js';
import type { JobName } from '../../src/workers/jobs.types.js';
import { forgetPictures } from '../support/forget-pictures.js';
import {
  delay,
  ChannelSpy,
  computing,
  expectRejection,
  manyFiles,
  manyLabelled,
  modelUrl,
  openBoth,
  photoUrl,
  WorkerSpy,
} from './support.js';

const names = Object.keys(computing) as (keyof typeof computing)[];

const requests = {
  ...computing,
  'open-model': { id: 'other', source: modelUrl },
  'open-image': { id: 'other', model: 'm', source: photoUrl, name: 'Chelsea' },
  filters: { ...computing.filters, steps: 20_000 },
  scan: { ...computing.scan, files: manyFiles },
  evaluate: { ...computing.evaluate, files: manyLabelled() },
  dream: { ...computing.dream, steps: 1000 },
};

describe('a job of every kind, in the worker', () => {
  let client: ExplainClient;
  let spy: WorkerSpy;

  before(async () => {
    spy = new WorkerSpy();
    client = new ExplainClient();
    await openBoth(client);
  });

  after(() => {
    client.terminate();
    spy.restore();
  });

  /** Starts the job and waits until the worker is at it; a kernel is too short to wait for. */
  async function startedCall(job: keyof typeof requests, signal?: AbortSignal) {
    let ended = false;
    const call = client.run<JobName>(job, requests[job], { signal });
    call.catch(() => undefined).finally(() => (ended = true));
    const lead = job === 'filters' ? 300 : job === 'kernel' ? 0 : 4;
    if (lead > 0) await delay(lead);
    expect(ended, 'ended before it could be disturbed').to.be.false;
    return { call };
  }

  for (const job of Object.keys(requests) as (keyof typeof requests)[]) {
    it(`${job}: rejects soon after an abort, and the next call works`, async () => {
      const controller = new AbortController();
      const { call } = await startedCall(job, controller.signal);
      controller.abort();
      await expectRejection(call, 'AbortError');
      expect((await client.run('predict', computing.predict)).top).to.have.length(5);
    });

    it(`${job}: rejects soon after the worker's end, and the next call works`, async () => {
      const { call } = await startedCall(job);
      spy.endNewest();
      await expectRejection(call, 'WorkerLostError');
      expect((await client.run('predict', computing.predict)).top).to.have.length(5);
    });
  }
});

describe('calls beside each other', () => {
  let client: ExplainClient;

  before(async () => {
    client = new ExplainClient();
    await openBoth(client);
  });

  after(() => client.terminate());

  it('answers the foreground in the order of the calls', async () => {
    const ended: string[] = [];
    const order = ['heatmap', 'kernel', 'overview', 'predict', 'activations'] as const;
    await Promise.all(
      order.map((job) => client.run<JobName>(job, computing[job]).then(() => ended.push(job))),
    );
    expect(ended).to.deep.equal(order);
  });

  it('replaces a waiting call by a newer one of the same job', async () => {
    const running = client.run('predict', computing.predict);
    const replaced = client.run('activations', { ...computing.activations, layer: 'head_conv' });
    const newest = client.run('activations', computing.activations);
    await expectRejection(replaced, 'AbortError');
    expect((await newest).layer).to.equal('block2_add');
    await running;
  });

  it('streams the filters as they grow, and grows the same pictures again', async () => {
    const frames: number[] = [];
    const run = () =>
      client.run('filters', computing.filters, {
        onProgress: ({ partial }) => partial && frames.push(partial.step),
      });
    const first = await run();
    expect(frames.length).to.be.greaterThan(1);
    expect(first.pictures.map(({ channel }) => channel)).to.deep.equal([0, 1]);
    await forgetPictures();
    const second = await run();
    expect(second.pictures[1]?.pixels).to.deep.equal(first.pictures[1]?.pixels);
  });

  it('takes filters that were grown before from what the browser keeps, in a new worker too', async () => {
    const request = { ...computing.filters, steps: 11 };
    const { pictures } = await client.run('filters', { ...request, channels: [0] });
    await until(async () => {
      const only = { ...request, onlyKept: true };
      return (await client.run('filters', only)).pictures.length === 1;
    });
    const other = new ExplainClient();
    await other.run('open-model', { id: 'm', source: modelUrl });
    const frames: FilterPicture[] = [];
    const onProgress = ({ partial }: { partial?: FilterPicture }) =>
      partial && frames.push(partial);
    const result = await other.run('filters', request, { onProgress });
    other.terminate();
    const of = (channel: number) => frames.filter((frame) => frame.channel === channel);
    expect(of(0).map(({ step }) => step)).to.deep.equal([11]);
    expect(of(1).length).to.be.greaterThan(1);
    expect(result.pictures.map(({ channel }) => channel)).to.deep.equal([0, 1]);
    expect(result.pictures[0]).to.deep.equal(pictures[0]);
    expect(result.recipe?.settings.steps).to.equal(11);
  });

  it('looks through photos, tells what it has found, leaves out what is none, and carries on', async () => {
    const parts: ScanResult[] = [];
    const onProgress = ({ partial }: { partial?: ScanResult }) => partial && parts.push(partial);
    const stop = new AbortController();
    const request = { ...computing.scan, files: manyFiles };
    const run = client.run('scan', request, { signal: stop.signal, onProgress });
    run.catch(() => undefined);
    while (parts.length < 1) await delay(50);
    stop.abort();
    await expectRejection(run, 'AbortError');
    expect(parts[0]!.scanned).to.be.within(1, 999);

    const all = await client.run('scan', computing.scan);
    expect(all).to.include({ scanned: 3, total: 3, channels: 24 });
    expect(all.skipped.map(({ picture }) => picture)).to.deep.equal([1]);
    const from = { ...all, scanned: 2 };
    const rest = await client.run('scan', { ...computing.scan, from });
    expect(rest.skipped).to.deep.equal(all.skipped);
  });

  it('cuts the patch of a cell out of a photo', async () => {
    const patch = await client.run('patch', computing.patch);
    const { box, picture } = patch!;
    expect(picture.pixels).to.have.length(4 * picture.width * picture.height);
    expect(picture.width / picture.height).to.be.closeTo(box.width / box.height, 0.1);
    const none = client.run('patch', { ...computing.patch, file: new Blob(['no']), picture: 1 });
    await expectRejection(none, 'ImageDecodeError');
  });

  it('answers a class at once while filters grow, which then go on', async () => {
    let ended = false;
    const controller = new AbortController();
    let steps = 0;
    const filters = client.run(
      'filters',
      { ...computing.filters, steps: 20_000 },
      { signal: controller.signal, onProgress: ({ done }) => (steps = done) },
    );
    filters.catch(() => undefined).finally(() => (ended = true));
    while (steps === 0) await delay(20);
    const { target } = await client.run('heatmap', { ...computing.heatmap, classIndex: 281 });
    expect(target.classes[0]?.index).to.equal(281);
    expect(ended).to.be.false;
    const before = steps;
    while (steps === before) await delay(20);
    controller.abort();
    await expectRejection(filters, 'AbortError');
  });

  it('holds filters while paused, and answers other calls', async () => {
    let steps = 0;
    const controller = new AbortController();
    const filters = client.run(
      'filters',
      { ...computing.filters, steps: 20_000 },
      { signal: controller.signal, onProgress: ({ done }) => (steps = done) },
    );
    filters.catch(() => undefined);
    while (steps === 0) await delay(20);
    client.pause(true);
    await client.run('predict', computing.predict);
    const held = steps;
    await delay(500);
    expect(steps).to.equal(held);
    client.pause(false);
    while (steps === held) await delay(20);
    controller.abort();
    await expectRejection(filters, 'AbortError');
  });

  it('keeps ports and tensors flat over 100 mixed calls, some of them cancelled', async () => {
    const kinds = names.filter((name) => name !== 'filters');
    const short = { ...computing.filters, steps: 2, size: 64 };
    const round = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const controller = new AbortController();
        const job = kinds[i % kinds.length]!;
        const call = client.run<JobName>(job, computing[job], { signal: controller.signal });
        if (i % 7 === 3) setTimeout(() => controller.abort(), 5);
        await call.then(
          () => undefined,
          (error: unknown) => expect((error as Error).name).to.equal('AbortError'),
        );
        // Another seed each time: what is kept would not grow again.
        if (i % 20 === 0) await client.run('filters', { ...short, seed: count + i });
      }
      return client.run('backend', {});
    };
    const before = await round(kinds.length);
    const channels = new ChannelSpy();
    const afterwards = await round(100);
    channels.restore();
    expect(afterwards.tensors).to.equal(before.tensors);
    expect(afterwards.bytes).to.equal(before.bytes);
    expect(channels.made, 'message channels made').to.equal(0);
  }).timeout(180_000);

  it('frees the tensors of a model when others take its place', async () => {
    const open = async (id: string) => {
      await client.run('open-model', { id, source: modelUrl });
      await client.run('open-image', { id: 'i', model: id, source: photoUrl, name: 'Chelsea' });
      await client.run('predict', { ...computing.predict, model: id });
      return (await client.run('backend', {})).tensors;
    };
    await open('a');
    const two = await open('b');
    expect(await open('c')).to.equal(two);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(20);
}
