import { expect } from 'chai';
import { findAll, textOf } from '../components/shared/mount.js';
import { openPage, type Page } from './page.js';
import { until } from './support.js';
import { violations } from './violations.js';

describe('the page of the inspector', () => {
  let page: Page;

  before(async () => {
    localStorage.removeItem('cl-theme');
    page = await openPage();
    await page.answered();
  });
  after(() => {
    page.close();
    localStorage.removeItem('cl-theme');
  });

  const resize = async (width: number) => {
    page.frame.style.width = `${width}px`;
    await until('the layout', () => page.window.innerWidth === width);
    await until('tabs where they are needed', () => {
      const tabs = findAll(page.inspector, 'nav [role=tab]').length > 0;
      return tabs === width <= 760;
    });
    await page.inspector.updateComplete;
  };
  const theme = async (name: 'light' | 'dark') => {
    while (page.inspector.dataset['theme'] !== name) {
      findAll(page.inspector, '.tool')[0]!.click();
      await page.inspector.updateComplete;
    }
  };

  it('loads no module of tfjs: that is the worker’s', () => {
    const loaded = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.some((name) => name.includes('/src/components/inspector/'))).to.equal(true);
    expect(loaded.filter((name) => /tfjs|tensorflow/.test(name))).to.deep.equal([]);
    const core = loaded.filter((name) => /\/src\/core\/(ops|graph|formats|kinds)\//.test(name));
    expect(core).to.deep.equal([]);
  });

  it('never scrolls sideways, and on a wide screen not at all', () => {
    const { scrollWidth, scrollHeight } = page.window.document.documentElement;
    expect(scrollWidth).to.be.at.most(1440);
    expect(scrollHeight).to.be.at.most(900);
  });

  for (const width of [1440, 900, 390]) {
    for (const name of ['light', 'dark'] as const) {
      it(`passes the accessibility check, ${name}, ${width} px wide, results shown`, async () => {
        await resize(width);
        await theme(name);
        const tabs = findAll(page.inspector, '[role=tab]');
        for (const tab of tabs) {
          tab.click();
          await page.inspector.updateComplete;
          expect(await violations(page), textOf(page.inspector, '.bar')).to.deep.equal([]);
        }
        expect(page.window.document.documentElement.scrollWidth).to.be.at.most(width);
      }).timeout(60_000);
    }
  }

  it('complained of nothing, its policy included', () => {
    expect(page.heard).to.deep.equal([]);
  });
});
