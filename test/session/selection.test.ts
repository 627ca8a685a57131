import { expect } from 'chai';
import { snapshot } from '../../src/session/snapshot-of.js';
import { Session, activations, openSession, other, prediction, small } from './support.js';

const shown = (session: Session) => snapshot(session.state);

describe('selection', () => {
  for (const [selection, name, says] of [
    [{ layer: 'conv5_3' }, 'LayerNotFoundError', 'no layer "conv5_3"; small has 4 layers'],
    [{ classIndex: 3 }, 'ClassNotFoundError', 'no class 3; small knows 3 classes, 0 to 2'],
    [{ classIndex: NaN }, 'ClassNotFoundError', 'no class NaN'],
    [{ channel: 16 }, 'ChannelNotFoundError', 'no channel 16; "add" has 16, 0 to 15'],
    [{ channel: -1 }, 'ChannelNotFoundError', 'no channel -1'],
    [{ layer: 'conv', channel: 1.5 }, 'ChannelNotFoundError', 'no channel 1.5'],
  ] as const) {
    it(`refuses ${JSON.stringify(selection)}, says why and leaves the view as it was`, () => {
      const session = openSession().act({ type: 'selected', selection: { layer: 'add' } });
      const before = shown(session).selection;
      session.act({ type: 'selected', selection });
      expect(shown(session).selection).to.equal(before);
      expect(shown(session).notice?.name).to.equal(name);
      expect(shown(session).notice).to.have.property('message').that.contains(says);
    });
  }

  it('takes the notice away with the next choice that works, but not with the pointer', () => {
    const session = openSession().act({ type: 'selected', selection: { classIndex: 99 } });
    session.act({ type: 'selected', selection: { cell: { layer: 'add', row: 0, column: 0 } } });
    expect(shown(session).notice?.name).to.equal('ClassNotFoundError');
    session.act({ type: 'selected', selection: { classIndex: 1 } });
    expect(shown(session).notice).to.equal(null);
  });

  it('starts the channel and the page anew in another layer, and keeps them in the same', () => {
    const session = openSession();
    session.act({ type: 'selected', selection: { layer: 'conv', channel: 7 } });
    session.act({ type: 'selected', selection: { page: 2 } });
    session.act({ type: 'selected', selection: { layer: 'conv' } });
    expect(shown(session).selection).to.include({ channel: 7, page: 2 });
    session.act({ type: 'selected', selection: { layer: 'head' } });
    expect(shown(session).selection).to.include({ channel: null, page: 0 });
  });

  it('takes what a link says before the model is there, and checks it then', () => {
    const session = new Session().settleBackend();
    session.act({ type: 'selected', selection: { layer: 'gone', channel: 4, classIndex: 2 } });
    session.askModel().openModel();
    expect(shown(session).selection).to.include({ layer: null, channel: null, classIndex: 2 });
    expect(shown(session).notice?.name).to.equal('LayerNotFoundError');
  });

  it('starts anew with another model, but for the method and what was asked with the model', () => {
    const session = openSession();
    session.act({
      type: 'selected',
      selection: { layer: 'conv', channel: 1, method: 'occlusion' },
    });
    const select = { channel: 3 };
    session.act({
      type: 'model-asked',
      source: 'other',
      from: 'https://example.org/o.json',
      select,
    });
    expect(shown(session).selection).to.include({ layer: 'conv', channel: 1 });
    session.openModel(other);
    expect(shown(session).selection).to.include({ layer: null, channel: 3, method: 'occlusion' });
  });
});

describe('chosen', () => {
  it('is the last addition, or without additions the layer that heatmaps explain', () => {
    expect(shown(openSession()).chosen.layer).to.equal('add');
    const session = new Session().settleBackend().askModel().openModel(other);
    expect(shown(session).chosen.layer).to.equal('first');
  });

  it('is the output itself where no other layer has rows and columns', () => {
    const session = new Session().settleBackend().askModel();
    session.openModel({ ...other, heatmapLayer: null });
    expect(shown(session).chosen.layer).to.equal('first');
  });

  it('is the strongest class once it is known, and the selected one before all', () => {
    const session = openSession().want({ job: 'predict', request: { top: 5 } });
    expect(shown(session).chosen.classIndex).to.equal(null);
    session.done({ job: 'predict', result: prediction(2, 0) });
    expect(shown(session).chosen.classIndex).to.equal(2);
    session.act({ type: 'selected', selection: { classIndex: 0 } });
    expect(shown(session).chosen.classIndex).to.equal(0);
  });

  it('is the most telling channel that is not dead', () => {
    const session = openSession().want({ job: 'activations', request: { layer: 'add' } });
    expect(shown(session).chosen.channel).to.equal(null);
    session.done({ job: 'activations', result: activations('add', [0.5, 9, 2, 1], [1]) });
    expect(shown(session).chosen.channel).to.equal(2);
  });

  it('counts classes by the output, also where the model names none', () => {
    const unnamed = { ...small, classNames: [] };
    const session = new Session().settleBackend().askModel().openModel(unnamed);
    session.act({ type: 'selected', selection: { classIndex: 2 } });
    expect(shown(session).notice).to.equal(null);
  });
});
