import { expect } from 'chai';
import { loadModel } from '../../../src/core/formats/load-model.js';
import { Caller, type Common } from '../../../src/workers/open/caller.js';
import { OpenModel } from '../../../src/workers/open/open-model.js';
import { OpenPhoto } from '../../../src/workers/open/open-photo.js';
import { Shelf } from '../../../src/workers/open/shelf.js';
import { rejection } from '../../core/graph/rejection.js';
import { useBackend } from '../../support/backends.js';
import { denseTop, filesOf } from '../../support/small-models.js';

const files = Object.entries(filesOf(denseTop(2, 'softmax'))).map(
  ([name, content]) => new File([content], name),
);

describe('what a caller has open', () => {
  let loads: string[];
  let common: Common;

  before(() => useBackend('cpu'));

  beforeEach(() => {
    loads = [];
    const budget = 0;
    const release = (model: OpenModel) => model.dispose();
    common = {
      backend: { name: 'cpu', available: ['cpu'], prefer: () => Promise.resolve() },
      layers: Promise.resolve({}),
      models: new Shelf<OpenModel>({ budget, bytesOf: ({ bytes }) => bytes, release }),
      photos: new Shelf<OpenPhoto>({ budget, bytesOf: () => 1, release: () => undefined }),
    };
  });

  const load = async (source: string): Promise<OpenModel> => {
    loads.push(source);
    return new OpenModel(await loadModel(files));
  };

  /** As the job does it that opens a model. */
  const open = (caller: Caller, id: string, source: string) =>
    caller.withOpen({ id }, async (context) => {
      const model = (await context.modelFrom(id, source)) ?? (await load(source));
      context.addModel(id, model, {}, { source, load: () => load(source) });
      return model;
    });

  /** What it has open under that id, as a job finds it. */
  const network = (caller: Caller, id: string) =>
    caller.withOpen({ model: id }, (context) => Promise.resolve(context.model(id)));

  it('is one model for all callers, until the last has gone', async () => {
    const [one, other] = [new Caller(common), new Caller(common)];
    const model = await open(one, 'm', 'a');
    expect(await open(other, 'm', 'a')).to.equal(model);
    expect(loads).to.deep.equal(['a']);
    expect(await network(one, 'm')).to.equal(await network(other, 'm'));
    one.leave();
    expect(model.loaded.disposed).to.equal(false);
    other.leave();
    expect(model.loaded.disposed).to.equal(true);
  });

  it('is loaded anew for one who asks again under another id', async () => {
    const [one, other] = [new Caller(common), new Caller(common)];
    await open(one, 'm', 'a');
    await open(one, 'm', 'a');
    expect(loads).to.deep.equal(['a']);
    const fresh = await open(one, 'n', 'a');
    expect(loads).to.deep.equal(['a', 'a']);
    await open(other, 'm', 'a');
    await open(other, 'n', 'a');
    expect(loads).to.deep.equal(['a', 'a']);
    expect(fresh.loaded.disposed).to.equal(false);
  });

  it('that is too much for the worker is put away, and opened again for the next job', async () => {
    const callers = ['a', 'b', 'c', 'd'].map(() => new Caller(common));
    for (const [i, source] of ['a', 'b', 'c', 'd'].entries()) await open(callers[i]!, 'm', source);
    expect(loads).to.deep.equal(['a', 'b', 'c', 'd']);
    for (const caller of callers) expect((await network(caller, 'm')).disposed).to.equal(false);
    expect(loads).to.deep.equal(['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']);
    for (const caller of callers) caller.leave();
  });

  it('stays while a job needs it, whatever others open', async () => {
    const [one, other] = [new Caller(common), new Caller(common)];
    const model = await open(one, 'm', 'a');
    await one.withOpen({ model: 'm' }, async () => {
      for (const source of ['b', 'c', 'd']) await open(other, source, source);
      one.leave();
      expect(model.loaded.disposed).to.equal(false);
    });
    expect(model.loaded.disposed).to.equal(true);
  });

  it('is nothing where it has not been opened, or by another only', async () => {
    const [one, other] = [new Caller(common), new Caller(common)];
    await open(one, 'm', 'a');
    const error = await rejection(network(other, 'm'));
    expect(error.message).to.contain('no model is open as "m"');
  });

  it('is not left open by a job that opens it for one who went away meanwhile', async () => {
    const one = new Caller(common);
    const model = await one.withOpen({}, async (context) => {
      const opened = await load('a');
      one.leave();
      context.addModel('m', opened, {}, { source: 'a', load: () => load('a') });
      return opened;
    });
    expect(model.loaded.disposed).to.equal(true);
  });

  it('is one photo for all callers', async () => {
    const [one, other] = [new Caller(common), new Caller(common)];
    const picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
    const photo = new OpenPhoto({ width: 1, height: 1, picture });
    const origin = { source: 'p', load: () => Promise.resolve(photo) };
    await one.withOpen({}, (context) => Promise.resolve(context.addImage('i', photo, origin)));
    const find = (caller: Caller) => caller.withOpen({}, (context) => context.photoFrom('p'));
    expect(await find(other)).to.equal(photo);
    expect(await find(one)).to.equal(null);
  });
});
