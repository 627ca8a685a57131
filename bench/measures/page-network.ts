import type { Run } from '../figure.js';
import { inPage, openBrowser } from '../support/browser.js';
import { ratioFigure } from '../support/ratio.js';
import { serveNetwork } from '../support/site.js';
import { compare } from '../timing.js';

/** Of three layers each, with an input and a pooling: 992 layers. */
const BLOCKS = 330;

interface Scrolled {
  readonly all: number;
  readonly longest: number;
}

/** The network's drawing with all its rows open, scrolled from end to end in sixty frames. */
export const run: Run = async (report) => {
  const site = await serveNetwork();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}network.html`);
    await page.waitForFunction('globalThis.network');
    const opened = await inPage<number>(page, `network.show(${BLOCKS})`);
    report({ label: 'open all rows of 992 layers, to the next frame', value: opened, unit: 'ms' });
    let longest = 0;
    const timed = (which: 'network' | 'list') => async () => {
      const scrolled = await inPage<Scrolled>(page, `network.scroll('${which}')`);
      if (which === 'network') longest = Math.max(longest, scrolled.longest);
      return scrolled.all;
    };
    const measured = await compare(timed('network'), timed('list'), { pairs: 7, warmUp: 1 });
    report(ratioFigure('scrolling it ÷ a plain list as long', measured, { most: 4 }));
    report({ label: 'longest frame of that', value: longest, unit: 'ms' });
  } finally {
    await browser.close();
    await site.close();
  }
};
