import { expect } from 'chai';
import type { WorkerLostError } from '../../src/core/errors.js';
import { ExplainClient } from '../../src/workers/explain-client.js';
import { expectRejection, WorkerSpy } from './support.js';

const blobs: string[] = [];

function scriptOf(source: string): string {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  blobs.push(url);
  return url;
}

/** Scripts of workers that end, hang or break before they say that they listen; what is said then. */
const stillborn: Record<string, readonly [source: string, said: string]> = {
  'throws at once': [`throw new Error('broken at once')`, 'broken at once'],
  'throws later': [`setTimeout(() => { throw new Error('broken later') }, 20)`, 'broken later'],
  'cannot be parsed': [`const = 1`, 'could not be loaded'],
  'ends itself': [`close()`, 'said nothing'],
  'never ends': [`for (;;);`, 'said nothing'],
  'is never ready': [`await new Promise(() => undefined)`, 'said nothing'],
  'is rejected': [`await import('/no/such/module.js')`, ''],
};

describe('a worker that does not start', () => {
  let spy: WorkerSpy;
  let client: ExplainClient;

  beforeEach(() => (spy = new WorkerSpy()));
  afterEach(() => {
    client.terminate();
    spy.restore();
    for (const url of blobs.splice(0)) URL.revokeObjectURL(url);
  });

  for (const [what, [source, said]] of Object.entries(stillborn)) {
    it(`because it ${what} is tried three times, and then the calls say why`, async () => {
      client = new ExplainClient({ workerUrl: scriptOf(source), silence: 500 });
      const lost: WorkerLostError[] = [];
      client.onlost = (error) => lost.push(error);
      const calls = [client.run('backend', {}), client.run('kept-models', {})];
      for (const call of calls) {
        const { message } = await expectRejection(call, 'WorkerLostError');
        expect(message).to.contain('did not start in 3 tries').and.to.contain(said);
      }
      expect(spy.started).to.have.length(3);
      expect(lost).to.have.length(1);
    });
  }

  it('because it is refused without a word goes on by way of a blob', async () => {
    // As browsers do that do not throw for a worker that they will not have.
    const { Worker } = globalThis;
    const refused = scriptOf(`throw new Error('refused')`);
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(String(url).endsWith('.worker.js') ? refused : url, options);
      }
    };
    try {
      client = new ExplainClient();
      expect((await client.run('backend', {})).name).to.equal('wasm');
      expect(spy.started).to.have.length(2);
    } finally {
      globalThis.Worker = Worker;
    }
  });

  it('because it is of another origin goes on by way of a blob', async () => {
    const workerUrl = `http://127.0.0.1:${location.port}/dist/workers/explain.worker.js`;
    client = new ExplainClient({ workerUrl });
    expect((await client.run('backend', {})).name).to.equal('wasm');
    expect(spy.started).to.have.length(1);
  });

  it('the first time is replaced, and the calls that wait go on in the new one', async () => {
    const worker = JSON.stringify(new URL('/dist/workers/explain.worker.js', location.href).href);
    const lock = JSON.stringify(`test-${crypto.randomUUID()}`);
    // Only one of them can ever have the lock: the second finds it taken, and starts.
    const source = `
      const first = await new Promise((tell) => {
        void navigator.locks.request(${lock}, { ifAvailable: true }, (own) => {
          tell(own !== null);
          return new Promise(() => undefined);
        });
      });
      if (first) await new Promise(() => undefined);
      await import(${worker});`;
    client = new ExplainClient({ workerUrl: scriptOf(source), silence: 4_000 });
    // Held for good, as a worker that ended would not hold it.
    const held = new Promise<void>((tell) => {
      setTimeout(() => {
        void navigator.locks.request(JSON.parse(lock) as string, () => {
          tell();
          return new Promise(() => undefined);
        });
      }, 500);
    });
    const call = client.run('backend', {});
    expect((await call).name).to.equal('wasm');
    await held;
    expect(spy.started).to.have.length(2);
  });
});
