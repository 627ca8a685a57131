import type { Browser, Viewport } from 'puppeteer-core';
import type { Figure, Run } from '../figure.js';
import { inPage, openBrowser, openWatched } from '../support/browser.js';
import { serveInspector } from '../support/site.js';

const SECONDS = 15;
/** What Chrome calls good is 0.1; a person who reads sees less. */
const MOST = 0.02;

const laptop: Viewport = { width: 1366, height: 768 };
const phone: Viewport = { width: 390, height: 844, isMobile: true, hasTouch: true };

const views: readonly (readonly [label: string, screen: Viewport, query: string])[] = [
  ['laptop', laptop, ''],
  ['laptop, Circuit', laptop, '?pane=unit'],
  ['laptop, Compare', laptop, '?pane=compare'],
  ['1440 × 900', { width: 1440, height: 900 }, ''],
  ['phone', phone, ''],
  ['phone, Channel', phone, '?pane=channel'],
  ['phone, Circuit', phone, '?pane=unit'],
];

/** How far things jump while a page opens: cumulative layout shift (web.dev/cls), without a person’s doing. */
export const run: Run = async (report) => {
  const site = await serveInspector();
  const browser = await openBrowser();
  try {
    for (const view of views) report(await shiftOf(browser, site.url, view));
  } finally {
    await browser.close();
    await site.close();
  }
};

async function shiftOf(
  browser: Browser,
  url: string,
  [label, screen, query]: (typeof views)[number],
): Promise<Figure> {
  const page = await openWatched(browser, `${url}${query}`, screen);
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  const value = await inPage<number>(page, 'bench.shift');
  await page.close();
  const size = `${screen.width} × ${screen.height}`;
  return {
    label,
    value,
    unit: '',
    target: { most: MOST },
    detail: `the first ${SECONDS} s, ${size}`,
  };
}
