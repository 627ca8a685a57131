import { expect } from 'chai';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { preview, type PreviewServer } from 'vite';
import { openBrowser } from '../../bench/support/browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const configFile = join(root, 'vite.config.ts');

/** With these a page may share memory between threads, and everything in it is held to more. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

describe('the built site, isolated from other origins', function () {
  this.timeout(180_000);
  let folder: string;
  let server: PreviewServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-site-'));
    // In a process of its own: inside the test runner vite does not find the modules that it adds.
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const options = ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
    await run(process.execPath, [vite, ...options], { cwd: root });
    await cp(join(root, 'dist/workers'), join(folder, 'packaged'), { recursive: true });
    server = await preview({
      configFile,
      build: { outDir: folder },
      preview: { headers: isolation, port: 0, host: '127.0.0.1' },
    });
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const openPage = () => page.goto(server.resolvedUrls?.local[0] ?? '');

  /** What the predictions, which are in the page or in its inspector, say of the photo. */
  async function answer(): Promise<unknown> {
    const said = await page.waitForFunction(
      `(document.querySelector('cl-inspector')?.shadowRoot ?? document)
        .querySelector('cl-predictions')?.shadowRoot
        ?.querySelector('.answer .name')?.textContent.trim()`,
      { timeout: 60_000 },
    );
    return said.jsonValue();
  }

  it('starts its worker and says what is in the photo', async () => {
    await openPage();
    expect(await answer()).to.match(/cat|tabby/i);
    expect(await page.evaluate('crossOriginIsolated')).to.equal(true);
    expect(complaints).to.deep.equal([]);
  });

  for (const [script, type] of [
    ['explain.worker.js', 'module'],
    ['explain.worker.classic.js', 'classic'],
  ]) {
    it(`starts the packaged worker, the ${type} script`, async () => {
      await openPage();
      await page.evaluate(`{
        const session = document.createElement('cl-session');
        session.setAttribute('worker-url', '/packaged/${script}');
        session.setAttribute('worker-type', '${type}');
        session.setAttribute('model', 'efficientnet-lite0');
        session.setAttribute('image', '/photos/chelsea.png');
        session.append(document.createElement('cl-predictions'));
        document.body.replaceChildren(session);
      }`);
      expect(await answer()).to.match(/cat|tabby/i);
      expect(complaints).to.deep.equal([]);
    });
  }
});
