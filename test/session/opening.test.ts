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

  it('reads the open model in another way without loading it again, and keeps the selection', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    session.act({ type: 'selected', selection: { layer: 'conv', channel: 3, classIndex: 2 } });
    const open = session.state.model.open!;
    const choices = { inputValues: { mask: 1 } };
    session.act({ type: 'reading-asked', choices });
    expect(session.request('open-model')).to.deep.include({ id: open.id, choices });
    session.openModel({ ...small, choices });
    expect(shown(session).selection).to.include({ layer: 'conv', channel: 3, classIndex: 2 });
    // The photo is prepared anew, and answers about it are asked for again.
    session.openImage();
    expect(session.jobs()).to.include('predict');
    expect(session.state.model.open?.id).to.equal(open.id);
  });

  it('adds a choice to those made before, on their way too', () => {
    const session = openSession();
    session
      .askModel()
      .openModel({ ...small, choices: { labels: [] } })
      .openImage();
    const first = { imageInput: 'mask' };
    session.act({ type: 'reading-asked', choices: first });
    const late = session.run('open-model');
    session.act({ type: 'reading-asked', choices: { output: 'second' } });
    expect(session.dropped).to.include(late);
    expect(session.request('open-model')).to.have.deep.property('choices', {
      ...{ labels: [], imageInput: 'mask', output: 'second' },
    });
  });

  it('lets go of the class with another output, for it has classes of its own', () => {
    const session = openSession();
    session.act({ type: 'selected', selection: { layer: 'conv', classIndex: 2 } });
    session.act({ type: 'reading-asked', choices: { output: 'second' } });
    session.openModel({ ...small, output: { ...small.output, name: 'second' } });
    expect(shown(session).selection).to.include({ layer: 'conv', classIndex: null });
  });

  it('keeps the reading in use when another one fails, and says so', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    session.act({ type: 'reading-asked', choices: { labels: ['one'] } });
    session.fail('open-model', 'LabelsError');
    expect(shown(session).model).to.include({ phase: 'error', value: small });
    expect(shown(session).slot(predict).phase).to.equal('ready');
  });

  it('says that there is no model to be read', () => {
    const session = new Session().settleBackend();
    session.act({ type: 'reading-asked', choices: { labels: [] } });
    expect(session.jobs()).to.deep.equal([]);
    expect(shown(session).notice).to.have.property('message').that.contains('no model is open');
  });
});

describe('models that the browser keeps', () => {
  const files = [new File(['x'], 'net.keras')];
  const models = [{ hash: 'abc', name: 'net.keras', bytes: 1, at: 0 }];
  const askFiles = (session: Session) =>
    session.act({ type: 'model-asked', source: 'net.keras', from: files });

  it('keeps one that came as files once it is open, and then knows it by its address', () => {
    const session = askFiles(openSession()).openModel(other).openImage();
    const { id } = session.state.model.open!;
    expect(session.request('kept-models')).to.deep.equal({
      keep: { id, name: 'net.keras', files },
    });
    expect(shown(session).modelSource).to.equal('net.keras');
    session.done({ job: 'kept-models', result: { models, kept: { id, hash: 'abc' } } });
    expect(shown(session).kept).to.deep.equal({ models, kept: { id, hash: 'abc' } });
    expect(shown(session).modelSource).to.equal('kept:abc');
    expect(session.state.model.open?.from).to.equal('kept:abc');
  });

  it('does not keep what the page has in itself, also when it is read in another way', () => {
    const asked = { type: 'model-asked', source: 'net.keras', from: files, inPage: true } as const;
    const session = openSession().act(asked).openModel(other).openImage();
    session
      .act({ type: 'reading-asked', choices: { labels: [] } })
      .openModel(other)
      .openImage();
    expect(session.started.map(({ job }) => job)).not.to.include('kept-models');
    expect(shown(session).modelSource).to.equal('net.keras');
  });

  it('does not keep again what is only read in another way, nor what has an address', () => {
    const session = askFiles(openSession()).openModel(other).openImage();
    const { id } = session.state.model.open!;
    session.done({ job: 'kept-models', result: { models, kept: { id, hash: 'abc' } } });
    const before = session.started.filter(({ job }) => job === 'kept-models').length;
    session
      .act({ type: 'reading-asked', choices: { labels: [] } })
      .openModel(other)
      .openImage();
    session.askModel('small').openModel().openImage();
    const after = session.started.filter(({ job }) => job === 'kept-models').length;
    expect(after).to.equal(before);
  });

  it('gives no address to the model that took its place meanwhile', () => {
    const session = askFiles(openSession()).openModel(other).openImage();
    const { id } = session.state.model.open!;
    session.askModel('small').openModel().openImage();
    session.done({ job: 'kept-models', result: { models, kept: { id, hash: 'abc' } } });
    expect(shown(session).modelSource).to.equal('small');
  });

  it('lists and forgets at once, one after another', () => {
    const session = openSession().act({ type: 'kept-asked', kept: {} });
    session.act({ type: 'kept-asked', kept: { forget: 'abc' } });
    expect(session.request('kept-models')).to.deep.equal({});
    session.done({ job: 'kept-models', result: { models } });
    expect(session.request('kept-models')).to.deep.equal({ forget: 'abc' });
    session.done({ job: 'kept-models', result: { models: [] } });
    expect(shown(session).kept).to.deep.equal({ models: [] });
  });

  it('says why one was not kept, and leaves it open', () => {
    const session = askFiles(openSession()).openModel(other).openImage();
    session.done({ job: 'kept-models', result: { models: [], refused: 'no room' } });
    expect(shown(session).kept?.refused).to.equal('no room');
    expect(shown(session).model).to.include({ phase: 'ready', value: other });
    expect(shown(session).modelSource).to.equal('net.keras');
  });

  it('goes on saying why, when the list is asked for again, until the model is kept or another open', () => {
    const session = askFiles(openSession()).openModel(other).openImage();
    session.done({ job: 'kept-models', result: { models: [], refused: 'no room' } });
    for (const request of [{}, { forget: 'abc' }]) {
      session.act({ type: 'kept-asked', kept: request });
      session.done({ job: 'kept-models', result: { models } });
      expect(shown(session).kept).to.deep.equal({ models, refused: 'no room' });
    }
    askFiles(session).openModel(other).openImage();
    expect(shown(session).kept).to.deep.equal({ models });
    session.done({ job: 'kept-models', result: { models, refused: 'no room' } });
    session.askModel('small').openModel().openImage();
    session.act({ type: 'kept-asked', kept: {} });
    session.done({ job: 'kept-models', result: { models } });
    expect(shown(session).kept).to.deep.equal({ models });
  });
});
