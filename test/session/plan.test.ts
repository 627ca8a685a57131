import { expect } from 'chai';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { initialState } from '../../src/session/state.js';
import { Session, activations, heatmap, openSession, photo, prediction, wasm } from './support.js';

const predict = { job: 'predict', request: { top: 5 } } satisfies Want;
const explain = (classIndex: number) =>
  ({ job: 'heatmap', request: { method: 'grad-cam', classIndex } }) satisfies Want;
const look = (layer: string) => ({ job: 'activations', request: { layer } }) satisfies Want;
const kernel = { job: 'kernel', request: { layer: 'add', channel: 1 } } satisfies Want;
const filters = { job: 'filters', request: { layer: 'add', channels: [1] } } satisfies Want;
const shown = (session: Session) => snapshot(session.state);

describe('what runs next', () => {
  it('is one job at a time in the order predict, heatmap, activations, kernel, then filters', () => {
    const session = openSession().want(filters, kernel, look('add'), explain(1), predict);
    expect(session.jobs()).to.deep.equal(['predict']);
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.done({ job: 'heatmap', result: heatmap(1) });
    expect(session.jobs()).to.deep.equal(['activations']);
    session.done({ job: 'activations', result: activations('add', [1]) });
    expect(session.jobs()).to.deep.equal(['kernel']);
    session.fail('kernel', 'LayerNotFoundError');
    expect(session.jobs()).to.deep.equal(['filters']);
  });

  it('is nothing that is there already: a want that comes back has its answer', () => {
    const session = openSession().want(look('add'));
    session.done({ job: 'activations', result: activations('add', [1]) }).want(look('head'));
    session.done({ job: 'activations', result: activations('head', [1]) }).want(look('add'));
    expect(session.jobs()).not.to.include('activations');
    expect(shown(session).slot(look('add')).phase).to.equal('ready');
  });

  it('is one run for two views that want the same', () => {
    const session = openSession().want(predict, predict);
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.started.filter(({ job }) => job === 'predict')).to.have.lengthOf(1);
  });

  it('is a job beside running filters, which go on', () => {
    const session = openSession().want(filters);
    session.want(filters, explain(2));
    expect(session.jobs()).to.deep.equal(['filters', 'heatmap']);
    expect(shown(session).job?.job).to.equal('heatmap');
  });

  it('is what is about the device without a model, and stays known when one is opened', () => {
    const time = { job: 'time-application', request: { name: 'VGG16' } } satisfies Want;
    const session = new Session().want(time, predict);
    expect(shown(session).slot(predict).phase).to.equal('empty');
    expect(session.jobs()).to.deep.equal(['time-application']);
    expect(session.request('time-application')).to.deep.equal({ name: 'VGG16' });
    expect(shown(session).awaited).to.deep.equal({ job: 'time-application', about: 'VGG16' });
    const timing = {
      ...{ forwardMs: 3, spreadMs: [2, 4] as const, gradCamMs: 5 },
      ...{ bytes: 6, backend: 'wasm', runs: 7 },
    };
    session.done({ job: 'time-application', result: timing });
    session.done({ job: 'backend', result: wasm }).askModel().openModel();
    expect(session.want(time).jobs()).not.to.include('time-application');
    expect(shown(session).slot(time).value).to.equal(timing);
  });

  it('goes on about the device while a model is opened', () => {
    const time = { job: 'time-application', request: { name: 'VGG16' } } satisfies Want;
    const session = new Session().want(time).askModel();
    expect(session.jobs()).to.include.members(['time-application', 'open-model']);
    session.openModel();
    expect(session.dropped).to.deep.equal([]);
    expect(session.jobs()).to.include('time-application');
  });

  it('is what nobody asked for last, and makes room for what is asked for then', () => {
    const unbidden = { ...look('head'), unbidden: true } satisfies Want;
    const slow = { job: 'heatmap', request: { method: 'occlusion', classIndex: 1 } } satisfies Want;
    const unasked = { ...slow, unbidden: true } satisfies Want;
    const session = openSession().want(unbidden, unasked, filters, predict);
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.jobs()).to.deep.equal(['filters']);
    session.want(unbidden, unasked);
    expect(session.jobs()).to.deep.equal(['activations']);
    session.done({ job: 'activations', result: activations('head', [1]) });
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.want(unasked, predict);
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.want(unasked, filters);
    expect(session.jobs()).to.deep.equal(['filters']);
    session.want(unasked, slow);
    expect(session.jobs()).to.deep.equal(['heatmap']);
  });

  it('measures a heatmap with the map that is there, and keeps the answer under its question', () => {
    const measure = {
      job: 'faithfulness',
      request: { ...explain(1).request, measure: 'deletion' },
    } satisfies Want;
    const result = heatmap(1);
    const session = openSession().want(measure, explain(1)).done({ job: 'heatmap', result });
    expect(session.jobs()).to.deep.equal(['faithfulness']);
    expect(session.started.at(-1)?.request).to.include({ map: result.inputMap });
    const score = {
      measure: 'deletion',
      classIndex: 1,
      score: 0.5,
      shares: [],
      values: [],
    } as const;
    session.done({ job: 'faithfulness', result: score });
    expect(shown(session).slot(measure).value).to.equal(score);
  });

  it('is a slow heatmap after everything quick, which then goes on beside it', () => {
    const slow = { job: 'heatmap', request: { method: 'occlusion', classIndex: 1 } } satisfies Want;
    const session = openSession().want(slow, look('add'));
    expect(session.jobs()).to.deep.equal(['activations']);
    session.done({ job: 'activations', result: activations('add', [1]) });
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.want(slow, look('add'), explain(2), filters);
    expect(session.jobs()).to.deep.equal(['heatmap', 'heatmap']);
    expect(session.started.at(-1)?.request).to.include({ method: 'grad-cam' });
  });

  it('is a slow heatmap before filters, which make room for it at their beginning', () => {
    const slow = { job: 'heatmap', request: { method: 'occlusion', classIndex: 1 } } satisfies Want;
    const session = openSession().want(filters).want(filters, slow);
    expect(session.jobs()).to.deep.equal(['heatmap']);
    expect(session.dropped).to.have.lengthOf(1);
    session.done({ job: 'heatmap', result: { ...heatmap(1), method: 'occlusion' } });
    expect(session.jobs()).to.deep.equal(['filters']);
  });

  it('leaves one heatmap running when the class changes ten times', () => {
    const session = openSession();
    for (let i = 0; i < 10; i++) session.want(explain(i % 3));
    expect(session.jobs()).to.deep.equal(['heatmap']);
    expect(session.request('heatmap')).to.include({ classIndex: 0 });
    expect(session.dropped).to.have.lengthOf(9);
  });

  it('drops what runs about the old photo when another is asked for, but not filters', () => {
    const session = openSession().want(filters).want(filters, explain(1)).askImage('dog.jpg');
    expect(session.jobs()).to.deep.equal(['filters', 'open-image']);
    session.fail('open-image', 'ImageDecodeError');
    expect(session.jobs()).to.deep.equal(['filters', 'heatmap']);
  });

  it('does not try again by itself what failed; a retry of that view does', () => {
    const session = openSession().want(explain(1)).fail('heatmap', 'NumericError');
    session.want(explain(1), look('add'));
    session.fail('activations', 'NumericError');
    expect(session.jobs()).not.to.include('heatmap');
    expect(shown(session).slot(explain(1)).error?.name).to.equal('NumericError');
    session.act({ type: 'retried', wants: [explain(1)] });
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.done({ job: 'heatmap', result: heatmap(1) });
    expect(shown(session).slot(look('add')).phase).to.equal('error');
  });
});

describe('answers', () => {
  it('that come after their run was given up change nothing', () => {
    const session = openSession().want(explain(1));
    const late = session.run('heatmap');
    session.want(explain(2));
    const completed = { job: 'heatmap', result: heatmap(1) } as const;
    session.act({ type: 'done', run: late, completed, at: 0 });
    expect(shown(session).slot(explain(1)).phase).to.equal('loading');
    expect(shown(session).slot(explain(2)).phase).to.equal('loading');
    session.done({ job: 'heatmap', result: heatmap(2) });
    expect(shown(session).slot(explain(2)).value?.target.classes[0]?.index).to.equal(2);
  });

  it('to the old photo are gone when the new one is there, those of the model alone stay', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) }).want(predict, kernel);
    const weights = {
      layer: 'add',
      source: 'conv',
      kind: 'convolution',
      channel: 1,
      height: 1,
      width: 1,
      inputs: 1,
      limit: 1,
      slices: [],
    } as const;
    session.done({ job: 'kernel', result: weights }).askImage('dog.jpg').openImage();
    expect(shown(session).slot(predict).phase).to.equal('loading');
    expect(shown(session).slot(kernel).value).to.equal(weights);
  });

  it('stay in memory for the last twelve layers that nobody looks at now', () => {
    const session = openSession();
    for (let i = 0; i < 15; i++) {
      const want = { job: 'activations', request: { layer: `layer${i}` } } as const;
      session.want(want).done({ job: 'activations', result: activations(`layer${i}`, [1]) });
    }
    session.want();
    expect(shown(session).slot(look('layer2')).phase).to.equal('loading');
    expect(shown(session).slot(look('layer3')).phase).to.equal('ready');
  });

  it('are lost with the worker where they were running; others stay, and retry runs them', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) }).want(predict, explain(1));
    session.fail('heatmap', 'WorkerLostError');
    expect(shown(session).slot(explain(1)).error?.name).to.equal('WorkerLostError');
    expect(shown(session).slot(predict).phase).to.equal('ready');
    session.act({ type: 'retried', wants: [explain(1)] });
    expect(session.jobs()).to.deep.equal(['heatmap']);
  });

  it('are the same object until they change, so that elements can tell by identity', () => {
    const session = openSession().want(predict);
    session.done({ job: 'predict', result: prediction(1) });
    const before = shown(session).slot(predict);
    session.act({ type: 'selected', selection: { classIndex: 2 } });
    expect(shown(session).slot(predict)).to.equal(before);
  });

  it('come in a snapshot that is frozen', () => {
    const snap = shown(openSession());
    expect(Object.isFrozen(snap)).to.equal(true);
    expect(Object.isFrozen(snap.selection)).to.equal(true);
    expect(Object.isFrozen(snap.chosen)).to.equal(true);
  });
});

describe('the backend', () => {
  it('is looked for after the first results and before filters', () => {
    const session = new Session().askModel().openModel().askImage().openImage();
    expect(session.jobs()).to.deep.equal([]);
    session.want(predict, filters);
    expect(session.jobs()).to.deep.equal(['predict']);
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.jobs()).to.deep.equal(['backend']);
    expect(session.request('backend')).to.deep.equal({ prefer: 'auto' });
    session.done({ job: 'backend', result: wasm });
    expect(session.jobs()).to.deep.equal(['filters']);
    expect(shown(session).backend).to.equal(wasm);
  });

  it('that the person names goes before everything else', () => {
    const session = new Session();
    session.act({ type: 'backend-asked', prefer: 'webgl' }).askModel();
    expect(session.jobs()).to.deep.equal(['backend']);
    session.fail('backend', 'OptionError');
    expect(shown(session).notice?.name).to.equal('OptionError');
    expect(session.jobs()).to.deep.equal(['open-model']);
  });

  it('that had to change is told, with why and what computes now', () => {
    const session = openSession().act({
      type: 'backend-changed',
      info: wasm,
      reason: { kind: 'webgpu-lost', detail: 'unplugged' },
    });
    expect(shown(session).backend).to.equal(wasm);
    expect(shown(session).notice).to.deep.equal({
      name: 'BackendChange',
      reason: { kind: 'webgpu-lost', detail: 'unplugged' },
      backend: 'wasm',
    });
  });

  it('that another session chose is shown without a notice, and none is looked for any more', () => {
    const session = new Session().askModel().openModel().askImage().openImage().want(predict);
    session.answersMemory = false;
    session.act({ type: 'backend-changed', info: wasm, reason: null });
    expect(shown(session).backend).to.equal(wasm);
    expect(shown(session).notice).to.equal(null);
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.request('backend')).to.deep.equal({});
  });

  it('that the person named stays asked for when another session chose meanwhile', () => {
    // It waits until the model is there.
    const session = new Session().askModel().act({ type: 'backend-asked', prefer: 'webgl' });
    session.act({ type: 'backend-changed', info: wasm, reason: null }).openModel();
    expect(session.jobs()).to.deep.equal(['backend']);
    expect(session.request('backend')).to.deep.equal({ prefer: 'webgl' });
  });

  it('is asked for its memory once when all is done', () => {
    const session = openSession().want(predict);
    session.answersMemory = false;
    session.done({ job: 'predict', result: prediction(1) });
    expect(session.request('backend')).to.deep.equal({});
    session.done({ job: 'backend', result: wasm });
    expect(session.jobs()).to.deep.equal([]);
  });

  it('starts from nothing asked: an empty session runs nothing', () => {
    const session = new Session().want(predict);
    expect(session.jobs()).to.deep.equal([]);
    expect(snapshot(initialState).model.phase).to.equal('empty');
    expect(photo.name).to.equal('cat.jpg');
  });
});
