import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { builtSite, nameOf, visible, type BuiltSite } from '../support/built-site.js';

describe('the inspector on paper', function () {
  this.timeout(180_000);
  let site: BuiltSite;
  let page: Page;

  before(async () => {
    site = await builtSite();
    ({ page } = site);
  });
  after(() => site.close());

  /** Opens a pane at the width of a screen, and lays it out as on a page of A4 or Letter with its margins. */
  async function printed(pane: string, element: string): Promise<void> {
    await page.emulateMediaType('screen');
    await page.setViewport({ width: 1440, height: 900 });
    // Of methods that take one pass.
    const methods = 'grad-cam+hires-cam+gradient+gradient-x-input';
    await page.goto(`${site.url}?photo=chelsea&pane=${pane}&methods=${methods}&theme=dark`);
    await page.waitForFunction(
      `(() => {
        const root = document.querySelector('cl-inspector')?.shadowRoot;
        return ['cl-predictions', 'cl-heatmap', '${element}'].every((tag) => {
          const { phase, stale } = root?.querySelector(tag) ?? {};
          return phase === 'ready' && !stale;
        });
      })()`,
      { timeout: 120_000 },
    );
    await page.emulateMediaType('print');
    await page.setViewport({ width: 703, height: 1000 });
  }

  const list = (script: string) => page.evaluate(script) as Promise<string[]>;

  for (const [pane, element] of [
    ['channel', 'cl-activations'],
    ['unit', 'cl-unit'],
    ['compare', 'cl-compare'],
  ] as const) {
    describe(`with the pane ${pane}`, () => {
      before(() => printed(pane, element));

      it('has both the decision and the pane, and nothing of them is cut off', async () => {
        const shown = await list(
          `${visible}.map((one) => one.localName).filter((name) => name.startsWith('cl-'))`,
        );
        expect(shown).to.include.members(['cl-predictions', 'cl-heatmap', element]);
        const cut = `${visible}.filter((one) => {
          const { overflowX, overflowY } = getComputedStyle(one);
          const scrolls = /auto|scroll/;
          return (scrolls.test(overflowY) && one.scrollHeight > one.clientHeight + 1)
            || (scrolls.test(overflowX) && one.scrollWidth > one.clientWidth + 1);
        }).map(${nameOf})`;
        expect(await list(cut)).to.deep.equal([]);
        const beyond = `${visible}.filter((one) => !one.matches('.visually-hidden')).filter((one) => {
          const { right, bottom } = one.getBoundingClientRect();
          const { scrollWidth, scrollHeight } = document.documentElement;
          return right > innerWidth + 1 || bottom + scrollY > scrollHeight + 1 || scrollWidth > innerWidth;
        }).map(${nameOf})`;
        expect(await list(beyond)).to.deep.equal([]);
      });

      it('has no controls', async () => {
        const controls = `${visible}.filter((one) => one.matches(
          'input, .button, .segments, .tools, [role=tab], cl-status, cl-class-search, [part~=save]'
        )).map(${nameOf})`;
        expect(await list(controls)).to.deep.equal([]);
      });

      it('is dark on light whatever the screen has, its colours kept', async () => {
        const ink = await list(
          `[...new Set(${visible}.filter((one) => one.matches('.title')).map((one) => getComputedStyle(one).color))]`,
        );
        expect(ink).to.deep.equal(['rgb(22, 23, 26)']);
        const kept = await list(
          `[...new Set(${visible}.filter((one) => one.localName === 'canvas').map((one) => getComputedStyle(one).printColorAdjust))]`,
        );
        expect(kept).to.deep.equal(['exact']);
      });

      it('fills a few pages of A4 and of Letter', async () => {
        for (const format of ['a4', 'letter'] as const) {
          const file = Buffer.from(await page.pdf({ format })).toString('latin1');
          const pages = file.match(/\/Type\s*\/Page\b/g) ?? [];
          expect(pages.length, format).to.be.within(1, 5);
        }
      });
    });
  }
});
