import { expect } from 'chai';
import { snapshot } from '../../src/session/snapshot-of.js';
import { openSession, Session, small } from './support.js';

const vi = 'https://example.org/imagenet.vi.json';

describe('names of classes that the page gives', () => {
  it('go with the model that is opened', () => {
    const session = new Session().settleBackend().act({ type: 'labels-given', labels: vi });
    expect(session.jobs()).to.deep.equal([]);
    session.askModel();
    expect(session.request('open-model')).to.include({ labels: vi });
  });

  it('have the open model read again, with what was chosen of it and all that is selected', () => {
    const choices = { position: 1 };
    const session = new Session()
      .settleBackend()
      .askModel()
      .openModel({ ...small, choices });
    session.act({ type: 'selected', selection: { layer: 'conv', classIndex: 2 } });
    const { id } = session.state.model.open!;
    session.act({ type: 'labels-given', labels: vi });
    expect(session.request('open-model')).to.deep.include({ id, labels: vi, choices });
    session.openModel({ ...small, classNames: ['mèo', 'chó', 'chim'], choices });
    expect(snapshot(session.state).model.value?.classNames).to.include('mèo');
    expect(snapshot(session.state).selection).to.include({ layer: 'conv', classIndex: 2 });
  });

  it('replace those of a model on its way, and are taken back', () => {
    const session = openSession().askModel('other');
    const late = session.run('open-model');
    session.act({ type: 'labels-given', labels: vi });
    expect(session.dropped).to.include(late);
    expect(session.request('open-model')).to.include({ labels: vi });
    session.openModel().openImage().act({ type: 'labels-given', labels: null });
    expect(session.request('open-model')).not.to.have.property('labels');
  });
});
