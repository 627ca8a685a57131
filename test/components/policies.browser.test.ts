import { expect } from 'chai';
import type { ClSession } from '../../src/components/session/session.js';
import { until } from '../e2e/support.js';
import { openHost, type HostPage } from '../support/host-page.js';
import { find, findAll } from './shared/mount.js';

const strict = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  'img-src blob: data:',
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types host lit-html convlens',
];

/** The same, for a worker of another origin: this server by its number. */
const other = location.origin.replace('localhost', '127.0.0.1');
const elsewhere = strict.map((rule) =>
  rule
    .replace(/^script-src 'self'/, `script-src 'self' ${other}`)
    .replace(/^worker-src 'self'/, 'worker-src blob:')
    .replace(/^connect-src 'self'/, `connect-src 'self' ${other}`),
);

const views = ['cl-predictions', 'cl-heatmap', 'cl-activations', 'cl-kernel'] as const;

/** A session with these views, in the place that `inside` makes of it. */
function sessionWith(
  tags: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
  inside: (session: HTMLElement) => ParentNode = (session) => session,
) {
  return (document: Document): void => {
    const session = document.createElement('cl-session');
    const given = {
      model: 'efficientnet-lite0',
      image: '/photos/chelsea.png',
      'models-base': '/models/',
      ...attributes,
    };
    for (const [name, value] of Object.entries(given)) session.setAttribute(name, value);
    inside(session).append(...tags.map((tag) => document.createElement(tag)));
    document.body.append(session);
  };
}

describe('a page with a strict policy', () => {
  let host: HostPage;
  afterEach(() => host.frame.remove());

  const view = <K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] =>
    host.document.querySelector(tag)!;
  const answered = () =>
    until('the results', () =>
      views.every((tag) => view(tag).phase === 'ready' && view(tag).result !== undefined),
    );

  it('refuses nothing of ours, and shows it in its lengths, places and colours', async () => {
    host = await openHost({
      policy: strict.join('; '),
      fill: sessionWith([...views, 'cl-network', 'cl-status', 'cl-backend', 'cl-model-picker']),
    });
    await answered();
    const bars = findAll(view('cl-predictions'), '.track i').map((bar) => bar.clientWidth);
    expect(bars[0]).to.be.greaterThan(bars[4]!);
    const rows = findAll(view('cl-network'), '.row').map((row) => row.getBoundingClientRect().top);
    expect(new Set(rows).size).to.equal(rows.length);
    expect(view('cl-session').snapshot.timings.predict).to.be.greaterThan(0);
    expect(host.refused).to.deep.equal([]);
  });

  for (const type of ['module', 'classic']) {
    it(`lets a worker of another origin start, as a ${type} script`, async () => {
      const file = type === 'module' ? 'explain.worker.js' : 'explain.worker.classic.js';
      host = await openHost({
        policy: elsewhere.join('; '),
        fill: sessionWith(['cl-predictions'], {
          'worker-url': `${other}/dist/workers/${file}`,
          'worker-type': type,
        }),
      });
      await until('the answer', () => view('cl-predictions').phase === 'ready');
      // The worker is tried by its address first, which the policy refuses.
      expect(host.refused.filter((what) => !what.startsWith('worker-src'))).to.deep.equal([]);
    });
  }
});

describe('where a page keeps its elements', () => {
  let host: HostPage;
  afterEach(() => host.frame.remove());

  it('may be a closed shadow root, in a session that is defined later', async () => {
    let predictions: HTMLElement | undefined;
    host = await openHost({
      fill: sessionWith(['cl-predictions'], {}, (session) => {
        const part = session.ownerDocument.createElement('div');
        session.append(part);
        const root = part.attachShadow({ mode: 'closed' });
        queueMicrotask(() => (predictions = root.querySelector<HTMLElement>('cl-predictions')!));
        return root;
      }),
    });
    const session = host.document.querySelector<ClSession>('cl-session')!;
    await until('the answer', () => session.snapshot.timings.predict !== undefined);
    await until('the rows', () => predictions!.shadowRoot?.querySelector('.row') != null);
    expect(find(predictions!, '.row .name').textContent).to.contain('cat');
  });

  it('may be a modal dialog, whose popups open over it and close before it', async () => {
    host = await openHost({
      fill: (document) => {
        const dialog = document.createElement('dialog');
        dialog.append(document.createElement('cl-inspector'));
        document.body.append(dialog);
      },
    });
    const dialog = host.document.querySelector('dialog')!;
    dialog.showModal();
    const inspector = host.document.querySelector('cl-inspector')!;
    await until('the bar', () => inspector.shadowRoot?.querySelector('cl-model-picker') != null);
    const picker = find(inspector, 'cl-model-picker');
    await until('the picker', () => picker.shadowRoot?.querySelector('button') != null);
    find(picker, 'button').click();
    await until('the popup', () => picker.shadowRoot?.querySelector(':popover-open') != null);
    const popup = find(picker, ':popover-open');
    const { left, top } = popup.getBoundingClientRect();
    const hit = picker.shadowRoot!.elementFromPoint(left + 20, top + 20);
    expect(popup.contains(hit)).to.equal(true);
    expect(dialog.open).to.equal(true);
  });
});
