import type { Page } from 'puppeteer-core';
import type { Report, Run } from '../figure.js';
import { startPeer, type Peer } from '../peers/peer.js';
import { inPage, openBrowser } from '../support/browser.js';
import { openEmbedded } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentLayers, livingChannels } from '../support/runs.js';
import { serveClient } from '../support/site.js';
import { compare } from '../timing.js';

/** Steps of a run, of which one is what counts. */
const STEPS = 16;

export const run: Run = async (report) => {
  const torch = await startPeer('PyTorch', 2);
  if (!torch) {
    report({ skipped: 'no Python with PyTorch as in bench/peers/requirements.txt' });
    return;
  }
  const site = await serveClient();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction('globalThis.jobs');
    const backend = await inPage<string>(page, 'jobs.open()');
    if (backend !== 'wasm') throw new Error(`the worker runs on ${backend}, not on wasm`);
    await against(torch, page, report);
  } finally {
    torch.close();
    await browser.close();
    await site.close();
  }
};

async function against(torch: Peer, page: Page, report: Report): Promise<void> {
  const network = await openEmbedded();
  for (const layer of ascentLayers) {
    const channels = JSON.stringify(await livingChannels(network, layer, 8));
    const block = layer.slice(0, layer.indexOf('_'));
    const ours = async () => {
      const grid = `jobs.grid(2, '${layer}', ${channels}, ${STEPS})`;
      return (await inPage<number>(page, grid)) / STEPS;
    };
    const theirs = async () =>
      (await torch.time({ layer: block, batch: 8, size: 128, filter: STEPS })) / STEPS;
    const measured = await compare(ours, theirs, { pairs: 5, warmUp: 1 });
    const most = block === 'block3' || block === 'block7' ? 1 : 1.3;
    report(ratioFigure(`filter step in 2 workers, ${block} ÷ ${torch.name}`, measured, { most }));
  }
}
