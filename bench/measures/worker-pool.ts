import type { Run } from '../figure.js';
import { inPage, openBrowser } from '../support/browser.js';
import { ratioFigure } from '../support/ratio.js';
import { serveClient } from '../support/site.js';
import { compare } from '../timing.js';

export const run: Run = async (report) => {
  const site = await serveClient();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction('globalThis.jobs');
    const grid = (workers: number) => () => inPage<number>(page, `jobs.grid(${workers})`);
    const measured = await compare(grid(1), grid(2), { pairs: 5, warmUp: 1 });
    report(
      ratioFigure('one worker ÷ two, 8 channels of block7_add, 128 px', measured, { least: 1.7 }),
    );
  } finally {
    await browser.close();
    await site.close();
  }
};
