import { expect } from 'chai';
import { findAll, textOf } from '../components/shared/mount.js';
import { clickButton, complaints, openInspector, sample, until, type Opened } from './support.js';

describe('a dream over the photo', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png'), layer: 'block4_add' });
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  const dream = () => opened.view('cl-dream');
  const frames = () => dream().result?.frames ?? [];
  const pane = (name: string) => clickButton(opened.inspector, name);

  it('does nothing before it is asked for, and then grows frame by frame', async () => {
    pane('Dream');
    await opened.shows('an idle session', ({ job }) => job === null);
    expect(dream().phase).to.equal('empty');
    Object.assign(dream(), { octaves: 2, steps: 15, size: 240 });
    clickButton(dream(), 'Dream');
    await until('some frames', () => frames().length > 4);
    expect(opened.snapshot.job).to.include({ job: 'dream', about: 'block4_add' });
    expect(frames()[0]).to.include({ step: 0, steps: 30, width: 240 });
    expect(frames()[1]!.width).to.equal(171);
  });

  it('is stopped by Cancel; what is done stays', async () => {
    clickButton(dream(), 'Cancel');
    await opened.shows('the end of the job', ({ job }) => job?.job !== 'dream');
    expect(dream().phase).to.equal('cancelled');
    const { length } = frames();
    expect(length).to.be.within(5, 30);
    await dream().updateComplete;
    expect(textOf(dream(), '.frame-banner')).to.equal('Stopped. Carry on');
  });

  it('goes on after the last frame by Carry on, also past a look at another pane', async () => {
    const before = [...frames()];
    clickButton(dream(), 'Carry on');
    await until('another frame', () => frames().length > before.length);
    const element = dream();
    pane('Channel');
    await until('the other pane', () => findAll(opened.inspector, 'cl-dream').length === 0);
    pane('Dream');
    await until('the pane again', () => findAll(opened.inspector, 'cl-dream').length === 1);
    expect(dream()).to.equal(element);
    await until('the end', () => dream().phase === 'ready');
    expect(frames().slice(0, before.length)).to.deep.equal(before);
    expect(frames().map(({ step }) => step)).to.deep.equal([...Array(31).keys()]);
  });

  it('begins anew over another photo', async () => {
    await opened.openFile(sample('coffee.png'));
    await until(
      'the dream over it',
      () => dream().phase === 'ready' && dream().shown === 'Block 3b · add, coffee.png',
    );
    expect(frames()).to.have.length(31);
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
