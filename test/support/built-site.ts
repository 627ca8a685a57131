import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { preview } from 'vite';
import { openBrowser } from '../../bench/support/browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export interface BuiltSite {
  readonly url: string;
  /** A page that shows nothing yet. */
  readonly page: Page;
  close(): Promise<void>;
}

/** The inspector's page as `npm start` builds it, served from a folder of its own, in a browser of its own. */
export async function builtSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'convlens-site-'));
  // In a process of its own: inside the test runner vite does not find the modules that it adds.
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  await run(process.execPath, [vite, ...options], { cwd: root });
  const server = await preview({
    configFile: join(root, 'vite.config.ts'),
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await openBrowser();
  return {
    page: await browser.newPage(),
    url: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Every element inside the inspector that takes room, in shadow roots too: to be evaluated in the page. */
export const visible = `(function visible(root) {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.checkVisibility() && one.getClientRects().length > 0 ? [one] : []),
    ...(one.shadowRoot ? visible(one.shadowRoot) : []),
  ]);
})(document.querySelector('cl-inspector').shadowRoot)`;

/** What it is called in a list of faults: to be evaluated in the page. */
export const nameOf = `(one) => one.localName + '.' + (one.getAttribute('class') ?? '') + ' of ' + (one.getRootNode().host?.localName ?? '')`;
