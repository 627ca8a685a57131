import type { Page } from 'puppeteer-core';
import { filterSettings } from '../../src/core/feature-visualization/filter-options.js';
import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import { presetNames, type FilterPreset } from '../../src/facts/filters.js';
import type { Report, Run } from '../figure.js';
import { inPage, openBrowser } from '../support/browser.js';
import { openEmbedded } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { serveClient } from '../support/site.js';
import { compare, type Work } from '../timing.js';

const LAYER = 'block7_add';
const CHANNELS = [5, 15, 25, 35];
/** With so many steps a measure lasts about as long on each; a GPU here may be one of software. */
const backends = [
  { backend: 'wasm', steps: 8 },
  { backend: 'webgl', steps: 2 },
  { backend: 'webgpu', steps: 2 },
  { backend: 'cpu', steps: 1 },
] as const;
const few = { pairs: 3, warmUp: 1 };

/** Milliseconds that one picture takes, from those of a few steps of all: each step costs the same. */
const perPicture = (preset: FilterPreset, steps: number, time: number): number =>
  (time * filterSettings({ preset }).steps) / steps / CHANNELS.length;

/** One picture by each preset on each backend, against a quick one on wasm in the same realm. */
export const run: Run = async (report) => {
  await inNode(report);
  const site = await serveClient();
  const browser = await openBrowser();
  const open = async (backend: string) => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction('globalThis.jobs');
    await inPage(page, 'jobs.open()');
    return { page, name: await inPage<string>(page, `jobs.prefer('${backend}')`) };
  };
  try {
    const { page: plain } = await open('wasm');
    for (const own of backends) {
      const { page, name } = await open(own.backend);
      if (name === own.backend) await onPage(page, own, plain, report);
      else report({ skipped: `${own.backend} does not run here: the page has ${name}` });
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
};

async function inNode(report: Report): Promise<void> {
  const network = await openEmbedded();
  const work = (preset: FilterPreset): Work => {
    const request = { layer: LAYER, channels: CHANNELS, preset, steps: 8 };
    return async () => {
      const start = performance.now();
      await visualizeFilters(network, request);
      return perPicture(preset, 8, performance.now() - start);
    };
  };
  for (const preset of presetNames) {
    const measured = await compare(work(preset), work('quick'), few);
    report(ratioFigure(`${preset} ÷ quick, wasm in Node`, measured));
  }
  network.dispose();
}

/** A picture on `page`, whose backend it is, against a quick one on the page with wasm. */
async function onPage(
  page: Page,
  { backend, steps }: (typeof backends)[number],
  plain: Page,
  report: Report,
): Promise<void> {
  const work =
    (at: Page, preset: FilterPreset, some: number): Work =>
    async () => {
      const call = `jobs.filters('${LAYER}', ${JSON.stringify(CHANNELS)}, '${preset}', ${some})`;
      return perPicture(preset, some, await inPage<number>(at, call));
    };
  for (const preset of presetNames) {
    const measured = await compare(work(page, preset, steps), work(plain, 'quick', 8), few);
    report(ratioFigure(`${preset} on ${backend} ÷ quick on wasm, page`, measured));
  }
}
