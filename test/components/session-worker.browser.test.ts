import { expect } from 'chai';
import '../../src/components/session/session.js';
import { SelectLayerEvent, WantsEvent } from '../../src/components/events.js';
import type { ClSession } from '../../src/components/session/session.js';
import { SessionElement } from '../../src/components/shared/session-element.js';
import type { Snapshot, Want } from '../../src/session/snapshot.js';
import { stillHeld } from '../support/collected.js';

const predict = { job: 'predict', request: {} } satisfies Want;
/** Of ImageNet; scikit-image's chelsea is one of the cats. */
const tabby = 281;
const egyptianCat = 285;

class PredictingView extends SessionElement {
  wanting: readonly Want[] = [predict];

  override wants(): readonly Want[] {
    return this.wanting;
  }

  receive(): void {}
}
customElements.define('test-predicting-view', PredictingView);

describe('<cl-session> with its worker and the embedded model', () => {
  const session = document.createElement('cl-session');
  const view = new PredictingView();

  before(async () => {
    session.model = 'efficientnet-lite0';
    session.image = '/photos/chelsea.png';
    session.layer = 'no_such_layer';
    session.append(view);
    document.body.append(session);
    await until(session, (snapshot) => snapshot.slot(predict).phase === 'ready');
  });

  after(() => session.remove());

  it('hands an element its result: the cat is one', () => {
    const top = session.snapshot.slot(predict).value?.top[0];
    expect(top?.index).to.be.oneOf([tabby, egyptianCat]);
    expect(session.snapshot.chosen.classIndex).to.equal(top?.index);
    expect(session.snapshot.timings.predict).to.be.greaterThan(0);
  });

  it('refuses the layer of the link, which does not exist, and chooses the last addition', () => {
    expect(session.snapshot.notice?.name).to.equal('LayerNotFoundError');
    expect(session.layer).to.equal(null);
    expect(session.snapshot.chosen.layer).to.equal('block10_add');
  });

  it('knows its backend when nothing else is to do', async () => {
    const { backend } = await until(session, (snapshot) => snapshot.backend !== null);
    expect(backend?.available).to.include('wasm');
    await until(session, ({ job }) => job === null);
  });

  it('names classes by the file that the page gives, live, and by their own names without it', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `loài ${i}`);
    session.labels = URL.createObjectURL(new Blob([JSON.stringify(names)]));
    const named = (name: string) => (snapshot: Snapshot) =>
      snapshot.slot(predict).value?.top.some((one) => one.name === name) ?? false;
    const { chosen, model } = await until(session, named(`loài ${tabby}`));
    expect(model.value?.classNames).to.eql(names);
    expect(chosen.layer).to.equal('block10_add');
    session.labels = null;
    await until(session, named('tabby'));
  });

  it('keeps the view when a photo fails to open, and says why at the photo', async () => {
    const before = session.snapshot.image.value;
    session.image = '/models/efficientnet-lite0/model.json';
    const { image } = await until(session, (snapshot) => snapshot.image.phase === 'error');
    expect(image.error?.name).to.equal('ImageDecodeError');
    expect(image.value).to.equal(before);
    expect(session.image).to.equal('/photos/chelsea.png');
    expect(session.snapshot.slot(predict).phase).to.equal('ready');
  });

  it('keeps the model when another fails to open, and says why at the model', async () => {
    view.dispatchEvent(new SelectLayerEvent('head_relu6'));
    session.model = '/models/none/model.json';
    const { model } = await until(session, (snapshot) => snapshot.model.phase === 'error');
    expect(model.error?.name).to.equal('FetchError');
    expect(session.model).to.equal('efficientnet-lite0');
    expect(session.snapshot.selection.layer).to.equal('head_relu6');
  });

  it('opens another photo and does its answers anew', async () => {
    session.image = '/photos/coffee.png';
    await until(session, ({ image }) => image.value?.name === 'coffee.png');
    await until(session, (snapshot) => snapshot.slot(predict).phase === 'ready');
    const top = session.snapshot.slot(predict).value?.top[0];
    expect(top?.index).not.to.be.oneOf([tabby, egyptianCat]);
  });
});

describe('<cl-session> that leaves the page', () => {
  const opened = async (): Promise<[ClSession, PredictingView]> => {
    const session = document.createElement('cl-session');
    const view = new PredictingView();
    session.model = 'efficientnet-lite0';
    session.image = '/photos/chelsea.png';
    session.append(view);
    document.body.append(session);
    await until(session, (snapshot) => snapshot.slot(predict).phase === 'ready');
    return [session, view];
  };

  it('goes on where it was when it is put back', async () => {
    const [session, view] = await opened();
    session.remove();
    await nextTask();
    document.body.append(session);
    expect(session.snapshot.slot(predict).phase).to.equal('ready');
    const heatmap = { job: 'heatmap', request: { method: 'grad-cam' } } satisfies Want;
    view.wanting = [predict, heatmap];
    view.dispatchEvent(new WantsEvent());
    const { notice } = await until(session, (snapshot) => {
      return ['ready', 'error'].includes(snapshot.slot(heatmap).phase);
    });
    expect(notice).to.equal(null);
    expect(session.snapshot.slot(heatmap).error).to.equal(undefined);
    session.remove();
  });

  it('opens what it was opening when it is put back', async () => {
    const [session] = await opened();
    session.image = '/photos/coffee.png';
    await until(session, ({ image }) => image.phase === 'loading');
    session.remove();
    await nextTask();
    document.body.append(session);
    await until(session, ({ image }) => image.value?.name === 'coffee.png');
    await until(session, (snapshot) => snapshot.slot(predict).phase === 'ready');
    session.remove();
  });

  it('leaves nothing behind where it stays away', async () => {
    const openAndLeave = async (): Promise<WeakRef<ClSession>> => {
      const [session] = await opened();
      session.remove();
      return new WeakRef(session);
    };
    const left = [await openAndLeave(), await openAndLeave(), await openAndLeave()];
    expect(await stillHeld(left)).to.have.length(0);
  });
});

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

async function until(
  session: ClSession,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  while (!holds(session.snapshot)) {
    await new Promise((resolve) => session.addEventListener('cl-change', resolve, { once: true }));
  }
  return session.snapshot;
}
