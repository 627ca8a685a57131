import { expect } from 'chai';
import '../../src/index.js';
import { OpenModelEvent } from '../../src/components/events.js';
import type { SessionErrorEvent } from '../../src/components/session/error-event.js';
import { findAll, pause } from '../components/shared/mount.js';
import { behindConv, filesOf, shares } from '../support/small-models.js';
import { embedded, sample, until } from './support.js';

const views = [
  'cl-predictions',
  'cl-heatmap',
  'cl-activations',
  'cl-filters',
  'cl-kernel',
  'cl-unit',
  'cl-dream',
  'cl-compare',
  'cl-evaluate',
  'cl-network',
] as const;

/** The first in the page, the one that says it all. */
const [first] = views;

const worker = '/dist/workers/explain.worker.js';

interface Embedding {
  readonly tags?: readonly (keyof HTMLElementTagNameMap)[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Policy of a page of its own, in a frame. */
  readonly policy?: string;
  /** Takes something from the browser that such a page is in. */
  readonly without?: (page: Window & typeof globalThis) => void;
}

/** A session in a page, and what comes of its failures. */
class Embedded {
  readonly events: SessionErrorEvent['detail'][] = [];
  readonly console: string[] = [];
  readonly #restore: () => void;

  constructor(
    readonly page: Window & typeof globalThis,
    readonly session: HTMLElement,
    readonly end: () => void,
  ) {
    page.document.addEventListener('cl-error', ({ detail }) => this.events.push(detail));
    const { error } = page.console;
    page.console.error = (...said: unknown[]) => {
      if (String(said[0]).startsWith('convlens')) this.console.push(String(said[0]));
      else error.apply(page.console, said);
    };
    this.#restore = () => (page.console.error = error);
  }

  /** What the elements of that name say in the place of their result or beside it. */
  said(tag: string): string {
    const view = this.session.querySelector(tag)!;
    return findAll(view, '.frame-panel, .frame-told, .notice, .problem')
      .map(({ textContent }) => textContent)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** Waits until a failure is told, and a while longer, in which it could be told again. */
  async failed(): Promise<SessionErrorEvent['detail']> {
    await until('a failure', () => this.events.length > 0);
    await pause(700);
    expect(this.events, 'events').to.have.length(1);
    expect(this.console, 'lines in the console').to.have.length(1);
    return this.events[0]!;
  }

  remove(): void {
    this.#restore();
    this.session.remove();
    this.end();
  }
}

async function embed({ tags = views, attributes, policy, without }: Embedding): Promise<Embedded> {
  const own = policy !== undefined || without !== undefined;
  const frame = own ? await pageWith(policy ?? '') : null;
  const page = frame ? (frame.contentWindow as Window & typeof globalThis) : window;
  without?.(page);
  const session = page.document.createElement('cl-session');
  for (const [name, value] of Object.entries(attributes)) session.setAttribute(name, value);
  session.append(...tags.map((tag) => page.document.createElement(tag)));
  const embedding = new Embedded(page, session, () => frame?.remove());
  page.document.body.append(session);
  if (frame) {
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = '/src/index.ts';
    page.document.head.append(script);
  }
  return embedding;
}

async function pageWith(policy: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 900px; height: 600px';
  frame.src = `/test/support/embedding.html?${new URLSearchParams({ policy }).toString()}`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame;
}

describe('a page whose session fails', () => {
  let embedding: Embedded;
  afterEach(() => embedding.remove());

  /** The first element says it in full, and every other one in a few words. */
  function expectSaid(title: string, why: string, technical: string | RegExp): void {
    const full = embedding.said(first);
    expect(full).to.contain(title).and.to.contain(why).and.to.match(new RegExp(technical));
    for (const tag of views.slice(1)) {
      expect(embedding.said(tag), tag).to.equal(`${title}${why === '' ? '' : ` ${why}.`}`);
    }
  }

  it('says that its models are elsewhere, and how to name the place', async () => {
    const attributes = { image: sample('chelsea.png'), 'models-base': '/nowhere/' };
    embedding = await embed({ attributes });
    const { what, error, message, goesOn } = await embedding.failed();
    expect({ what, name: error.name, goesOn }).to.deep.equal({
      ...{ what: 'model', name: 'FetchError', goesOn: false },
    });
    expect(error.facts).to.deep.include({ kind: 'answered', status: 404 });
    expect(message).to.contain('The model did not open.').and.to.contain('models-base');
    expect(embedding.console[0]).to.contain('models-base').and.to.contain('404');
    expectSaid('The model did not open', 'Could not be fetched', '/nowhere/.*404 Not Found');
    expect(embedding.said(first)).to.contain('name the folder in models-base');
  });

  it('says that its model is not at the address', async () => {
    const attributes = { model: '/nowhere/model.json', image: sample('chelsea.png') };
    embedding = await embed({ attributes });
    expect((await embedding.failed()).what).to.equal('model');
    expectSaid('The model did not open', 'Could not be fetched', '/nowhere/model.json answered');
    expect(embedding.said(first)).not.to.contain('models-base');
  });

  const photoViews = ['cl-predictions', 'cl-heatmap', 'cl-activations', 'cl-compare'] as const;

  it('says that its photo is missing, and again when it is tried again in vain', async () => {
    const attributes = { model: embedded, image: sample('nobody.png') };
    embedding = await embed({ tags: photoViews, attributes });
    const { what, error } = await embedding.failed();
    expect([what, error.facts?.kind]).to.deep.equal(['image', 'answered']);
    expect(embedding.said(first)).to.match(/The photo did not open .*nobody\.png answered 404/);
    for (const tag of photoViews.slice(1)) {
      expect(embedding.said(tag), tag).to.equal('The photo did not open Could not be fetched.');
    }
    findAll(embedding.session.querySelector(first)!, '.frame-panel button')[0]!.click();
    await until('another failure', () => embedding.events.length > 1);
    expect(embedding.console).to.have.length(2);
  });

  it('says that its photo is no picture', async () => {
    const attributes = { model: embedded, image: '/models/efficientnet-lite0/model.json' };
    embedding = await embed({ tags: photoViews, attributes });
    const { what, error } = await embedding.failed();
    expect([what, error.name]).to.deep.equal(['image', 'ImageDecodeError']);
    expect(embedding.said(first)).to.contain('Not a picture that can be read');
    expect(embedding.said('cl-heatmap')).to.equal(
      'The photo did not open Not a picture that can be read.',
    );
  });

  it('says beside the result that another photo did not open', async () => {
    const attributes = { model: embedded, image: sample('chelsea.png') };
    embedding = await embed({ tags: ['cl-predictions'], attributes });
    const view = embedding.session.querySelector('cl-predictions')!;
    await until('a result', () => view.phase === 'ready');
    embedding.session.setAttribute('image', sample('nobody.png'));
    expect((await embedding.failed()).goesOn).to.equal(true);
    expect(view.phase).to.equal('ready');
    expect(embedding.said(first)).to.match(/^The photo did not open\. .*nobody\.png answered 404/);
  });

  it('says that there is no such backend, and computes on another', async () => {
    const attributes = { model: embedded, image: sample('chelsea.png'), backend: 'gpu' };
    embedding = await embed({ tags: ['cl-predictions'], attributes });
    expect((await embedding.failed()).what).to.equal('backend');
    const view = embedding.session.querySelector('cl-predictions')!;
    await until('a result', () => view.phase === 'ready');
    expect(embedding.said(first)).to.contain('no backend "gpu" here');
  });

  it('leaves it to a picker in the page to say it in full', async () => {
    const attributes = { model: '/nowhere/model.json', image: sample('chelsea.png') };
    embedding = await embed({ tags: [...views, 'cl-model-picker'], attributes });
    await embedding.failed();
    for (const tag of views) {
      expect(embedding.said(tag), tag).to.equal('The model did not open Could not be fetched.');
    }
    expect(embedding.said('cl-model-picker')).to.contain('/nowhere/model.json answered 404');
  });

  it('says where its worker is not', async () => {
    const attributes = { image: sample('chelsea.png'), 'worker-url': '/nowhere/worker.js' };
    embedding = await embed({ attributes });
    const { what, message } = await embedding.failed();
    expect(what).to.equal('worker');
    expect(message).to.contain('/nowhere/worker.js could not be loaded');
    expectSaid('The computation does not start', '', '/nowhere/worker.js could not be loaded');
    expect(embedding.said(first)).to.contain('worker-url');
  });

  it('says that a policy refuses its worker', async () => {
    const attributes = { image: sample('chelsea.png'), 'worker-url': worker };
    embedding = await embed({ attributes, policy: "worker-src 'none'" });
    const { what, error } = await embedding.failed();
    expect(what).to.equal('worker');
    expect(error.facts).to.deep.include({ loss: { kind: 'refused', directive: 'worker-src' } });
    expectSaid(
      'The computation does not start',
      '',
      'policy of this page refuses it \\(worker-src',
    );
  });
});

describe('a page that goes on without something', () => {
  let embedding: Embedded;
  afterEach(() => embedding.remove());

  /** A model so small that plain JavaScript is quick. */
  function openSmall(): void {
    const model = behindConv(shares('conv'));
    const files = Object.entries(filesOf(model)).map(
      ([name, content]) => new File([content], name),
    );
    embedding.session
      .querySelector('cl-predictions')!
      .dispatchEvent(new OpenModelEvent(files, 'small'));
  }

  async function expectSlow(kind: string, said: string): Promise<void> {
    openSmall();
    const view = embedding.session.querySelector('cl-predictions')!;
    await until('a result', () => view.phase === 'ready');
    const { what, error, goesOn } = await embedding.failed();
    expect([what, error.facts?.kind, goesOn]).to.deep.equal(['backend', kind, true]);
    expect(embedding.said('cl-predictions'))
      .to.contain('Computing will be slow.')
      .and.to.contain(said);
    expect(embedding.said('cl-heatmap')).to.equal('');
  }

  const tags = ['cl-predictions', 'cl-heatmap'] as const;
  /** Without a model at first; the embedded one is not waited for. */
  const attributesWith = (workerUrl: string) => ({
    model: '/nowhere/model.json',
    image: sample('chelsea.png'),
    'worker-url': workerUrl,
  });

  it('computes with plain JavaScript where a policy forbids WebAssembly, and says that it is slow', async () => {
    const policy = new URLSearchParams({ policy: "script-src 'self'" }).toString();
    embedding = await embed({ tags, attributes: attributesWith(`${worker}?${policy}`) });
    await expectSlow('wasm-refused', "'wasm-unsafe-eval'");
  });

  it('computes without SIMD, and says that it is slow', async () => {
    const script = `WebAssembly.validate = () => false; import(${JSON.stringify(new URL(worker, location.href).href)});`;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    embedding = await embed({ tags, attributes: attributesWith(address) });
    await expectSlow('no-simd', 'no SIMD');
    URL.revokeObjectURL(address);
  });

  it('shows results where there are no popovers, and says that menus do not open', async () => {
    embedding = await embed({
      tags: ['cl-model-picker', 'cl-image-picker', 'cl-predictions', 'cl-filters'],
      attributes: { model: embedded, image: sample('chelsea.png'), 'worker-url': worker },
      without: ({ HTMLElement: { prototype } }) => {
        for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) {
          Reflect.deleteProperty(prototype, name);
        }
      },
    });
    const { what, error } = await embedding.failed();
    expect([what, error.facts?.kind]).to.deep.equal(['browser', 'no-popover']);
    expect(embedding.said('cl-predictions')).to.contain('This browser is too old.');
    expect(findAll(embedding.session.querySelector('cl-model-picker')!, '.popup:not([hidden])')).to
      .be.empty;
    const view = embedding.session.querySelector('cl-predictions')!;
    await until('a result', () => view.phase === 'ready');
  });
});
