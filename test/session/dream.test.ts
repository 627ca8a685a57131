import { expect } from 'chai';
import type { DreamFrame } from '../../src/core/feature-visualization/dream.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import type { DreamFilm } from '../../src/workers/jobs.types.js';
import { openSession, other, photo, type Session } from './support.js';

const want = (layer = 'add') =>
  ({ job: 'dream', request: { of: { layer }, steps: 4 } }) satisfies Want;
const scan = {
  job: 'scan',
  request: { layer: 'add', folder: 'holidays', files: [new Blob(['a'])] },
} satisfies Want;
const slow = { job: 'heatmap', request: { method: 'occlusion', classIndex: 1 } } satisfies Want;

const frame = (step: number): DreamFrame => ({
  ...{ width: 1, height: 1, pixels: new Uint8ClampedArray(4) },
  ...{ octave: 1, step, steps: 4 },
});
const pointAt = (step: number) => ({ step, values: new Float32Array(3), course: [] });

function further(session: Session, step: number): DreamFrame {
  const shown = frame(step);
  const point = step === 0 ? null : pointAt(step);
  const partial = { frames: [shown], point, settings: null };
  session.act({
    type: 'progressed',
    run: session.run('dream'),
    progress: { done: step, total: 4, unit: 'steps', partial },
  });
  return shown;
}

const slotOf = (session: Session, one = want()) => snapshot(session.state).slot(one);
const stepsOf = (film: DreamFilm | undefined) => film?.frames.map(({ step }) => step);
function startedFrom(session: Session): number | undefined {
  const request = session.request('dream');
  return 'from' in request && request.from && 'course' in request.from
    ? request.from.step
    : undefined;
}

describe('a dream', () => {
  it('grows frame by frame', () => {
    const session = openSession().want(want());
    expect(slotOf(session).phase).to.equal('loading');
    further(session, 0);
    further(session, 1);
    expect(slotOf(session).phase).to.equal('streaming');
    expect(stepsOf(slotOf(session).value)).to.deep.equal([0, 1]);
    expect(slotOf(session).progress).to.deep.equal({ done: 1, total: 4, unit: 'steps' });
  });

  it('carries on after the step it was stopped at, and keeps the frames it has', () => {
    const session = openSession().want(want());
    const first = further(session, 0);
    further(session, 2);
    session.act({ type: 'cancelled' });
    expect(session.jobs()).to.deep.equal([]);
    expect(slotOf(session).phase).to.equal('cancelled');
    expect(stepsOf(slotOf(session).value)).to.deep.equal([0, 2]);
    session.act({ type: 'retried', wants: [want()] });
    expect(startedFrom(session)).to.equal(2);
    further(session, 3);
    const result = { frames: [frame(3), frame(4)], point: null, settings: null };
    session.done({ job: 'dream', result });
    expect(slotOf(session).phase).to.equal('ready');
    expect(stepsOf(slotOf(session).value)).to.deep.equal([0, 2, 3, 4]);
    expect(slotOf(session).value!.frames[0]).to.equal(first);
  });

  it('stands still while nobody looks, and goes on where it was', () => {
    const session = openSession().want(want());
    further(session, 0);
    further(session, 1);
    session.want();
    expect(session.jobs()).to.deep.equal([]);
    session.want(want());
    expect(startedFrom(session)).to.equal(1);
  });

  it('makes room for a slow heatmap, but not for a scan', () => {
    const session = openSession().want(want());
    further(session, 1);
    session.want(want(), scan);
    expect(session.jobs()).to.deep.equal(['dream']);
    session.want(want(), slow);
    expect(session.jobs()).to.deep.equal(['heatmap']);
  });

  it('ends with the photo and with the model that it is about', () => {
    const session = openSession().want(want());
    further(session, 1);
    session.askImage('dog.jpg').done({ job: 'open-image', result: photo });
    expect(slotOf(session).value).to.equal(undefined);
    expect(startedFrom(session), 'of the new photo').to.equal(undefined);
    further(session, 1);
    session.askModel('other').openModel(other).openImage();
    expect(slotOf(session).value).to.equal(undefined);
  });
});
