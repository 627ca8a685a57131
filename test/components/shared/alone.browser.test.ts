import { expect } from 'chai';
import '../../../src/index.js';
import type { PredictResult } from '../../../src/core/prediction/predict.types.js';
import { expectAccessible } from './axe.js';
import { cleanUp, drawn, findAll, mount, pause, textOf } from './mount.js';

const result: PredictResult = {
  top: [{ index: 0, name: 'cat', probability: 0.95, logit: 3 }],
  probabilities: Float32Array.of(0.95, 0.05),
  logits: Float32Array.of(3, 0),
};

/** Longer than an element waits for a session. */
const long = 2300;

const alone = 'This element stands outside a <cl-session>. Put it into one, or set its result.';

describe('an element outside a session', () => {
  afterEach(cleanUp);

  it('says so where it would show its result, after a while', async () => {
    const tags = ['cl-predictions', 'cl-kernel', 'cl-unit', 'cl-evaluate', 'cl-network'] as const;
    const elements = await Promise.all(tags.map((tag) => mount(tag)));
    for (const element of elements) expect(said(element)).not.to.contain(alone);
    await pause(long);
    for (const element of elements) {
      await drawn(element);
      expect(said(element), element.localName).to.contain(`Nothing to show ${alone}`);
      expect(said(element)).not.to.contain('Choose a photo');
    }
    await expectAccessible(elements[0]!);
  });

  it('shows a result that comes later', async () => {
    const element = await mount('cl-predictions');
    await pause(long);
    element.result = result;
    await drawn(element);
    expect(textOf(element, '.answer .name')).to.equal('cat');
    expect(said(element)).to.equal('');
  });

  it('says nothing of the kind while it is told that a result comes', async () => {
    const element = await mount('cl-predictions', { phase: 'loading' });
    await pause(long);
    await drawn(element);
    expect(said(element)).not.to.contain('outside');
  });

  it('says nothing of the kind when a session was put around it', async () => {
    const element = await mount('cl-predictions');
    const session = document.createElement('cl-session');
    document.body.append(session);
    await pause(500);
    session.append(element);
    await pause(long);
    await drawn(element);
    expect(said(element)).to.contain('No decision yet');
    element.remove();
    document.body.append(element);
    await pause(long);
    await drawn(element);
    expect(said(element)).to.contain(alone);
  });
});

const said = (element: HTMLElement): string =>
  findAll(element, '.frame-panel')
    .map(({ textContent }) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
