import { readFile } from 'node:fs/promises';
import { launch, type Browser, type Page, type Viewport } from 'puppeteer-core';

interface Chromium {
  readonly chromiumArgs: readonly string[];
  chromiumPath(): Promise<string>;
}

/** The browser that the tests run in, with a fresh profile, which goes when it closes. */
export async function openBrowser(): Promise<Browser> {
  const support = new URL('../../test/support/chromium.mjs', import.meta.url);
  const { chromiumArgs, chromiumPath } = (await import(support.href)) as Chromium;
  const executablePath = await chromiumPath();
  return launch({ executablePath, args: [...chromiumArgs], headless: true });
}

/** Runs an expression of the page's world; the caller says what it gives. */
export async function inPage<T>(page: Page, expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T;
}

/** A page that runs `page/watch.js` before its own scripts, at `url`, on a screen of that size. */
export async function openWatched(browser: Browser, url: string, screen?: Viewport): Promise<Page> {
  const page = await browser.newPage();
  if (screen) await page.setViewport(screen);
  const watch = await readFile(new URL('../page/watch.js', import.meta.url), 'utf8');
  await page.evaluateOnNewDocument(watch);
  await page.goto(url);
  return page;
}
