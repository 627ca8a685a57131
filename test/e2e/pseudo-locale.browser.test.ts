import { expect } from 'chai';
import type { LitElement } from 'lit';
import * as errors from '../../src/core/errors.js';
import type { ErrorData } from '../../src/core/error-facts.js';
import { fetchSamples } from '../../src/components/image-picker/samples.js';
import { methodSource } from '../../src/components/heatmap/method-sources.js';
import { methods } from '../../src/components/heatmap/methods.js';
import '../../src/index.js';
import type { Snapshot } from '../../src/session/snapshot.js';
import type { JobName, Progress } from '../../src/workers/jobs.types.js';
import { cleanUp, find, findAll, mount, pause, press } from '../components/shared/mount.js';
import { addPseudoLocale, pseudoLocale } from '../support/pseudo-locale.js';
import { untranslatedWords } from '../support/untranslated.js';
import { frame, openInspector, sample, until, type Opened } from './support.js';

addPseudoLocale();

/** Names are the same in every language: of products, methods, papers, colours, keys, formats and what code calls things. */
const names: readonly string[] = [
  ...(await fetchSamples('/photos/photos.json')).flatMap(({ title, alt, point = '', credit }) => [
    title,
    alt,
    point,
    credit,
  ]),
  ...['set', 'set/0/3.png', 'set/0/4.png', 'set/lynx/1.png', 'example.org'],
  ...[
    'convlens',
    'EfficientNet-Lite0',
    'ImageNet',
    'WASM',
    'WebGL',
    'WebGPU',
    'CPU',
    'TensorFlow.js',
  ],
  ...methods.flatMap(({ id, name }) => [id, name, methodSource(id)!.paper.title]),
  ...[
    'PNG',
    'ZIP',
    'JSON',
    'NPY',
    'magma',
    'viridis',
    'Esc',
    'ROAD',
    'wasm',
    'https://…/model.json',
    'https://…/photo.jpg',
  ],
];

const resultElements = [
  'cl-predictions',
  'cl-heatmap',
  'cl-compare',
  'cl-activations',
  'cl-filters',
  'cl-kernel',
  'cl-unit',
  'cl-dream',
  'cl-evaluate',
] as const;

const units: readonly Progress['unit'][] = ['bytes', 'steps', 'layers', 'channels', 'photos'];
const jobs: readonly JobName[] = ['predict', 'filters', 'open-model'];

/** Everything thrown on purpose, and what the browser throws; with no words of its own. */
const failures: readonly ErrorData[] = [
  ...Object.keys(errors),
  'NotFoundError',
  'NotReadableError',
  'TooManyFilesError',
].map((name) => ({ name, message: '' }));

/** Of a model those that it gives itself, and of its photo. */
function namesIn({ model, modelSource, imageSource, image, awaited }: Snapshot): readonly string[] {
  const { value } = model;
  const layers = value?.layers ?? [];
  return [
    ...(value?.classNames ?? []),
    ...layers.flatMap(({ name, kind, activation = '' }) => [name, kind, activation]),
    ...[value?.name, value?.dataset, modelSource, imageSource, image.value?.name, awaited?.about],
    'relu6',
  ].filter((name): name is string => typeof name === 'string' && name !== '');
}

describe('no word of the page stays English', () => {
  const page = document.documentElement;
  const pageLang = page.lang;
  /** What was found in any state. */
  const found = new Set<string>();
  let known: readonly string[] = names;

  const look = (root: ParentNode = document.body): void => {
    for (const words of untranslatedWords(root, known)) found.add(words);
  };

  before(async () => {
    page.lang = pseudoLocale;
    const element = await mount('cl-predictions');
    await until('the language', () => find(element, '.title').textContent.includes('⟦'));
    cleanUp();
  });
  afterEach(() => {
    cleanUp();
    known = names;
  });

  /** What an element says of each failure. */
  async function lookAtFailures(element: LitElement): Promise<void> {
    for (const error of failures) {
      Object.assign(element, { phase: 'error', error });
      await element.updateComplete;
      look();
    }
  }

  function expectNone(): void {
    const all = [...found].sort();
    found.clear();
    expect(all).to.deep.equal([]);
  }

  after(() => {
    page.lang = pageLang;
  });

  for (const tag of resultElements) {
    it(`in <${tag}> while it is empty, waits, works, is stopped, and has failed`, async () => {
      const element = await mount(tag);
      look();
      Object.assign(element, { phase: 'loading' });
      await pause(350);
      await element.updateComplete;
      look();
      for (const unit of units) {
        Object.assign(element, { progress: { done: 3, total: 7, unit } });
        await element.updateComplete;
        look();
      }
      Object.assign(element, { phase: 'cancelled' });
      await element.updateComplete;
      look();
      await lookAtFailures(element);
      expectNone();
    });
  }

  for (const tag of ['cl-model-picker', 'cl-image-picker'] as const) {
    it(`in <${tag}>, its popup, and what it says of each failure`, async () => {
      const element = await mount(tag);
      look();
      Object.assign(element, { phase: 'loading' });
      await element.updateComplete;
      look();
      await lookAtFailures(element);
      expectNone();
    });
  }

  it('in <cl-status> and <cl-backend>, for each job and each failure', async () => {
    const element = await mount('cl-status', {
      backend: { name: 'cpu', available: ['cpu'], tensors: 1, bytes: 4e6 },
      timings: { predict: 20, heatmap: 2400 },
    });
    look();
    for (const job of jobs) {
      for (const unit of units) {
        const progress: Progress = { done: 30, total: 700, unit };
        const startedAt = Date.now() - 5000;
        element.job = { job, about: '', progress, startedAt, paused: unit === 'steps' };
        await element.updateComplete;
        look();
      }
    }
    element.job = null;
    for (const notice of failures) {
      element.notice = notice;
      await element.updateComplete;
      look();
    }
    for (const kind of ['webgl-lost', 'webgpu-lost'] as const) {
      element.notice = { name: 'BackendChange', reason: { kind, detail: '' }, backend: 'wasm' };
      await element.updateComplete;
      look();
    }
    expectNone();
  });

  describe('in <cl-inspector>', () => {
    let opened: Opened;

    /** Looks at all that comes and goes until it is so. */
    async function watching(what: string, holds: () => boolean): Promise<void> {
      let at = 0;
      await until(
        what,
        () => {
          if (performance.now() - at > 250) {
            see();
            at = performance.now();
          }
          return holds();
        },
        100_000,
      );
      await frame();
      see();
    }

    function see(): void {
      known = [...names, ...namesIn(opened.snapshot)];
      look();
    }

    /** Opens all that can be unfolded, and looks. */
    async function unfold(host: HTMLElement): Promise<void> {
      for (const details of deep(host, 'details')) details.setAttribute('open', '');
      for (const button of deep(host, '[popovertarget]')) {
        if (!(button instanceof HTMLButtonElement) || button.disabled) continue;
        button.click();
        await frame();
        see();
        button.click();
      }
      await frame();
      see();
    }

    it('while it opens, on each pane while it works and afterwards, in every popup and dialog', async function () {
      this.timeout(240_000);
      opened = await openInspector({
        samplesSrc: '/photos/photos.json',
        link: 'https://example.org/',
      });
      see();
      opened.inspector.image = sample('chelsea.png');
      opened.inspector.layer = 'block4_add';
      await watching('the answers', () => opened.snapshot.slot(overview).phase === 'ready');
      await unfold(opened.inspector);
      opened.inspector.focus();
      press(find(opened.inspector, 'main'), '?');
      see();
      find<HTMLDialogElement>(opened.inspector, 'dialog.help').close();
      const permitted = opened.inspector.permit({
        model: 'https://example.org/a.json',
        image: null,
      });
      await opened.inspector.updateComplete;
      see();
      find<HTMLDialogElement>(opened.inspector, 'dialog.question').close();
      await permitted;

      await watching('the heatmap', () => opened.view('cl-heatmap').result !== undefined);
      const { result } = opened.view('cl-heatmap');
      for (const { id: method } of methods) {
        for (const empty of [null, 'flat', 'negative', 'outside'] as const) {
          const alone = await mount('cl-heatmap', {
            ...{ result: { ...result!, method, empty }, photo: opened.view('cl-heatmap').photo },
          });
          await unfold(alone);
          alone.remove();
        }
      }
      await watching('its pictures', () => opened.view('cl-filters').result !== undefined);
      await unfold(opened.view('cl-filters'));

      opened.inspector.pane = 'circuit';
      await watching('the circuit', () => shownOf('cl-unit')?.phase === 'ready');
      await unfold(opened.inspector);

      opened.inspector.pane = 'compare';
      await opened.inspector.updateComplete;
      Object.assign(opened.view('cl-compare'), {
        ...{ methods: ['grad-cam', 'gradient-x-input'], measure: 'deletion' },
      });
      await watching('the comparison', () =>
        (shownOf('cl-compare')?.result?.cells.flat() ?? []).some(({ measured }) => measured),
      );
      await unfold(opened.inspector);

      opened.inspector.pane = 'dream';
      await opened.inspector.updateComplete;
      Object.assign(opened.view('cl-dream'), { octaves: 1, steps: 2, size: 64 });
      const start = () => findAll<HTMLButtonElement>(opened.view('cl-dream'), '[part=start]')[0];
      await watching('the button', () => start()?.disabled === false);
      start()?.click();
      await watching('the dream', () => shownOf('cl-dream')?.phase === 'ready');
      await unfold(opened.inspector);

      opened.inspector.pane = 'test';
      await opened.inspector.updateComplete;
      const photo = await (await fetch(sample('chelsea.png'))).blob();
      const image = { type: 'image/png' };
      opened.view('cl-evaluate').files = [
        new File([photo], 'set/lynx/1.png', image),
        new File([photo], 'set/285/2.png', image),
        new File([photo], 'set/0/3.png', image),
        new File(['0'], 'set/0/4.png', image),
      ];
      await watching('the counts', () => shownOf('cl-evaluate')?.phase === 'ready');
      await unfold(opened.inspector);

      opened.inspector.style.width = '390px';
      for (const pane of ['decision', 'channel', 'network'] as const) {
        opened.inspector.pane = pane;
        await watching(pane, () => find(opened.inspector, '.frame-all').dataset['pane'] !== 'all');
      }
      expectNone();
    });

    const overview = { job: 'overview', request: {} } as const;
    const shownOf = <T extends keyof HTMLElementTagNameMap>(tag: T) =>
      findAll<HTMLElementTagNameMap[T]>(opened.inspector, tag)[0];
  });
});

/** All elements that match below `host`, through shadow roots. */
function deep(host: Element, selector: string): Element[] {
  const inside = [
    ...(host.shadowRoot ?? host).querySelectorAll('*'),
    ...host.querySelectorAll('*'),
  ];
  return [...new Set(inside)].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deep(element, selector) : []),
  ]);
}
