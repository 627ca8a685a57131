import { expect } from 'chai';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { Session, openSession, other, photo, prediction, small } from './support.js';

const predict = { job: 'predict', request: { top: 5 } } satisfies Want;
const shown = (session: Session) => snapshot(session.state);

describe('opening a model and a photo', () => {
  it('opens the model first, and the photo for it', () => {
    const session = new Session().settleBackend().askImage('cat.jpg');
    expect(session.jobs()).to.deep.equal([]);
    expect(shown(session).image.phase).to.equal('empty');
    session.askModel();
    expect(session.jobs()).to.deep.equal(['open-model']);
    expect(shown(session).image.phase).to.equal('loading');
    session.openModel();
    expect(session.request('open-image')).to.include({ model: session.state.model.open?.id });
    session.openImage();
    expect(shown(session).image.value).to.equal(photo);
    expect(shown(session).timings).to.include({ 'open-model': 250, 'open-image': 250 });
  });

  it('loads what needs a photo as soon as one is on its way, and leaves it empty without', () => {
    const session = new Session().settleBackend().askModel().openModel();
    expect(shown(session).slot(predict).phase).to.equal('empty');
    session.askImage();
    expect(shown(session).slot(predict).phase).to.equal('loading');
    session.fail('open-image', 'ImageDecodeError');
    expect(shown(session).slot(predict).phase).to.equal('empty');
  });

  it('keeps the old photo with its answers when the new one fails to open', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    session.askImage('broken.png');
    expect(shown(session).image).to.include({ phase: 'loading', value: photo });
    session.fail('open-image', 'ImageDecodeError');
    expect(shown(session).image).to.include({ phase: 'error', value: photo });
    expect(shown(session).image.error?.name).to.equal('ImageDecodeError');
    expect(shown(session).imageSource).to.equal('cat.jpg');
    expect(shown(session).slot(predict).phase).to.equal('ready');
    expect(session.jobs()).to.not.include('predict');
  });

  it('keeps the old model with its view when the new one fails to open', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    session.act({ type: 'selected', selection: { layer: 'conv', channel: 3 } });
    session.askModel('missing').fail('open-model', 'FetchError');
    expect(shown(session).model).to.include({ phase: 'error', value: small });
    expect(shown(session).modelSource).to.equal('small');
    expect(shown(session).selection).to.include({ layer: 'conv', channel: 3 });
    expect(shown(session).slot(predict).phase).to.equal('ready');
  });

  it('does all anew for another model, and prepares the same photo for it', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    const first = session.state.image.open?.id;
    session.askModel('other').openModel(other);
    expect(shown(session).slot(predict).phase).to.equal('loading');
    expect(shown(session).image).to.include({ phase: 'loading', value: photo });
    expect(session.request('open-image')).to.include({ source: 'cat.jpg' });
    session.openImage();
    expect(session.request('predict')).to.include({ model: session.state.model.open?.id });
    expect(session.request('predict')).not.to.include({ image: first });
  });

  it('opens the photo asked for last, whatever the order of answers', () => {
    const session = openSession().askImage('one.jpg');
    const late = session.run('open-image');
    session.askImage('two.jpg');
    expect(session.dropped).to.include(late);
    const named = { ...photo, name: 'one.jpg' };
    session.act({
      type: 'done',
      run: late,
      completed: { job: 'open-image', result: named },
      at: 0,
    });
    expect(shown(session).image.value).to.equal(photo);
    session.done({ job: 'open-image', result: { ...photo, name: 'two.jpg' } });
    expect(shown(session).image.value?.name).to.equal('two.jpg');
  });

  it('stops at cancel and tries again at retry', () => {
    const session = openSession().askModel('other').act({ type: 'cancelled' });
    expect(session.jobs()).to.deep.equal([]);
    expect(shown(session).model).to.include({ phase: 'cancelled', value: small });
    session.act({ type: 'retried', wants: [] });
    expect(session.jobs()).to.deep.equal(['open-model']);
  });

  it('says how far the loading is', () => {
    const session = new Session().settleBackend().askModel();
    const progress = { done: 3, total: 10, unit: 'bytes' } as const;
    session.act({ type: 'progressed', run: session.run('open-model'), progress });
    expect(shown(session).model).to.deep.include({ phase: 'loading', progress });
    expect(shown(session).job).to.deep.include({ job: 'open-model', about: 'small', progress });
  });
});
