import { expect } from 'chai';

/** Tags by the entry that registers them. */
const tagsOf: Readonly<Record<string, readonly string[]>> = {
  activations: ['cl-activations'],
  backend: ['cl-backend'],
  'class-search': ['cl-class-search'],
  compare: ['cl-compare'],
  cover: ['cl-cover'],
  dream: ['cl-dream'],
  evaluate: ['cl-evaluate'],
  filters: ['cl-filters'],
  heatmap: ['cl-heatmap'],
  'image-picker': ['cl-image-picker'],
  kernel: ['cl-kernel'],
  'model-chart': ['cl-model-chart'],
  'model-picker': ['cl-model-picker'],
  models: ['cl-models', 'cl-model-chart'],
  network: ['cl-network'],
  pipeline: ['cl-pipeline'],
  predictions: ['cl-predictions', 'cl-class-search'],
  session: ['cl-session'],
  status: ['cl-status', 'cl-backend'],
  unit: ['cl-unit', 'cl-kernel'],
};

/** Entries that lie in the folder of another element, which contains them. */
const inFolderOf: Readonly<Record<string, string>> = {
  backend: 'status',
  'class-search': 'predictions',
};

const fileOf = (name: string) => `components/${inFolderOf[name] ?? name}/${name}.js`;

const all = [...new Set(Object.values(tagsOf).flat()), 'cl-inspector'];

/** What is no part of the inspector comes by its own entry alone, or by the one file. */
const apart = ['cl-models', 'cl-model-chart', 'cl-pipeline'];
const tags = all.filter((tag) => !apart.includes(tag));

/** A page of its own that has loaded these modules, one after another, and nothing else. */
async function pageWith(...modules: string[]): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><html lang="en"><title>entry</title></html>';
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) throw new Error('the frame has no page');
  for (const module of modules) await load(page, module);
  return page;
}

async function load(page: Window & typeof globalThis, module: string): Promise<void> {
  const script = page.document.createElement('script');
  script.type = 'module';
  script.src = module;
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${module} does not load`));
    page.onerror = (message) =>
      reject(new Error(typeof message === 'string' ? message : `${module} throws`));
    page.document.head.append(script);
  });
}

function registered(page: Window): string[] {
  return all.filter((tag) => page.customElements.get(tag) !== undefined);
}

describe('the built entries in a plain page', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [name, own] of Object.entries(tagsOf)) {
    it(`registers ${own.join(' and ')} from ./components/${name} alone`, async () => {
      const page = await pageWith(`/dist/${fileOf(name)}`);
      expect(registered(page)).to.have.members(own);
    });

    it(`registers them once where two copies of ./components/${name} meet in a page`, async () => {
      const page = await pageWith(`/dist/${fileOf(name)}`, `/second-copy/dist/${fileOf(name)}`);
      expect(registered(page)).to.have.members(own);
      const loaded = page.performance.getEntriesByType('resource').map(({ name: url }) => url);
      expect(loaded.filter((url) => url.endsWith(`/dist/${fileOf(name)}`))).to.have.length(2);
    });
  }

  it('registers every element of the inspector from . and fetches no tfjs and no worker for it', async () => {
    const page = await pageWith('/dist/index.js');
    expect(registered(page)).to.have.members(tags);
    const loaded = page.performance.getEntriesByType('resource').map((entry) => entry.name);
    expect(loaded.some((url) => url.endsWith('/dist/index.js'))).to.equal(true);
    expect(loaded.filter((url) => /tfjs|tensorflow|explain\.worker/.test(url))).to.deep.equal([]);
  });

  it('registers every element from the one file, also where a page loads it twice, or the modules too', async () => {
    const file = '/dist/cdn/convlens.js';
    const page = await pageWith(file, `${file}?again`, '/dist/index.js');
    expect(registered(page)).to.have.members(all);
    const loaded = page.performance.getEntriesByType('resource').map((entry) => entry.name);
    expect(loaded.filter((url) => url.includes(file))).to.have.length(2);
  });

  it('draws the whole inspector from ./components/inspector alone', async () => {
    const page = await pageWith('/dist/components/inspector/inspector.js');
    // A heatmap fetches what covers a part of the photo when someone wants to.
    const onDemand = ['cl-cover'];
    expect(registered(page)).to.have.members(tags.filter((tag) => !onDemand.includes(tag)));
    const inspector = page.document.createElement('cl-inspector');
    page.document.body.append(inspector);
    await inspector.updateComplete;
    expect(inspector.shadowRoot?.querySelector('cl-predictions')).to.not.equal(null);
  });
});
