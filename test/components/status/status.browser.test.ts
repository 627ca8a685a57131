import { expect } from 'chai';
import { Announcer } from '../../../src/components/status/announcer.js';
import { RunClock } from '../../../src/components/status/run-clock.js';
import type { ClStatus } from '../../../src/components/status/status.js';
import '../../../src/components/status/status.js';
import type { RunningJob } from '../../../src/session/snapshot.js';
import { efficientNetLite0 } from '../../view/networks.js';
import { expectAccessible } from '../shared/axe.js';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const filters = (since: number, paused = false): RunningJob => ({
  job: 'filters',
  about: 'block5b_dwconv',
  progress: { done: 18, total: 25, unit: 'channels' },
  startedAt: Date.now() - since,
  paused,
});

describe('<cl-status>', () => {
  let status: ClStatus;

  beforeEach(async () => {
    status = document.createElement('cl-status');
    status.style.width = '1200px';
    document.body.append(status);
    await status.updateComplete;
  });
  afterEach(() => status.remove());

  const notice = () =>
    status.renderRoot.querySelector('.notice')!.textContent.replace(/\s+/g, ' ').trim();
  const text = () => status.renderRoot.querySelector('.line')!.textContent.replace(/\s+/g, ' ');
  const bar = () => status.renderRoot.querySelector('[role=progressbar]');

  it('says that it is ready, and where the data stays', () => {
    expect(text()).to.contain('Ready').and.to.contain('Photo and model stay on this device');
    expect(bar()).to.equal(null);
  });

  it('says why it is slow where WebAssembly does not run', async () => {
    status.backend = { name: 'cpu', available: ['cpu'], tensors: 3, bytes: 186e6 };
    await status.updateComplete;
    expect(notice()).to.contain("the policy of this page must allow 'wasm-unsafe-eval'");
    const { WebAssembly: real } = globalThis;
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    try {
      status.requestUpdate();
      await status.updateComplete;
      expect(notice()).to.contain('Chrome 57, Firefox 52 and Safari 11 and later');
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', { value: real, configurable: true });
    }
    await expectAccessible(status);
    status.backend = { name: 'cpu', available: ['wasm', 'cpu'], tensors: 3, bytes: 186e6 };
    await status.updateComplete;
    expect(status.renderRoot.querySelector('.notice')).to.equal(null);
  });

  it('shows a running job with its count and the time left', async () => {
    // 18 channels in 18 seconds: the other 7 take 7 seconds.
    status.job = filters(18_000);
    await status.updateComplete;
    expect(text()).to.match(
      /Drawing filters.*block5b_dwconv.*18 of 25 channels, a few seconds left/,
    );
    expect(bar()!.getAttribute('aria-valuenow')).to.equal('72');
  });

  it('calls a layer what the network column calls it, and by its identifier where that is not known', async () => {
    const place = { layer: 'block10_add' };
    status.job = { ...filters(1000), about: 'block10_add', place };
    await status.updateComplete;
    expect(text()).to.match(/Drawing filters\s+block10_add/);
    status.layers = efficientNetLite0();
    await status.updateComplete;
    const what = () => status.renderRoot.querySelector('.what')!.textContent;
    expect(what()).to.equal('Drawing filters Block 5c · add');
    status.job = { ...status.job, job: 'unit', place: { ...place, channel: 12 } };
    await status.updateComplete;
    expect(text()).to.contain('Asking about the channel Block 5c · add · 12');
  });

  it('keeps silent about a job for its first 300 ms, then shows it without being asked', async () => {
    status.job = filters(0);
    await status.updateComplete;
    expect(text()).to.contain('Ready');
    await wait(450);
    expect(text()).to.contain('Drawing filters');
  });

  it('is not ready while something is waited for, and after 300 ms says what, whether it runs or not', async () => {
    status.awaited = { job: 'heatmap', about: 'tabby' };
    await status.updateComplete;
    expect(text()).not.to.contain('Ready').and.not.to.contain('Explaining');
    await wait(450);
    expect(text()).to.match(/Explaining.*tabby.*Cancel/);
    // Short jobs of a row that has lasted.
    status.job = {
      job: 'kernel',
      about: 'conv',
      progress: null,
      startedAt: Date.now(),
      paused: false,
    };
    await status.updateComplete;
    expect(text()).to.contain('Reading the kernel');
    status.job = null;
    status.awaited = null;
    await status.updateComplete;
    expect(text()).to.contain('Ready');
  });

  it('asks for the job to be cancelled', async () => {
    let cancelled = 0;
    status.addEventListener('cl-cancel', () => (cancelled += 1));
    status.job = filters(1000);
    await status.updateComplete;
    status.renderRoot.querySelector('button')!.click();
    expect(cancelled).to.equal(1);
  });

  it('says that a job is held instead of how long it takes', async () => {
    status.job = filters(9000, true);
    await status.updateComplete;
    expect(text()).to.contain('18 of 25 channels, paused').and.not.to.contain('left');
  });

  it('shows last times, memory and backend, and asks for another backend', async () => {
    const asked: string[] = [];
    status.addEventListener('cl-select-backend', ({ backend }) => asked.push(backend));
    status.timings = { predict: 52.4, heatmap: 1240 };
    status.backend = { name: 'wasm', available: ['wasm', 'webgl'], tensors: 3, bytes: 186e6 };
    await status.updateComplete;
    expect(text()).to.match(/Predict 52.ms.*Heatmap 1\.2.s.*186.MB/);
    const badge = status.renderRoot.querySelector('cl-backend')!;
    await badge.updateComplete;
    const select = badge.renderRoot.querySelector('select')!;
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['auto', 'wasm', 'webgl']);
    expect(badge.renderRoot.textContent.replace(/\s+/g, ' ')).to.match(/WASM 52.ms/);
    select.value = 'webgl';
    select.dispatchEvent(new Event('change'));
    expect(asked).to.deep.equal(['webgl']);
    expect(select.value, 'shows what is in use').to.equal('wasm');
  });

  it('says that the GPU went away, and what computes now', async () => {
    status.notice = { name: 'BackendChange', reason: { kind: 'webgl-lost' }, backend: 'wasm' };
    await status.updateComplete;
    expect(notice()).to.equal(
      'The GPU is gone. The WebGL context was lost; wasm computes instead.',
    );
  });

  it('says what was asked for and does not exist', async () => {
    status.notice = { name: 'LayerNotFoundError', message: 'no layer "conv9"' };
    await status.updateComplete;
    expect(notice()).to.equal('No such layer. no layer "conv9"');
    await expectAccessible(status);
  });

  it('goes on showing work whose next batch has just begun', async () => {
    status.job = filters(18_000);
    await status.updateComplete;
    for (const job of [null, { ...filters(0), progress: null }]) {
      status.job = job;
      await status.updateComplete;
      expect(text()).to.contain('Drawing filters');
    }
    status.job = null;
    await wait(350);
    expect(text()).to.contain('Ready');
    status.job = { ...filters(0), about: 'head_conv' };
    await status.updateComplete;
    expect(text()).to.contain('Ready');
  });

  it('says so beside a job that runs', async () => {
    status.notice = { name: 'LayerNotFoundError', message: 'no layer "conv9"' };
    status.job = filters(18_000);
    await status.updateComplete;
    expect(notice()).to.contain('no layer "conv9"');
    expect(text()).to.contain('Drawing filters');
    await expectAccessible(status);
  });

  it('passes the accessibility check while a job runs, also at 320 px without overflowing', async () => {
    status.job = filters(18_000);
    status.backend = { name: 'wasm', available: ['wasm'], tensors: 3, bytes: 186e6 };
    await status.updateComplete;
    await expectAccessible(status);
    status.style.width = '320px';
    await wait(50);
    const line = status.renderRoot.querySelector('.line')!;
    expect(line.scrollWidth).to.be.at.most(320);
  });
});

describe('an announcer', () => {
  it('says the first message at once, then only the newest after the gap', async () => {
    const said: string[] = [];
    const announcer = new Announcer((message) => said.push(message), 80);
    announcer.say('one');
    announcer.say('two');
    announcer.say('three');
    expect(said).to.deep.equal(['one']);
    await wait(150);
    expect(said).to.deep.equal(['one', 'three']);
  });

  it('does not repeat itself', async () => {
    const said: string[] = [];
    const announcer = new Announcer((message) => said.push(message), 20);
    announcer.say('one');
    await wait(40);
    announcer.say('one');
    await wait(40);
    expect(said).to.deep.equal(['one']);
  });
});

describe('a run clock', () => {
  it('counts from the start, without the time spent paused', () => {
    const clock = new RunClock();
    const job = { ...filters(0), startedAt: 1000 };
    expect(clock.ran(job, 3000)).to.equal(2000);
    expect(clock.ran({ ...job, paused: true }, 4000)).to.equal(3000);
    expect(clock.ran({ ...job, paused: true }, 9000)).to.equal(3000);
    expect(clock.ran(job, 10_000)).to.equal(3000);
    expect(clock.ran(job, 11_000)).to.equal(4000);
  });
});
