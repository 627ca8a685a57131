import { expect } from 'chai';
import '../../../src/components/predictions/predictions.js';
import { CancelEvent, RetryEvent } from '../../../src/components/events.js';
import type { PredictResult } from '../../../src/core/prediction/predict.types.js';
import { expectAccessible } from './axe.js';
import { cleanUp, drawn, find, findAll, heard, mount, pause, textOf } from './mount.js';
import { snapshotOf } from './snapshot.js';

const result: PredictResult = {
  top: [{ index: 0, name: 'cat', probability: 0.95, logit: 3 }],
  probabilities: Float32Array.of(0.95, 0.05),
  logits: Float32Array.of(3, 0),
};

describe('the states of a pane', () => {
  afterEach(cleanUp);

  it('empty: names one action and a reason', async () => {
    const pane = await mount('cl-predictions');
    expect(textOf(pane, '.frame-panel.empty')).to.equal(
      'No decision yet Choose a photo. It stays on this device.',
    );
    await expectAccessible(pane);
  });

  it('loading: says nothing for 300 ms, then amount and Cancel', async () => {
    const events = heard(CancelEvent);
    const progress = { done: 37e6, total: 98e6, unit: 'bytes' } as const;
    const pane = await mount('cl-predictions', { phase: 'loading', progress });
    expect(textOf(pane, '.frame-panel')).to.equal('');
    await pause(350);
    await drawn(pane);
    expect(textOf(pane, '.frame-panel')).to.contain('37 of 98 MB');
    expect(find(pane, '[role=progressbar]').getAttribute('aria-valuenow')).to.equal('38');
    find(pane, '.frame-panel button').click();
    expect(events).to.have.length(1);
    await expectAccessible(pane);
  });

  it('stale: keeps the old result, dimmed, and says what it belongs to', async () => {
    const pane = await mount('cl-predictions');
    const ready = { phase: 'ready', value: result } as const;
    pane.receive(snapshotOf({ predict: ready }, { imageSource: 'chelsea.png' }));
    await drawn(pane);
    expect(find(pane, '.frame').getAttribute('aria-busy')).to.equal('false');
    pane.receive(snapshotOf({ predict: { phase: 'loading' } }, { imageSource: 'coffee.png' }));
    await drawn(pane);
    expect(textOf(pane, '.answer .name')).to.equal('cat');
    expect(find(pane, '.frame-content').classList.contains('stale')).to.be.true;
    expect(find(pane, '.frame').getAttribute('aria-busy')).to.equal('true');
    await pause(350);
    await drawn(pane);
    expect(textOf(pane, '.frame-banner span')).to.equal('From chelsea.png. Working on coffee.png…');
    pane.receive(snapshotOf({ predict: ready }, { imageSource: 'coffee.png' }));
    await drawn(pane);
    expect(findAll(pane, '.stale, .frame-banner')).to.be.empty;
  });

  it('error: says what happened and what to do, with the technical line last', async () => {
    const events = heard(RetryEvent);
    const error = { name: 'WorkerLostError', message: 'the worker stopped during predict' };
    const pane = await mount('cl-predictions', { phase: 'error', error, result });
    expect(textOf(pane, '.error .title')).to.equal('The computation stopped');
    expect(find(pane, '.error').lastElementChild?.textContent).to.equal(error.message);
    expect(findAll(pane, '.answer')).to.be.empty;
    find(pane, '.error button').click();
    expect(events).to.have.length(1);
    await expectAccessible(pane);
  });

  it('error: an unknown one is told in general words, whatever its name', async () => {
    const error = { name: 'toString', message: 'x' };
    const pane = await mount('cl-predictions', { phase: 'error', error });
    expect(textOf(pane, '.error .title')).to.equal('This did not work');
  });

  it('not for this model: is no error, and offers no second try', async () => {
    const error = { name: 'NotSpatialError', message: 'logits has shape [1000]' };
    const pane = await mount('cl-predictions', { phase: 'error', error });
    expect(textOf(pane, '.unfit .title')).to.equal('Nothing to see at this layer');
    expect(findAll(pane, '.unfit button')).to.be.empty;
    await expectAccessible(pane);
  });

  it('cancelled: what is done stays, with Carry on', async () => {
    const events = heard(RetryEvent);
    const progress = { done: 11, total: 25, unit: 'channels' } as const;
    const pane = await mount('cl-predictions', { phase: 'cancelled', result, progress });
    expect(textOf(pane, '.answer .name')).to.equal('cat');
    expect(textOf(pane, '.frame-banner span')).to.equal('Stopped after 11 of 25 channels.');
    const { bottom } = find(pane, '.frame-content').getBoundingClientRect();
    expect(find(pane, '.frame-banner').getBoundingClientRect().top).to.be.at.least(bottom);
    find(pane, '.frame-banner button').click();
    expect(events).to.have.length(1);
    await expectAccessible(pane);
  });
});
