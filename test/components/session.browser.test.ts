import { expect } from 'chai';
import '../../src/components/session/session.js';
import { html, render } from 'lit';
import {
  CancelEvent,
  OpenImageEvent,
  RetryEvent,
  SelectClassEvent,
  SelectLayerEvent,
  SelectOrderEvent,
} from '../../src/components/events.js';
import type { SessionChangeEvent } from '../../src/components/session/change-event.js';
import type { ClSession } from '../../src/components/session/session.js';
import { SessionElement } from '../../src/components/shared/session-element.js';
import type { Snapshot, Want } from '../../src/session/snapshot.js';

/** An element as any in a session: keeps what it receives. */
class TestView extends SessionElement {
  received: Snapshot[] = [];
  asks: readonly Want[] = [];

  override wants(): readonly Want[] {
    return this.asks;
  }

  receive(snapshot: Snapshot): void {
    this.received.push(snapshot);
  }

  get last(): Snapshot {
    return this.received.at(-1)!;
  }
}
customElements.define('test-view', TestView);

/** A worker script that does not exist: whatever needs the worker fails, and says so. */
const nowhere = '/no-such-worker.js';

describe('<cl-session>', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => place.remove());

  function build(attributes: Partial<ClSession> = {}): { session: ClSession; view: TestView } {
    const session = Object.assign(document.createElement('cl-session'), attributes);
    const view = new TestView();
    session.append(view);
    place.append(session);
    return { session, view };
  }

  it('gives every element inside it a snapshot, with the next frame', async () => {
    const { session, view } = build();
    await changed(session);
    expect(view.received).to.have.lengthOf(1);
    expect(view.last).to.equal(session.snapshot);
    expect(view.last.model.phase).to.equal('empty');
  });

  it('finds elements that announced themselves before it was there, in shadow roots too', async () => {
    const host = document.createElement('div');
    const view = new TestView();
    host.attachShadow({ mode: 'open' }).append(view);
    const session = document.createElement('cl-session');
    place.append(host);
    session.append(host);
    place.append(session);
    await changed(session);
    expect(view.last).to.equal(session.snapshot);
  });

  it('gives an element that comes later what is there', async () => {
    const { session } = build();
    await changed(session);
    const late = new TestView();
    session.append(late);
    await frames(2);
    expect(late.last).to.equal(session.snapshot);
  });

  it('forgets an element that has left', async () => {
    const { session, view } = build();
    await changed(session);
    view.remove();
    session.layer = 'conv';
    await changed(session);
    expect(view.received).to.have.lengthOf(1);
  });

  it('leaves the elements of a session inside it to that one', async () => {
    const { session } = build();
    const inner = document.createElement('cl-session');
    const view = new TestView();
    inner.append(view);
    session.append(inner);
    inner.layer = 'inner';
    session.layer = 'outer';
    await changed(inner);
    await frames(2);
    expect(view.last.selection.layer).to.equal('inner');
    view.dispatchEvent(new SelectLayerEvent('chosen'));
    await frames(2);
    expect(inner.layer).to.equal('chosen');
    expect(session.layer).to.equal('outer');
  });

  it('takes its selection from attributes', async () => {
    render(
      html`<cl-session class-index="7" layer="conv" channel="3" method="occlusion"></cl-session>`,
      place,
    );
    const session = place.querySelector('cl-session')!;
    await changed(session);
    expect(session.snapshot.selection).to.include({
      classIndex: 7,
      layer: 'conv',
      channel: 3,
      method: 'occlusion',
    });
  });

  it('opens a photo with the embedded model where the page names none', async () => {
    const { session } = build({ image: '/photos/chelsea.png', workerUrl: nowhere });
    await changed(session);
    expect(session.model).to.equal('efficientnet-lite0');
    expect(session.snapshot.modelSource).to.equal('efficientnet-lite0');
    expect(build({ workerUrl: nowhere }).session.model).to.equal(null);
  });

  it('lets its properties follow what the person chooses, and fires one change a frame', async () => {
    const { session, view } = build();
    await changed(session);
    let changes = 0;
    session.addEventListener('cl-change', () => changes++);
    view.dispatchEvent(new SelectClassEvent(4));
    view.dispatchEvent(new SelectLayerEvent('head'));
    view.dispatchEvent(new SelectOrderEvent('similarity'));
    await changed(session);
    expect(session).to.include({ classIndex: 4, layer: 'head' });
    expect(view.last.selection.order).to.equal('similarity');
    await frames(2);
    expect(changes).to.equal(1);
  });

  it('keeps what the page sets in the moment in which something else changes', async () => {
    const { session, view } = build();
    await changed(session);
    session.layer = 'mine';
    view.dispatchEvent(new SelectClassEvent(1));
    await frames(2);
    expect(session).to.include({ layer: 'mine', classIndex: 1 });
  });

  it('goes on when one element throws', async () => {
    const { session, view } = build();
    const broken = new TestView();
    broken.receive = () => {
      throw new Error('this element is broken');
    };
    const quiet = keepQuiet('this element is broken');
    session.prepend(broken);
    await changed(session);
    await frames(2);
    quiet.end();
    expect(view.last).to.equal(session.snapshot);
    expect(quiet.reports).to.be.greaterThan(0);
  });

  it('shows a worker that does not start at what needed it, and tries again when asked', async () => {
    const { session, view } = build({ workerUrl: nowhere, model: 'efficientnet-lite0' });
    const snapshot = await until(session, ({ model }) => model.phase === 'error');
    expect(snapshot.model.error?.name).to.equal('WorkerLostError');
    expect(session.model).to.equal('efficientnet-lite0');
    view.dispatchEvent(new RetryEvent());
    expect(session.snapshot.model.phase).to.equal('loading');
    await until(session, ({ model }) => model.phase === 'error');
  });

  it('shows at the model why layers of the page’s own cannot be had', async () => {
    const { session } = build({ layers: '/no/such/layers.js', model: 'efficientnet-lite0' });
    const snapshot = await until(session, ({ model }) => model.phase === 'error');
    expect(snapshot.model.error?.name).to.equal('LayersModuleError');
    expect(snapshot.model.error?.message).to.contain('/no/such/layers.js');
  });

  it('cancels an opening and says so', async () => {
    const { session, view } = build({ workerUrl: nowhere, model: 'efficientnet-lite0' });
    await session.updateComplete;
    view.dispatchEvent(new CancelEvent());
    expect(session.snapshot.model.phase).to.equal('cancelled');
    expect(session.snapshot.job).to.equal(null);
  });

  it('knows a file that the person gave by its name, which is no URL', async () => {
    const { session, view } = build();
    await changed(session);
    view.dispatchEvent(new OpenImageEvent(new Blob([]), 'holiday.jpg'));
    expect(session.snapshot.imageSource).to.equal('holiday.jpg');
    expect(session.image).to.equal(null);
  });
});

function changed(session: ClSession): Promise<SessionChangeEvent> {
  return new Promise((resolve) => session.addEventListener('cl-change', resolve, { once: true }));
}

async function until(
  session: ClSession,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  while (!holds(session.snapshot)) await changed(session);
  return session.snapshot;
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Counts reports of the error of that message, and keeps them from the test runner's handler. */
function keepQuiet(message: string): { reports: number; end: () => void } {
  const before = window.onerror;
  const quiet = { reports: 0, end: () => (window.onerror = before) };
  window.onerror = (event, ...rest) => {
    const ours = typeof event === 'string' && event.includes(message);
    if (!ours) return before?.call(window, event, ...rest) === true;
    quiet.reports++;
    return true;
  };
  return quiet;
}
