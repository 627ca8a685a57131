import type { Page } from 'puppeteer-core';
import type { Report, Run } from '../figure.js';
import { inPage, openBrowser } from '../support/browser.js';
import { ratioFigure } from '../support/ratio.js';
import { serveClient } from '../support/site.js';
import { compare, median } from '../timing.js';

interface Held {
  readonly tensors: number;
  readonly bytes: number;
}

export const run: Run = async (report) => {
  const site = await serveClient();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction('globalThis.jobs');
    const backend = await inPage<string>(page, 'jobs.open()');
    if (backend !== 'wasm') throw new Error(`the worker runs on ${backend}, not on wasm`);
    await heatmap(page, report);
    await preview(page, report);
    await tensors(page, report);
  } finally {
    await browser.close();
    await site.close();
  }
};

async function heatmap(page: Page, report: Report): Promise<void> {
  const timed = (job: string, request: object) => () =>
    inPage<number>(page, `jobs.timeOf('${job}', ${JSON.stringify(request)})`);
  const measured = await compare(timed('heatmap', { method: 'grad-cam' }), timed('predict', {}), {
    pairs: 15,
    warmUp: 3,
  });
  report(ratioFigure('heatmap ÷ predict, both through the worker', measured, { most: 1.3 }));
}

/** A channel that was not yet asked for each time; the first run compiles. */
async function preview(page: Page, report: Report): Promise<void> {
  const runs: { first: number; finished: number }[] = [];
  for (const channel of [3, 10, 24, 45]) {
    runs.push(await inPage(page, `jobs.preview('block7_add', ${channel}, 64)`));
  }
  const warm = runs.slice(1);
  const figure = (what: 'first' | 'finished', label: string, most: number) => {
    const times = warm.map((run) => run[what]);
    const spread = [Math.min(...times), Math.max(...times)] as const;
    const detail = `the very first: ${runs[0]?.[what].toFixed(0)} ms`;
    report({ label, value: median(times), unit: 'ms', spread, target: { most }, detail });
  };
  figure('finished', '64 steps, one channel of block7_add, 128 px: finished', 2000);
  figure('first', '64 steps, one channel of block7_add, 128 px: first frame', 300);
}

async function tensors(page: Page, report: Report): Promise<void> {
  const { before, after } = await inPage<{ before: Held; after: Held }>(page, 'jobs.mixedRuns()');
  report({
    label: 'tensors more than before after 100 mixed runs, ten of them given up',
    value: after.tensors - before.tensors,
    unit: '',
    target: { most: 0 },
    detail: `${before.tensors} → ${after.tensors}`,
  });
}
