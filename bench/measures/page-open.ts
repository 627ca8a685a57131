import type { Browser } from 'puppeteer-core';
import type { Figure, Run, Target } from '../figure.js';
import { inPage, openBrowser, openWatched } from '../support/browser.js';
import { serveInspector } from '../support/site.js';
import { median } from '../timing.js';

const VISITS = 3;
const SECONDS_OF_FILTERS = 60;

interface Seen {
  readonly prediction: number;
  readonly heatmap: number;
}

interface FilterState {
  readonly finished: boolean;
  readonly all: number;
  readonly now: number;
  readonly longTasks: readonly { readonly startTime: number; readonly duration: number }[];
}

/** Milliseconds from the navigation's start to what a person sees, by the page's clock. */
export const run: Run = async (report) => {
  const site = await serveInspector();
  const cold: Seen[] = [];
  const second: Seen[] = [];
  try {
    for (let i = 0; i < VISITS; i++) {
      const browser = await openBrowser();
      try {
        cold.push(await visit(browser, site.url));
        second.push(await visit(browser, site.url));
      } finally {
        await browser.close();
      }
    }
    report(seenFigure('fresh profile: first prediction on screen', cold, 'prediction'));
    report(seenFigure('fresh profile: first heatmap on screen', cold, 'heatmap', { most: 2500 }));
    report(seenFigure('second visit: first prediction on screen', second, 'prediction'));
    report(seenFigure('second visit: first heatmap on screen', second, 'heatmap', { most: 1000 }));
    const browser = await openBrowser();
    try {
      for (const figure of await longTasks(browser, site.url)) report(figure);
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
};

async function visit(browser: Browser, url: string): Promise<Seen> {
  const page = await openWatched(browser, url);
  await page.waitForFunction('bench.prediction && bench.heatmap', { timeout: 60_000 });
  const seen = await inPage<Seen>(page, '({ ...bench, longTasks: undefined })');
  await page.close();
  return seen;
}

function seenFigure(
  label: string,
  visits: readonly Seen[],
  what: keyof Seen,
  target?: Target,
): Figure {
  const times = visits.map((seen) => seen[what]);
  const spread = [Math.min(...times), Math.max(...times)] as const;
  return { label, value: median(times), unit: 'ms', spread, target, detail: `${VISITS} visits` };
}

/** From the first picture of a chosen layer to its last. */
async function longTasks(browser: Browser, url: string): Promise<Figure[]> {
  const page = await openWatched(browser, `${url}?layer=block7_add`);
  const timeout = SECONDS_OF_FILTERS * 1000;
  await page.waitForFunction('filterState().all > 0', { timeout });
  const begun = await inPage<FilterState>(page, 'filterState()');
  await page.waitForFunction('filterState().finished', { timeout }).catch(() => undefined);
  const state = await inPage<FilterState>(page, 'filterState()');
  await page.close();
  const own = state.longTasks.filter(({ startTime }) => startTime >= begun.now);
  const long = own.filter(({ duration }) => duration > 100);
  const seconds = (state.now - begun.now) / 1000;
  const whole = state.finished ? 'the whole page' : `the first ${SECONDS_OF_FILTERS} s`;
  const detail = `${state.all} pictures, ${whole}, ${seconds.toFixed(1)} s`;
  return [
    {
      label: 'main-thread tasks over 100 ms while filters grow',
      value: long.length,
      unit: '',
      target: { most: 0 },
      detail,
    },
    {
      label: 'longest of them',
      value: Math.max(0, ...own.map(({ duration }) => duration)),
      unit: 'ms',
      detail: `${own.length} over 50 ms`,
    },
  ];
}
