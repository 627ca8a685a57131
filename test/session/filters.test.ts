import { expect } from 'chai';
import { filterDefaults } from '../../src/core/feature-visualization/filter-options.js';
import { DEFAULT_SEED } from '../../src/facts/seed.js';
import { planRuns } from '../../src/session/plan.js';
import { reduce } from '../../src/session/reduce.js';
import { mostKeptPictures } from '../../src/session/filter-answers.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { FiltersResult } from '../../src/core/feature-visualization/filters.types.js';
import { type Session, openSession, picture } from './support.js';

const grow = (layer: string, ...channels: number[]) =>
  ({ job: 'filters', request: { layer, channels } }) as const;
const slotOf = (session: Session, layer = 'add') => snapshot(session.state).slot(grow(layer));
const channelsOf = (session: Session) => {
  const request = session.request('filters');
  return 'channels' in request ? request.channels : undefined;
};
const result = (layer: string, ...channels: number[]): FiltersResult => ({
  layer,
  tensor: `${layer}/linear`,
  channels: 16,
  seed: 7,
  pictures: channels.map((channel) => picture(channel)),
});
const frame = (session: Session, channel: number, step: number) =>
  session.act({
    type: 'progressed',
    run: session.run('filters'),
    progress: { done: step, total: 64, unit: 'steps', partial: picture(channel, 'running', step) },
  });
const finish = (session: Session, layer = 'add') =>
  session.done({ job: 'filters', result: result(layer, ...(channelsOf(session) ?? [])) });

describe('filters', () => {
  it('are drawn in batches of five in the order wanted, until all are there', () => {
    const session = openSession().want(grow('add', 7, 3, 9, 1, 0, 2, 4));
    expect(channelsOf(session)).to.deep.equal([7, 3, 9, 1, 0]);
    expect(slotOf(session).phase).to.equal('loading');
    finish(session);
    expect(slotOf(session)).to.include({ phase: 'streaming' });
    expect(slotOf(session).progress).to.deep.equal({ done: 5, total: 7, unit: 'channels' });
    expect(channelsOf(session)).to.deep.equal([2, 4]);
    finish(session);
    expect(slotOf(session).phase).to.equal('ready');
    expect(slotOf(session).value?.tensor).to.equal('add/linear');
    const drawn = slotOf(session).value?.pictures.map(({ channel }) => channel);
    expect(drawn).to.have.members([7, 3, 9, 1, 0, 2, 4]);
  });

  it('of several views of one layer are drawn once and shared', () => {
    const session = openSession().want(grow('add', 1, 2), grow('add', 2, 3));
    expect(channelsOf(session)).to.deep.equal([1, 2, 3]);
  });

  it('show the newest frame of each channel while they grow', () => {
    const session = openSession().want(grow('add', 1, 2));
    frame(session, 1, 8);
    frame(session, 2, 8);
    frame(session, 1, 16);
    const { phase, value } = slotOf(session);
    expect(phase).to.equal('streaming');
    expect(value?.pictures.map(({ channel, step }) => [channel, step])).to.deep.equal([
      [1, 16],
      [2, 8],
    ]);
    expect(value).to.include({ layer: 'add', channels: 16, seed: 7 });
  });

  it('stop at once when another layer is wanted, and keep what is finished', () => {
    const session = openSession().want(grow('add', 0, 1, 2, 3, 4, 5));
    finish(session);
    frame(session, 5, 60);
    const abandoned = session.run('filters');
    session.want(grow('head', 0));
    expect(session.dropped).to.deep.equal([abandoned]);
    expect(session.request('filters')).to.include({ layer: 'head' });
    session.want(grow('add', 0, 1, 2, 3, 4, 5));
    expect(channelsOf(session)).to.deep.equal([5]);
    expect(slotOf(session).value?.pictures).to.have.lengthOf(5);
  });

  it('in their first half make room for a channel that is wanted more, later they end first', () => {
    const early = openSession().want(grow('add', 0, 1, 2, 3, 4, 5, 6));
    frame(early, 0, 31).want(grow('add', 6, 0, 1, 2, 3, 4, 5));
    expect(channelsOf(early)).to.deep.equal([6, 0, 1, 2, 3]);
    const late = openSession().want(grow('add', 0, 1, 2, 3, 4, 5, 6));
    frame(late, 0, 32).want(grow('add', 6, 0, 1, 2, 3, 4, 5));
    expect(channelsOf(late)).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('go on when a channel of the running batch becomes the most urgent', () => {
    const session = openSession().want(grow('add', 0, 1, 2));
    session.want(grow('add', 2, 0, 1));
    expect(session.dropped).to.deep.equal([]);
  });

  it('keep what is done at cancel and draw only the rest at retry', () => {
    const session = openSession().want(grow('add', 0, 1, 2, 3, 4, 5));
    finish(session).act({ type: 'cancelled' });
    expect(session.jobs()).not.to.include('filters');
    expect(slotOf(session).phase).to.equal('cancelled');
    expect(slotOf(session).value?.pictures).to.have.lengthOf(5);
    session.act({ type: 'retried', wants: [grow('add', 0, 5)] });
    expect(channelsOf(session)).to.deep.equal([5]);
  });

  it('stop at a cancel that comes between two batches', () => {
    const session = openSession().want(grow('add', 0, 1, 2, 3, 4, 5));
    const completed = { job: 'filters', result: result('add', 0, 1, 2, 3, 4) } as const;
    const run = session.run('filters');
    let state = reduce(session.state, { type: 'done', run, completed, at: 1250 });
    state = reduce(state, { type: 'cancelled' });
    const { phase, value } = snapshot(state).slot(grow('add'));
    expect(phase).to.equal('cancelled');
    expect(value?.pictures).to.have.lengthOf(5);
    const { start } = planRuns(reduce(state, { type: 'wanted', wants: state.wants }));
    expect(start.map(({ job }) => job)).not.to.include('filters');
  });

  it('that the worker gives no picture of are a failure, not asked for without end', () => {
    const session = openSession().want(grow('add', 0, 1));
    session.done({ job: 'filters', result: result('add', 0) });
    expect(slotOf(session).phase).to.equal('error');
    expect(slotOf(session).error?.message).to.contain('channel 1 of "add"');
    expect(session.jobs()).not.to.include('filters');
  });

  it('that are dead or silent count as drawn', () => {
    const session = openSession().want(grow('add', 0, 1));
    const pictures = [picture(0, 'dead', 0), picture(1, 'silent')];
    session.done({ job: 'filters', result: { ...result('add'), pictures } });
    expect(slotOf(session).phase).to.equal('ready');
  });

  it('have the seed of the core when the view names none', () => {
    expect(DEFAULT_SEED).to.equal(filterDefaults.seed);
  });

  it('of several variants are complete with the last of them, and fewer channels grow at once', () => {
    const request = { layer: 'add', channels: [0, 1, 2], variants: 4 };
    const want = { job: 'filters', request } as const;
    const session = openSession().want(want);
    expect(channelsOf(session)).to.deep.equal([0, 1]);
    const four = (channel: number) =>
      [0, 1, 2, 3].map((variant) => ({ ...picture(channel), variant }));
    session.done({
      job: 'filters',
      result: { ...result('add'), pictures: [...four(0), ...four(1)] },
    });
    expect(channelsOf(session)).to.deep.equal([2]);
    session.done({ job: 'filters', result: { ...result('add'), pictures: four(2).slice(1) } });
    const { phase, value, error } = snapshot(session.state).slot(want);
    expect(phase).to.equal('error');
    expect(error?.message).to.contain('channel 2');
    expect(value?.pictures).to.have.length(11);
  });

  it('of another seed are another answer', () => {
    const session = openSession().want(grow('add', 0));
    finish(session);
    const seeded = { job: 'filters', request: { layer: 'add', channels: [0], seed: 3 } } as const;
    session.want(seeded);
    expect(session.request('filters')).to.include({ seed: 3 });
    expect(snapshot(session.state).slot(seeded).phase).to.equal('loading');
  });

  it('stay through a change of photo', () => {
    const session = openSession().want(grow('add', 0));
    finish(session).askImage('dog.jpg').openImage();
    expect(slotOf(session).phase).to.equal('ready');
  });

  it('are held by a pause, which ends with them', () => {
    const session = openSession().want(grow('add', 0)).act({ type: 'paused', paused: true });
    expect(snapshot(session.state).job).to.include({ job: 'filters', paused: true });
    session.want(grow('add', 9, 0));
    expect(session.dropped).to.deep.equal([]);
    session.want();
    expect(session.state.paused).to.equal(false);
  });

  it(`leave memory, oldest first, beyond ${mostKeptPictures} that nobody wants`, () => {
    const session = openSession();
    const layers = Math.ceil(mostKeptPictures / 5) + 2;
    for (let i = 0; i < layers; i++) {
      session.want(grow(`layer${i}`, 0, 1, 2, 3, 4));
      finish(session, `layer${i}`);
    }
    const count = (i: number) => slotOf(session, `layer${i}`).value?.pictures.length ?? 0;
    let total = 0;
    for (let i = 0; i < layers; i++) total += count(i);
    expect(total).to.equal(mostKeptPictures);
    expect(count(0)).to.equal(0);
    expect(count(layers - 1)).to.equal(5);
  });
});
