import { existsSync } from 'node:fs';
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { size, type Driven, type Installed } from './driven.js';

interface Support {
  readonly chromiumArgs: readonly string[];
  chromiumPath(): Promise<string>;
}

/** The browser that all other tests run in: what others are held against. */
export const chromium: Installed = {
  name: 'Chromium',
  missing: null,
  start: async () => {
    const support = new URL('../support/chromium.mjs', import.meta.url);
    const { chromiumArgs, chromiumPath } = (await import(support.href)) as Support;
    const executablePath = await chromiumPath();
    return drive({ executablePath, args: [...chromiumArgs], headless: 'shell' });
  },
};

const paths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];
const path = process.env['FIREFOX_PATH'] ?? paths.find((one) => existsSync(one));

export const firefox: Installed = {
  name: 'Firefox',
  missing: path === undefined ? 'no Firefox (apt install firefox-esr, or FIREFOX_PATH)' : null,
  start: (preferences = {}) =>
    drive({
      browser: 'firefox',
      executablePath: path ?? '',
      headless: true,
      extraPrefsFirefox: { ...preferences },
    }),
};

async function drive(options: LaunchOptions): Promise<Driven> {
  const browser = await puppeteer.launch({
    ...options,
    ...{ defaultViewport: null, timeout: 90_000, protocolTimeout: 120_000 },
  });
  const page = await browser.newPage();
  await page.setViewport(size).catch((error: unknown) => {
    // The size is set; Firefox 140 cannot be told which way round it is held.
    if (!String(error).includes('unknown command emulation.setScreenOrientationOverride'))
      throw error;
  });
  return {
    version: await browser.version(),
    open: async (url) => void (await page.goto(url)),
    run: <T>(body: string) => page.evaluate(`(async () => {${body}})()`) as Promise<T>,
    press: (x, y) => page.mouse.click(x, y),
    escape: () => page.keyboard.press('Escape'),
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}
