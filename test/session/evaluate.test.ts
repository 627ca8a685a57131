import { expect } from 'chai';
import type { EvaluationResult } from '../../src/core/classification/classification.types.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { openSession, photo } from './support.js';

const files = ['s/cat/1.png', 's/dog/1.png'].map((name) => new File(['x'], name));
const count = (folder = 'a', given?: readonly (readonly [string, readonly number[]])[]) =>
  ({ job: 'evaluate', request: { folder, files, ...(given && { given }) } }) satisfies Want;

const counted = (seen: number): EvaluationResult => ({
  ...{ model: 'm', fingerprint: 'f', classes: ['cat'], folders: [], total: 2, planned: 2, seen },
  ...{ parts: { of: 1, done: [1] }, crop: 'centre', mistakesKept: 1 },
  preprocessing: { mean: [0], std: [255], channels: 'grey' },
  counts: {
    ...{ classes: 1, pictures: seen, right: seen, rightInFive: seen, unread: 0 },
    ...{ confusion: [], mistakes: [], firstUnread: [] },
  },
  figures: { top1: 1, top5: null, balanced: 1, perClass: [], confused: [] },
});

describe('an evaluation in a session', () => {
  it('shows what is counted so far, and carries on from there when it was stopped or left', () => {
    const session = openSession().want(count());
    const progress = { done: 1, total: 2, unit: 'photos', partial: counted(1) } as const;
    session.act({ type: 'progressed', run: session.run('evaluate'), progress });
    const slot = () => snapshot(session.state).slot(count());
    expect(slot()).to.deep.include({ phase: 'streaming', value: counted(1) });
    session.act({ type: 'cancelled' });
    expect(slot()).to.deep.include({ phase: 'cancelled', value: counted(1) });
    session.act({ type: 'retried', wants: [count()] });
    expect(session.request('evaluate')).to.deep.include({ from: counted(1) });
    session.want();
    expect(session.jobs()).to.deep.equal([]);
    session.want(count());
    expect(session.request('evaluate')).to.deep.include({ from: counted(1) });
  });

  it('outlives the photo, and is another one with other classes for its folders', () => {
    const session = openSession().want(count());
    session.done({ job: 'evaluate', result: counted(2) });
    session.askImage('dog.jpg').done({ job: 'open-image', result: photo });
    expect(snapshot(session.state).slot(count()).phase).to.equal('ready');
    session.want(count('a', [['cat', [1]]]));
    expect(session.request('evaluate')).not.to.have.property('from');
  });
});
