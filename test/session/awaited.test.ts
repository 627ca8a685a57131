import { expect } from 'chai';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { activations, openSession, picture, prediction, Session } from './support.js';

const predict = { job: 'predict', request: {} } satisfies Want;
const look = { job: 'activations', request: { layer: 'add' } } satisfies Want;
const filters = { job: 'filters', request: { layer: 'add', channels: [1, 2] } } satisfies Want;
const awaited = (session: Session) => snapshot(session.state).awaited;

describe('what is waited for', () => {
  it('is nothing where nothing was asked for, or all of it is there', () => {
    expect(awaited(new Session())).to.equal(null);
    const session = openSession().want(predict);
    expect(awaited(session)).to.deep.equal({ job: 'predict', about: 'cat.jpg' });
    session.done({ job: 'predict', result: prediction(1) });
    expect(awaited(session)).to.equal(null);
  });

  it('is the model, then the photo, on their way', () => {
    const session = new Session().settleBackend().askModel('lite').askImage();
    expect(awaited(session)).to.deep.equal({ job: 'open-model', about: 'lite' });
    session.openModel();
    expect(awaited(session)).to.deep.equal({ job: 'open-image', about: 'cat.jpg' });
  });

  it('is what no run has begun with, while another has the worker', () => {
    const session = openSession().want(filters, look, predict);
    session.done({ job: 'predict', result: prediction(1) });
    expect(awaited(session)).to.deep.equal({
      job: 'activations',
      about: 'add',
      place: { layer: 'add' },
    });
    session.done({ job: 'activations', result: activations('add', [1]) });
    expect(awaited(session)).to.deep.equal({
      job: 'filters',
      about: 'add',
      place: { layer: 'add' },
    });
  });

  it('is not what failed or was stopped', () => {
    const session = openSession().want(predict, look).fail('predict', 'Error');
    expect(awaited(session)).to.deep.equal({
      job: 'activations',
      about: 'add',
      place: { layer: 'add' },
    });
    session.act({ type: 'cancelled' });
    expect(awaited(session)).to.equal(null);
  });

  it('is filters until each picture is there, and can be stopped before its run begins', () => {
    const session = openSession().want(filters);
    const result = { layer: 'add', tensor: 'add', channels: 16, seed: 7, pictures: [picture(1)] };
    session.act({
      type: 'progressed',
      run: session.run('filters'),
      progress: { done: 1, total: 2, unit: 'steps', partial: result.pictures[0]! },
    });
    expect(awaited(session)?.job).to.equal('filters');
    const unsettled = openSession();
    // As the session is while its views have not said what they want since the last answer.
    unsettled.state = { ...unsettled.state, wants: [filters], settled: false };
    expect(awaited(unsettled)?.job).to.equal('filters');
    unsettled.act({ type: 'cancelled' });
    expect(unsettled.jobs()).to.deep.equal([]);
    expect(awaited(unsettled)).to.equal(null);
    expect(snapshot(unsettled.state).slot(filters).phase).to.equal('cancelled');
  });
});
