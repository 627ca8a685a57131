import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { builtSite, nameOf, visible, type BuiltSite } from '../support/built-site.js';

/** What is drawn by a background alone, and has to be seen where a person forces colours. */
const bars = ['.track i', '.weights i', '.line .bar i', '.amount i'];

describe('the inspector as a person has set up the system', function () {
  this.timeout(180_000);
  let site: BuiltSite;
  let page: Page;

  before(async () => {
    site = await builtSite();
    ({ page } = site);
    await page.setViewport({ width: 1366, height: 768 });
  });
  after(() => site.close());

  const prefer = async (name: string, value: string, scheme = 'light'): Promise<void> => {
    const session = await page.createCDPSession();
    const features = [
      { name, value },
      { name: 'prefers-color-scheme', value: scheme },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
  };
  const open = async (pane: string): Promise<void> => {
    await page.goto(`${site.url}?photo=chelsea&pane=${pane}&theme=page`);
    await page.waitForFunction(
      `(() => {
        const root = document.querySelector('cl-inspector')?.shadowRoot;
        const ready = (tag) => root?.querySelector(tag)?.phase === 'ready';
        return ['cl-predictions', 'cl-heatmap', 'cl-kernel'].every(ready)
          && root.querySelector('cl-filters')?.result?.pictures.length > 0;
      })()`,
      { timeout: 120_000 },
    );
  };
  const list = <T = string>(script: string) => page.evaluate(script) as Promise<T[]>;

  for (const scheme of ['light', 'dark']) {
    describe(`with forced colours, ${scheme}`, () => {
      before(async () => {
        await prefer('forced-colors', 'active', scheme);
        await open('channel');
      });

      it('shows every bar beside its ground', async () => {
        const found = await list<[string, string, string]>(`(() => {
          const ground = document.createElement('div');
          ground.style.cssText = 'forced-color-adjust: none; background: Canvas';
          document.body.append(ground);
          const canvas = getComputedStyle(ground).backgroundColor;
          return ${visible}
            .filter((one) => one.matches(${JSON.stringify(bars.join(', '))}))
            .map((one) => [(${nameOf})(one), getComputedStyle(one).backgroundColor, canvas]);
        })()`);
        expect(new Set(found.map(([name]) => name)).size).to.be.greaterThan(2);
        const unseen = found.filter(([, colour, canvas]) => colour === canvas);
        expect(unseen).to.deep.equal([]);
      });

      it('keeps the colours that are values', async () => {
        const colours = await list(
          `[...new Set(${visible}.filter((one) => one.matches('.track i') && one.getRootNode().host?.localName === 'cl-kernel').map((one) => getComputedStyle(one).backgroundColor))]`,
        );
        expect(colours.length).to.be.greaterThan(2);
        const adjusted = await list(
          `${visible}.filter((one) => one.matches('.track i') && one.getRootNode().host?.localName === 'cl-kernel').map((one) => getComputedStyle(one).forcedColorAdjust)`,
        );
        expect(new Set(adjusted)).to.deep.equal(new Set(['none']));
      });

      it('marks what is chosen by a line', async () => {
        const unmarked = await list(
          `${visible}.filter((one) => one.matches('[role=tab][aria-selected=true], .tile[aria-selected=true], .row[aria-current], .row[aria-pressed=true]'))
            .filter((one) => {
              const lines = (style) => style.outlineStyle !== 'none' || style.borderBottomStyle !== 'none';
              const inside = [one, ...one.querySelectorAll('*')];
              return !inside.some((part) => lines(getComputedStyle(part)) || lines(getComputedStyle(part, '::after')) || getComputedStyle(part, '::after').content !== 'none');
            }).map(${nameOf})`,
        );
        expect(unmarked).to.deep.equal([]);
      });
    });
  }

  describe('with less motion', () => {
    before(async () => {
      await prefer('prefers-reduced-motion', 'reduce');
      await open('channel');
    });

    it('moves nothing by itself, and fades nothing', async () => {
      const moving = await list(
        `${visible}.filter((one) => {
          const { animationName, animationDuration, animationIterationCount, transitionDuration } = getComputedStyle(one);
          const long = (text) => text.split(',').some((part) => parseFloat(part) > 0.01);
          const animated = animationName !== 'none' && (long(animationDuration) || animationIterationCount === 'infinite');
          return animated || long(transitionDuration);
        }).map(${nameOf})`,
      );
      expect(moving).to.deep.equal([]);
    });

    it('does so without the preference', async () => {
      await prefer('prefers-reduced-motion', 'no-preference');
      const moving = await list(
        `${visible}.filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.01).map(${nameOf})`,
      );
      expect(moving).not.to.deep.equal([]);
    });
  });
});
