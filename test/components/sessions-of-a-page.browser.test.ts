import { expect } from 'chai';
import '../../src/components/session/session.js';
import {
  RetryEvent,
  SelectBackendEvent,
  SelectClassEvent,
  WantsEvent,
} from '../../src/components/events.js';
import type { ClSession } from '../../src/components/session/session.js';
import { SessionElement } from '../../src/components/shared/session-element.js';
import type { Snapshot, Want } from '../../src/session/snapshot.js';
import { WorkerSpy } from '../workers/support.js';
import { stillHeld } from '../support/collected.js';

const predict = { job: 'predict', request: {} } satisfies Want;
const heatmap = { job: 'heatmap', request: { method: 'grad-cam' } } satisfies Want;

class ExplainingView extends SessionElement {
  wanting: readonly Want[] = [predict, heatmap];

  override wants(): readonly Want[] {
    return this.wanting;
  }

  receive(): void {}
}
customElements.define('test-explaining-view', ExplainingView);

/** Photos, and what their best class is called. */
const photos = {
  'chelsea.png': /cat|tabby/i,
  'coffee.png': /espresso|cup/i,
  'rocket.jpg': /missile|projectile|space/i,
  'astronaut.png': /./,
} as const;
type PhotoName = keyof typeof photos;

describe('the sessions of a page', () => {
  let spy: WorkerSpy;
  let sessions: ClSession[];

  beforeEach(() => {
    spy = new WorkerSpy();
    sessions = [];
  });

  afterEach(async () => {
    for (const session of sessions) session.remove();
    await nextTask();
    spy.restore();
  });

  const put = (photo: PhotoName): ClSession => {
    const session = document.createElement('cl-session');
    session.model = 'efficientnet-lite0';
    session.image = `/photos/${photo}`;
    session.append(new ExplainingView());
    document.body.append(session);
    sessions.push(session);
    return session;
  };

  const view = (session: ClSession) => session.querySelector<ExplainingView>('*')!;

  const explained = (session: ClSession) =>
    until(session, (snapshot) =>
      [predict, heatmap].every((want) => snapshot.slot(want).phase === 'ready'),
    );

  const nameOf = (snapshot: Snapshot) => snapshot.slot(predict).value!.top[0]!.name;

  const all = Object.keys(photos) as PhotoName[];

  it('have one worker, and each its own answers', async () => {
    const snapshots = await Promise.all(all.map(put).map(explained));
    expect(spy.started).to.have.length(1);
    snapshots.forEach((snapshot, i) => expect(nameOf(snapshot)).to.match(photos[all[i]!]));
    const maps = snapshots.map((snapshot) => snapshot.slot(heatmap).value!.map.values.join(' '));
    expect(new Set(maps).size).to.equal(all.length);
    snapshots.forEach((snapshot) => {
      const { index } = snapshot.slot(predict).value!.top[0]!;
      expect(snapshot.slot(heatmap).value!.target.classes[0]!.index).to.equal(index);
    });
  });

  it('go on where one of them chooses another class many times, or goes away', async () => {
    const [hasty, leaving, calm] = (['chelsea.png', 'rocket.jpg', 'coffee.png'] as const).map(put);
    await until(hasty!, ({ model }) => model.phase === 'ready');
    for (let classIndex = 0; classIndex < 10; classIndex++) {
      hasty!.dispatchEvent(new SelectClassEvent(classIndex));
      await nextTask(5);
    }
    leaving!.remove();
    expect(nameOf(await explained(calm!))).to.match(photos['coffee.png']);
    const { chosen } = await explained(hasty!);
    expect(chosen.classIndex).to.equal(9);
    expect(spy.started).to.have.length(1);
  });

  it('free the worker when the last has gone, and start another where one is put back', async () => {
    const [first, last] = (['chelsea.png', 'coffee.png'] as const).map(put);
    await Promise.all([explained(first!), explained(last!)]);
    const ended = endOf(spy.started[0]!);
    first!.remove();
    await nextTask();
    expect(ended()).to.equal(false);
    last!.remove();
    await nextTask();
    expect(ended()).to.equal(true);
    document.body.append(first!);
    const overview = { job: 'overview', request: {} } satisfies Want;
    view(first!).wanting = [predict, heatmap, overview];
    view(first!).dispatchEvent(new WantsEvent());
    const { notice } = await until(first!, (snapshot) => snapshot.slot(overview).phase === 'ready');
    expect(notice).to.equal(null);
    expect(spy.started).to.have.length(2);
  });

  it('all go on when their worker is lost', async () => {
    const both = (['chelsea.png', 'coffee.png'] as const).map(put);
    await Promise.all(both.map(explained));
    spy.endNewest();
    const overview = { job: 'overview', request: {} } satisfies Want;
    for (const session of both) {
      view(session).wanting = [predict, heatmap, overview];
      view(session).dispatchEvent(new WantsEvent());
    }
    for (const session of both) {
      const settled = ({ slot }: Snapshot) => ['ready', 'error'].includes(slot(overview).phase);
      const shown = await until(session, settled);
      // What was under way when the worker went says so.
      if (shown.slot(overview).phase === 'ready') continue;
      expect(shown.slot(overview).error?.name).to.equal('WorkerLostError');
      view(session).dispatchEvent(new RetryEvent());
      await until(session, (snapshot) => snapshot.slot(overview).phase === 'ready');
    }
    expect(spy.started).to.have.length(2);
  });

  it('leave nothing behind where they stay away, though others stay', async () => {
    const stays = put('chelsea.png');
    await explained(stays);
    const openAndLeave = async (): Promise<WeakRef<ClSession>> => {
      const session = put('coffee.png');
      await explained(session);
      session.remove();
      sessions.pop();
      return new WeakRef(session);
    };
    const left = [await openAndLeave(), await openAndLeave(), await openAndLeave()];
    expect(await stillHeld(left)).to.have.length(0);
    expect(spy.started).to.have.length(1);
  });

  it('show the backend that one of them chose, without a notice', async () => {
    const [chooser, other] = (['chelsea.png', 'coffee.png'] as const).map(put);
    await Promise.all([explained(chooser!), explained(other!)]);
    chooser!.dispatchEvent(new SelectBackendEvent('cpu'));
    const shown = await until(other!, ({ backend }) => backend?.name === 'cpu');
    expect(shown.notice).to.equal(null);
    const later = put('rocket.jpg');
    const { backend } = await until(later, (snapshot) => snapshot.backend !== null);
    expect(backend?.name).to.equal('cpu');
  });
});

/** Whether the worker has been ended, which it is for good. */
function endOf(worker: Worker): () => boolean {
  let ended = false;
  const { terminate } = worker;
  worker.terminate = () => {
    ended = true;
    terminate.call(worker);
  };
  return () => ended;
}

const nextTask = (milliseconds = 50): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(
  session: ClSession,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  while (!holds(session.snapshot)) {
    await new Promise((resolve) => session.addEventListener('cl-change', resolve, { once: true }));
  }
  return session.snapshot;
}
