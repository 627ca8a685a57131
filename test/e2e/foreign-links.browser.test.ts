import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { openPage, type Page } from './page.js';
import { clickButton, until } from './support.js';
import { violations } from './violations.js';

interface Request {
  readonly url: string;
  readonly referer: string | null;
}

/** This server by its number is another origin; see `elsewhere` in test/support/server-plugins.mjs. */
const other = `http://127.0.0.1:${location.port}`;
let count = 0;

/** A query that no other test uses, so that requests can be told apart. */
const mark = () => `of=${location.pathname.length}-${count++}-${Math.random()}`;

async function askedFor(query: string): Promise<readonly Request[]> {
  const asked = (await (await fetch('/asked-elsewhere')).json()) as readonly Request[];
  return asked.filter(({ url }) => url.includes(query));
}

describe('links that name something elsewhere', () => {
  let page: Page | undefined;
  afterEach(() => {
    page?.close();
    page = undefined;
  });

  const dialog = () => page!.inspector.renderRoot.querySelector<HTMLDialogElement>('.question');
  const question = async (): Promise<HTMLDialogElement> => {
    await until('the question', () => dialog()?.open ?? false);
    return dialog()!;
  };
  const open = (named: Record<string, string>, width?: number) =>
    openPage(`?${new URLSearchParams(named).toString()}`, width);
  const model = (query: string) => `${other}/models/efficientnet-lite0/model.json?${query}`;
  const photo = (query: string) => `${other}/photos/coffee.png?${query}`;

  it('ask first, and nothing is requested before the answer', async () => {
    const query = mark();
    page = await open({ model: model(query), photo: photo(query), layer: 'block2_add' });
    const { textContent } = await question();
    expect(textContent).to.contain(`A model and a photo from 127.0.0.1:${location.port}.`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await askedFor(query)).to.deep.equal([]);
    expect(page.snapshot.model.phase).to.equal('empty');

    clickButton(page.inspector, 'Open it');
    await page.answered();
    const asked = await askedFor(query);
    expect(asked.length).to.be.above(2);
    expect(asked.filter(({ referer }) => referer !== null)).to.deep.equal([]);
    expect(page.snapshot.image.value?.name).to.equal('coffee.png');
    expect(page.view('cl-activations').result?.layer).to.equal('block2_add');
    expect(textOf(page.view('cl-model-picker'), '.pick .host')).to.equal(
      `from 127.0.0.1:${location.port}`,
    );
    expect(dialog()).to.equal(null);
    expect(page.heard).to.deep.equal([]);
  });

  it('are left out where the person says no, and the page opens as without them', async () => {
    const query = mark();
    page = await open({ model: model(query), photo: photo(query), class: '7' });
    await question();
    clickButton(page.inspector, 'Leave it out');
    await page.answered();
    expect(await askedFor(query)).to.deep.equal([]);
    expect(page.snapshot.modelSource).to.equal('efficientnet-lite0');
    expect(page.snapshot.image.value?.name).to.equal('chelsea.png');
    await until('the URL', () => page!.search === '');
    expect(findAll(page.view('cl-model-picker'), '.host')).to.deep.equal([]);
  });

  it('ask about the one part that is elsewhere, and open the rest', async () => {
    const query = mark();
    page = await open({ photo: photo(query), layer: 'block2_add' });
    const { textContent } = await question();
    expect(textContent).to.contain(`A photo from 127.0.0.1:${location.port}.`);
    dialog()!.close();
    await page.answered();
    expect(await askedFor(query)).to.deep.equal([]);
    expect(page.view('cl-activations').result?.layer).to.equal('block2_add');
    expect(page.snapshot.image.value?.name).to.equal('chelsea.png');
  });

  const disguised = [
    `//127.0.0.1:${location.port}/models/m.json`,
    `\\\\127.0.0.1:${location.port}\\m`,
    `/\\127.0.0.1:${location.port}/m.json`,
    `http:\\\\127.0.0.1:${location.port}\\m`,
    ` http://127.0.0.1:${location.port}/m`,
    `ht\ntp://127.0.0.1:${location.port}/m`,
    `http://localhost@127.0.0.1:${location.port}/m.json`,
    'https:elsewhere.example',
  ];
  for (const address of disguised) {
    it(`are seen through: ${JSON.stringify(address)}`, async () => {
      page = await open({ model: address });
      const { textContent } = await question();
      const host = address.includes('example') ? 'elsewhere.example' : '127.0.0.1';
      expect(textContent).to.contain(`A model from ${host}`);
    });
  }

  it('ask again of a step back, not of a host that was allowed', async () => {
    const query = mark();
    page = await open({ photo: photo(query) });
    await question();
    clickButton(page.inspector, 'Open it');
    await page.shows('the photo', ({ image }) => image.value?.name === 'coffee.png');
    page.window.history.replaceState(null, '', `?photo=${encodeURIComponent(photo(mark()))}`);
    page.window.dispatchEvent(new page.window.PopStateEvent('popstate'));
    await page.shows('the other address', () =>
      page!.inspector.image!.endsWith(page!.search.slice(-8)),
    );
    expect(dialog()).to.equal(null);

    page.window.history.replaceState(null, '', '?photo=https://elsewhere.example/cat.png');
    page.window.dispatchEvent(new page.window.PopStateEvent('popstate'));
    const { textContent } = await question();
    expect(textContent).to.contain('elsewhere.example');
  });

  for (const width of [1440, 390]) {
    it(`ask in a dialog that keyboards and screen readers can use, ${width} px wide`, async () => {
      page = await open(
        { model: 'https://a.example/m.json', photo: 'https://b.example/p.png' },
        width,
      );
      const asking = await question();
      expect(asking.textContent).to.contain('A model from a.example and a photo from b.example.');
      expect(asking.matches(':modal')).to.equal(true);
      const focused = page.inspector.shadowRoot!.activeElement;
      expect(focused?.textContent?.trim()).to.equal('Leave it out');
      expect(find(page.inspector, '.question').getBoundingClientRect().right).to.be.at.most(width);
      for (const theme of ['light', 'dark']) {
        page.inspector.dataset['theme'] = theme;
        expect(await violations(page, asking)).to.deep.equal([]);
      }
    });
  }
});
