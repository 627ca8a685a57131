import { expect } from 'chai';
import { ExplainClient, type BackendChange } from '../../src/workers/explain-client.js';
import { computing, delay, expectRejection, openBoth, workerWith } from './support.js';

/** Logits of the photo on the backend in use. */
async function logits(client: ExplainClient): Promise<Float32Array> {
  return (await client.run('predict', computing.predict)).logits;
}

function furthest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe('the backend of the worker', () => {
  let client: ExplainClient;

  beforeEach(() => {
    client = new ExplainClient();
  });

  afterEach(() => client.terminate());

  it('is wasm at first, and stays so where the GPUs are emulated', async () => {
    expect((await client.run('backend', {})).name).to.equal('wasm');
    const info = await client.run('backend', { prefer: 'auto' });
    expect(info.name).to.equal('wasm');
    expect(info.available).to.include.members(['wasm', 'webgl', 'cpu']);
  });

  it('times a GPU that gives itself out as real, and leaves it when it is slower', async () => {
    const fault = `const get = WebGL2RenderingContext.prototype.getParameter;
      WebGL2RenderingContext.prototype.getParameter = function (what) {
        return what === 0x9246 ? 'ANGLE (NVIDIA)' : get.call(this, what);
      }`;
    client = new ExplainClient({ workerUrl: workerWith(fault) });
    await openBoth(client);
    const { tensors } = await client.run('backend', {});
    const begun = performance.now();
    const info = await client.run('backend', { prefer: 'auto' });
    expect(info.name).to.equal('wasm');
    expect(info.tensors).to.equal(tensors);
    expect(performance.now() - begun, 'milliseconds').to.be.at.least(50);
  });

  for (const name of ['webgl', 'webgpu', 'cpu'] as const) {
    it(`is ${name} where that is named, with the open model; and wasm again`, async function () {
      this.timeout(180_000);
      await openBoth(client);
      const { available, tensors } = await client.run('backend', { prefer: 'wasm' });
      if (!available.includes(name)) this.skip();
      const onWasm = await logits(client);
      expect((await client.run('backend', { prefer: name })).name).to.equal(name);
      expect(furthest(await logits(client), onWasm)).to.be.lessThan(1e-2);
      const back = await client.run('backend', { prefer: 'wasm' });
      expect(back.name).to.equal('wasm');
      expect(furthest(await logits(client), onWasm)).to.be.lessThan(1e-3);
      // Weights that were made anew become tensors when they are first used.
      expect((await client.run('backend', {})).tensors).to.be.at.least(tensors);
    });
  }

  it('refuses a name that is none and lists those that work', async () => {
    const error = await expectRejection(
      client.run('backend', { prefer: 'abacus' }),
      'OptionError',
      10_000,
    );
    expect(error.message).to.contain('wasm');
  });

  it('is switched between jobs: filters that grow start anew', async () => {
    await openBoth(client);
    const steps: number[] = [];
    const controller = new AbortController();
    const filters = client.run(
      'filters',
      { ...computing.filters, steps: 20_000 },
      {
        signal: controller.signal,
        onProgress: ({ partial }) => partial && steps.push(partial.step),
      },
    );
    filters.catch(() => undefined);
    while ((steps.at(-1) ?? 0) < 2) await delay(20);
    expect((await client.run('backend', { prefer: 'cpu' })).name).to.equal('cpu');
    const before = steps.length;
    while (steps.length === before) await delay(50);
    expect(steps[before]).to.equal(1);
    controller.abort();
    await expectRejection(filters, 'AbortError');
  });

  it('falls back to wasm when the GPU goes away: the calls go on, and the page is told', async () => {
    const fault = `const get = OffscreenCanvas.prototype.getContext;
      const contexts = [];
      OffscreenCanvas.prototype.getContext = function (...a) {
        const context = get.apply(this, a);
        if (context) contexts.push(context);
        return context;
      };
      addEventListener('message', ({data}) => {
        if (data?.path?.[0] !== 'pause') return;
        for (const c of contexts) c.getExtension?.('WEBGL_lose_context')?.loseContext();
      })`;
    client = new ExplainClient({ workerUrl: workerWith(fault) });
    await openBoth(client);
    const onWasm = await logits(client);
    expect((await client.run('backend', { prefer: 'webgl' })).name).to.equal('webgl');
    const change = new Promise<BackendChange>((resolve) => (client.onbackend = resolve));
    const filters = client.run('filters', computing.filters);
    client.pause(true);
    client.pause(false);
    const { info, reason } = await change;
    expect(info.name).to.equal('wasm');
    expect(reason).to.eql({ kind: 'webgl-lost' });
    expect((await filters).pictures).to.have.length(2);
    expect(furthest(await logits(client), onWasm)).to.be.lessThan(1e-4);
  }).timeout(120_000);

  it('is plain JavaScript where wasm is blocked', async () => {
    const fault = `const blocked = () => Promise.reject(new WebAssembly.CompileError('blocked'));
      Object.assign(WebAssembly, { instantiate: blocked, instantiateStreaming: blocked })`;
    client = new ExplainClient({ workerUrl: workerWith(fault) });
    expect((await client.run('backend', {})).name).to.equal('cpu');
  });
});
