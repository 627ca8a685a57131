import { expect } from 'chai';
import { macrotask } from '../../src/core/checkpoint.js';
import { AbortError } from '../../src/core/errors.js';
import { Lanes, type Lane, type Steering } from '../../src/workers/lanes.js';

/** Work of `steps` steps that notes each in `log`. */
function stepping(log: string[], name: string, steps: number) {
  return async ({ checkpoint }: Steering): Promise<string> => {
    for (let step = 1; step <= steps; step++) {
      await checkpoint();
      log.push(`${name}${step}`);
      await macrotask();
    }
    return name;
  };
}

describe('Lanes', () => {
  let lanes: Lanes;
  let log: string[];
  let tickets: number;

  beforeEach(() => {
    lanes = new Lanes();
    log = [];
    tickets = 0;
  });

  const run = (lane: Lane, name: string, steps: number, key = name, caller = 'one') =>
    lanes.run({ ticket: ++tickets, lane, key, caller }, stepping(log, name, steps));

  /** Until the job at hand has done its first step. */
  const started = async () => {
    while (log.length === 0) await macrotask();
  };

  it('runs the jobs of a lane one after another, in the order of their requests', async () => {
    await Promise.all([run('foreground', 'a', 2), run('foreground', 'b', 1)]);
    expect(log).to.deep.equal(['a1', 'a2', 'b1']);
  });

  it('holds the background at its next step while the foreground runs', async () => {
    const slow = run('background', 'f', 3);
    await started();
    await run('foreground', 'a', 2);
    await slow;
    expect(log).to.deep.equal(['f1', 'a1', 'a2', 'f2', 'f3']);
  });

  it('starts no background job while the foreground runs', async () => {
    const first = run('foreground', 'a', 2);
    const second = run('background', 'f', 1);
    await Promise.all([first, second]);
    expect(log).to.deep.equal(['a1', 'a2', 'f1']);
  });

  it('replaces a waiting job by a newer one of the same key, and leaves the running one', async () => {
    const running = run('foreground', 'a', 2, 'same');
    await started();
    const waiting = run('foreground', 'b', 1, 'same').catch((error: unknown) => error);
    const newest = run('foreground', 'c', 1, 'same');
    expect(await waiting).to.be.instanceOf(AbortError);
    expect(await running).to.equal('a');
    expect(await newest).to.equal('c');
    expect(log).to.deep.equal(['a1', 'a2', 'c1']);
  });

  it('stops a cancelled job at its next checkpoint and goes on with the next job', async () => {
    const cancelled = run('foreground', 'a', 1000).catch((error: unknown) => error);
    const next = run('foreground', 'b', 1);
    await started();
    lanes.cancel(1);
    expect(await cancelled).to.be.instanceOf(AbortError);
    expect(await next).to.equal('b');
    expect(log.length).to.be.lessThan(6);
  });

  it('takes a cancelled job that waits out of the lane', async () => {
    const running = run('foreground', 'a', 2);
    const waiting = run('foreground', 'b', 1).catch((error: unknown) => error);
    lanes.cancel(2);
    expect(await waiting).to.be.instanceOf(AbortError);
    await running;
    expect(log).to.deep.equal(['a1', 'a2']);
  });

  it('holds the background while paused, also when it is cancelled then', async () => {
    lanes.pause(true, 'one');
    const held = run('background', 'f', 1).catch((error: unknown) => error);
    await run('foreground', 'a', 1);
    expect(log).to.deep.equal(['a1']);
    lanes.cancel(1);
    expect(await held).to.be.instanceOf(AbortError);
    const next = run('background', 'g', 1);
    lanes.pause(false, 'one');
    expect(await next).to.equal('g');
  });

  it('stops the background for exclusive work, and starts it anew afterwards', async () => {
    const slow = run('background', 'f', 2);
    await started();
    const switched = lanes.run(
      { ticket: 9, lane: 'foreground', key: 's', caller: 'one' },
      ({ exclusive }) =>
        exclusive(async () => {
          await macrotask();
          log.push('switch');
        }),
    );
    await Promise.all([slow, switched]);
    expect(log).to.deep.equal(['f1', 'switch', 'f1', 'f2']);
  });

  it('replaces no job of another caller', async () => {
    const running = run('foreground', 'a', 2);
    await started();
    const first = run('foreground', 'b', 1, 'same', 'one');
    const second = run('foreground', 'c', 1, 'same', 'two');
    expect(await Promise.all([running, first, second])).to.deep.equal(['a', 'b', 'c']);
  });

  it('lets the background jobs of two callers take turns', async () => {
    await Promise.all([run('background', 'f', 3), run('background', 'g', 3, 'g', 'two')]);
    expect(log).to.deep.equal(['f1', 'g1', 'f2', 'g2', 'f3', 'g3']);
  });

  it('holds what one caller has in the background, and lets that of another go on', async () => {
    const held = run('background', 'f', 2, 'f', 'one');
    await started();
    lanes.pause(true, 'one');
    expect(await run('background', 'g', 2, 'g', 'two')).to.equal('g');
    expect(log).to.deep.equal(['f1', 'g1', 'g2']);
    lanes.pause(false, 'one');
    expect(await held).to.equal('f');
  });

  it('stops the background of all callers for exclusive work, and waits until all have stopped', async () => {
    const slow = run('background', 'f', 20);
    let stopped = false;
    const place = { lane: 'background', key: 'g', caller: 'two' } as const;
    const slower = lanes.run({ ticket: 8, ...place }, async (steering) => {
      await stepping(
        log,
        'g',
        stopped ? 1 : 100,
      )(steering).catch(async (error: unknown) => {
        for (let i = 0; i < 5; i++) await macrotask();
        stopped = true;
        throw error;
      });
    });
    while (log.length < 2) await macrotask();
    const switched = lanes.run(
      { ticket: 9, lane: 'foreground', key: 's', caller: 'one' },
      ({ exclusive }) => exclusive(() => Promise.resolve(stopped)),
    );
    expect(await switched).to.equal(true);
    await Promise.all([slow, slower]);
    const begun = log.filter((step) => step === 'f1' || step === 'g1');
    expect(begun).to.have.members(['f1', 'g1', 'f1', 'g1']);
  });

  it('lets messages in while a job that never waits goes on', async () => {
    let read = false;
    const place = { ticket: 1, lane: 'foreground', key: 'a', caller: 'one' } as const;
    const busy = lanes.run(place, async ({ checkpoint }) => {
      const begun = performance.now();
      while (!read && performance.now() - begun < 1_000) {
        const pause = checkpoint();
        if (pause) await pause;
      }
    });
    setTimeout(() => (read = true), 0);
    await busy;
    expect(read).to.be.true;
  });
});
