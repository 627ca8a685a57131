import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { WorkerSpy } from '../workers/support.js';
import {
  clickButton,
  complaints,
  explainedClass,
  openInspector,
  sample,
  until,
  type Opened,
} from './support.js';

describe('a long job, stopped in the middle', () => {
  let opened: Opened;
  let workers: WorkerSpy;
  const heard = complaints(window, { failing: true });

  before(async () => {
    workers = new WorkerSpy();
    opened = await openInspector({ image: sample('chelsea.png'), layer: 'block2_add' });
    await opened.answered();
  });
  after(() => {
    opened.inspector.remove();
    workers.restore();
  });

  const filters = () => opened.view('cl-filters');
  const pictures = () => filters().result?.pictures ?? [];
  const finished = () => pictures().filter(({ status }) => status === 'done');
  const steps = () => pictures().reduce((sum, { step }) => sum + step, 0);
  const growing = (more = 0) => {
    const before = steps();
    return until('pictures that grow', () => steps() > before + more);
  };
  /** Some pictures are done and others on their way. */
  const half = (least: number) =>
    until(
      `${least} pictures, and others that grow`,
      () => finished().length >= least && pictures().some(({ status }) => status === 'running'),
      90_000,
    );

  it('is held by Pause, and goes on where it was', async () => {
    await growing();
    clickButton(filters(), 'Pause');
    await until('the pause', () => opened.snapshot.job?.paused === true);
    // What was under way when the pause came may still arrive.
    const predicted = opened.view('cl-predictions').result!;
    opened.view('cl-predictions').shadowRoot!.querySelectorAll<HTMLElement>('.row')[1]!.click();
    await until(
      'the heatmap of another class meanwhile',
      () => explainedClass(opened.view('cl-heatmap').result) === predicted.top[1]!.index,
    );
    const held = steps();
    opened.view('cl-predictions').shadowRoot!.querySelectorAll<HTMLElement>('.row')[2]!.click();
    await until(
      'another heatmap',
      () => explainedClass(opened.view('cl-heatmap').result) === predicted.top[2]!.index,
    );
    expect(steps()).to.equal(held);
    expect(textOf(opened.view('cl-status'), '.count')).to.contain('paused');
    clickButton(filters(), 'Go on');
    await growing();
    expect(steps()).to.be.greaterThan(held);
  });

  it('is stopped by Cancel in the status line; what is done stays', async () => {
    await half(2);
    const done = finished().map(({ channel }) => channel);
    await until('Cancel', () => findAll(opened.view('cl-status'), '[part=cancel]').length > 0);
    clickButton(opened.view('cl-status'), 'Cancel');
    await until('an idle session', () => opened.snapshot.job?.job !== 'filters');
    await until(
      'Ready in the status line',
      () => findAll(opened.view('cl-status'), '.what').at(0)?.textContent === 'Ready',
    );
    expect(filters().phase).to.equal('cancelled');
    expect(finished().map(({ channel }) => channel)).to.include.members(done);
    expect(textOf(filters(), '.frame-banner')).to.match(/^Stopped.*Carry on$/);
  });

  it('goes on by Carry on, and does nothing twice', async () => {
    const before = new Map(finished().map(({ channel, pixels }) => [channel, pixels]));
    clickButton(filters(), 'Carry on');
    await until('more pictures', () => finished().length > before.size, 60_000);
    for (const [channel, pixels] of before) {
      expect(finished().find((one) => one.channel === channel)?.pixels).to.equal(pixels);
    }
  });

  it('names the error in the pane whose worker was ended; everything shown stays', async () => {
    await growing();
    const { result: prediction } = opened.view('cl-predictions');
    const { result: heatmap } = opened.view('cl-heatmap');
    const done = finished().map(({ channel }) => channel);
    workers.started[0]!.terminate();
    await until('an error', () => filters().phase === 'error', 5_000);
    await filters().updateComplete;
    expect(filters().error?.name).to.equal('WorkerLostError');
    expect(textOf(filters(), '.frame-panel')).to.contain('The computation stopped');
    expect(opened.view('cl-predictions')).to.include({ result: prediction, phase: 'ready' });
    expect(opened.view('cl-heatmap')).to.include({ result: heatmap, phase: 'ready' });
    expect(finished().map(({ channel }) => channel)).to.include.members(done);
    const tiles = findAll(filters(), '.tile canvas');
    expect(tiles.length, 'pictures still in the grid').to.be.at.least(done.length);
  });

  it('works again after Try again', async () => {
    const before = finished().length;
    clickButton(filters(), 'Try again');
    await until('more pictures', () => finished().length > before, 90_000);
    expect(findAll(filters(), '.frame-panel.error')).to.have.length(0);
    const row = findAll(opened.view('cl-predictions'), '.row')[3]!;
    row.click();
    const { index } = opened.view('cl-predictions').result!.top[3]!;
    await until('a heatmap', () => explainedClass(opened.view('cl-heatmap').result) === index);
  });

  it('says it in the pane that waited, where the worker ends while a class is explained', async () => {
    const heatmap = opened.view('cl-heatmap');
    const { result } = heatmap;
    findAll(opened.view('cl-predictions'), '.row')[4]!.click();
    await until('the worker at it', () => opened.snapshot.job?.job === 'heatmap');
    for (const worker of workers.started) worker.terminate();
    await until('an error', () => heatmap.phase === 'error', 5_000);
    await heatmap.updateComplete;
    expect(heatmap.result).to.equal(result);
    expect(find(heatmap, '.frame-panel code').textContent).to.contain('the worker stopped');
    clickButton(heatmap, 'Try again');
    const { index } = opened.view('cl-predictions').result!.top[4]!;
    await until('the heatmap', () => explainedClass(heatmap.result) === index && !heatmap.stale);
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
