import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import type { Run } from '../figure.js';
import { inPage, openBrowser } from '../support/browser.js';
import { ratioFigure } from '../support/ratio.js';
import { serveSessions } from '../support/site.js';
import { compare, median } from '../timing.js';

interface Visit {
  readonly first: number;
  readonly all: number;
  /** What the page's process takes, its workers included. */
  readonly mebibytes: number;
  readonly workers: number;
}

/** A page of four sessions against the same page where each has a worker of its own. */
export const run: Run = async (report) => {
  const site = await serveSessions();
  const visits: Record<'together' | 'apart', Visit[]> = { together: [], apart: [] };
  const timed = (how: keyof typeof visits) => async () => {
    const browser = await openBrowser();
    try {
      const visit = await visitOf(
        browser,
        `${site.url}sessions.html${how === 'apart' ? '?apart' : ''}`,
      );
      visits[how].push(visit);
      return visit.all;
    } finally {
      await browser.close();
    }
  };
  try {
    const measured = await compare(timed('together'), timed('apart'), { pairs: 5, warmUp: 1 });
    report(ratioFigure('all four heatmaps on screen, one worker ÷ four', measured, { most: 1 }));
  } finally {
    await site.close();
  }
  const of = (how: keyof typeof visits, what: keyof Visit) =>
    median(visits[how].map((visit) => visit[what]));
  const spread = visits.together.map(({ mebibytes }, i) => mebibytes / visits.apart[i]!.mebibytes);
  report({
    label: 'the first of them',
    value: of('together', 'first'),
    unit: 'ms',
    detail: `with four workers ${of('apart', 'first').toFixed(0)} ms`,
  });
  report({
    label: 'memory of the page and its workers, one worker ÷ four',
    value: median(spread),
    unit: '×',
    spread: [Math.min(...spread), Math.max(...spread)],
    target: { most: 0.7 },
    detail: `${of('together', 'mebibytes').toFixed(0)} ÷ ${of('apart', 'mebibytes').toFixed(0)} MiB`,
  });
  report({
    label: 'workers',
    value: of('together', 'workers'),
    unit: '',
    target: { most: 1 },
    detail: `else ${of('apart', 'workers')}`,
  });
};

async function visitOf(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction('seen.all', { timeout: 120_000 });
  const seen = await inPage<Pick<Visit, 'first' | 'all'>>(page, 'seen');
  return { ...seen, mebibytes: await residentMebibytes(browser), workers: page.workers().length };
}

/** Of the largest process that shows a page: the one that has the workers. */
async function residentMebibytes(browser: Browser): Promise<number> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8');
        return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
      }),
  );
  return Math.max(...sizes);
}
