import { expect } from 'chai';
import type { ScanResult } from '../../src/core/unit/top-patches.types.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import type { Want } from '../../src/session/snapshot.js';
import { openSession, photo, type Session } from './support.js';

const files = [new Blob(['a']), new Blob(['b']), new Blob(['c'])];
const look = (layer = 'add', folder = 'holidays') =>
  ({ job: 'scan', request: { layer, folder, files } }) satisfies Want;
const slow = { job: 'heatmap', request: { method: 'occlusion', classIndex: 1 } } satisfies Want;

const found = (scanned: number, layer = 'add'): ScanResult => ({
  layer,
  channels: 1,
  scanned,
  total: 3,
  top: 1,
  places: Int32Array.from([0, 0, 0]),
  values: Float32Array.from([scanned]),
  skipped: [],
});
const further = (session: Session, done: number, partial?: ScanResult) =>
  session.act({
    type: 'progressed',
    run: session.run('scan'),
    progress: { done, total: 3, unit: 'photos', ...(partial && { partial }) },
  });
const slotOf = (session: Session, want = look()) => snapshot(session.state).slot(want);
const startedFrom = (session: Session) => {
  const request = session.request('scan');
  return 'from' in request ? request.from : undefined;
};

describe('a scan of photos', () => {
  it('shows what it has found so far, and how far it is', () => {
    const session = openSession().want(look());
    further(session, 1);
    expect(slotOf(session).phase).to.equal('loading');
    expect(slotOf(session).value).to.equal(undefined);
    further(session, 1, found(1));
    further(session, 2);
    expect(slotOf(session)).to.deep.include({ phase: 'streaming', value: found(1) });
    expect(slotOf(session).progress).to.deep.equal({ done: 2, total: 3, unit: 'photos' });
    session.done({ job: 'scan', result: found(3) });
    expect(slotOf(session)).to.deep.include({ phase: 'ready', value: found(3) });
  });

  it('carries on where it was when it is wanted again', () => {
    const session = openSession().want(look());
    expect(startedFrom(session)).to.equal(undefined);
    further(session, 2, found(2));
    session.want();
    expect(session.jobs()).to.deep.equal([]);
    session.want(look());
    expect(startedFrom(session)).to.deep.equal(found(2));
  });

  it('keeps what it has when it is stopped, and carries on when asked to', () => {
    const session = openSession().want(look());
    further(session, 1, found(1));
    session.act({ type: 'cancelled' });
    expect(session.jobs()).to.deep.equal([]);
    expect(slotOf(session)).to.deep.include({ phase: 'cancelled', value: found(1) });
    session.act({ type: 'retried', wants: [look()] });
    expect(startedFrom(session)).to.deep.equal(found(1));
  });

  it('begins anew when it was left before it had found anything', () => {
    const session = openSession().want(look()).want();
    expect(slotOf(session).phase).to.equal('loading');
    session.want(look());
    expect(startedFrom(session)).to.equal(undefined);
  });

  it('makes room for a slow heatmap, and goes on afterwards', () => {
    const session = openSession().want(look());
    further(session, 1, found(1));
    session.want(look(), slow);
    expect(session.jobs()).to.deep.equal(['heatmap']);
    session.fail('heatmap', 'NumericError');
    expect(session.jobs()).to.deep.equal(['scan']);
    expect(startedFrom(session)).to.deep.equal(found(1));
  });

  it('does not make room for another scan', () => {
    const session = openSession().want(look()).want(look('head'), look());
    expect(session.request('scan')).to.include({ layer: 'add' });
  });

  it('knows folders by their name, and outlives the photo, for it is not about it', () => {
    const session = openSession().want(look());
    session.done({ job: 'scan', result: found(3) });
    expect(slotOf(session, look('add', 'others')).phase).to.equal('loading');
    session.askImage('dog.jpg').done({ job: 'open-image', result: photo });
    expect(slotOf(session).phase).to.equal('ready');
  });
});
