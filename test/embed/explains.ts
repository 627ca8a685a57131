import type { Browser, BrowserContextOptions } from 'puppeteer-core';

/** What the page shows of the photo once it is explained; an expression, for it runs in the page. */
const shown = `(() => {
  const root = document.querySelector('cl-inspector')?.shadowRoot ?? document;
  const predictions = root.querySelector('cl-predictions')?.shadowRoot;
  const name = predictions?.querySelector('.answer .name')?.textContent.trim();
  const drawn = root.querySelector('cl-heatmap')?.result != null;
  const backend = root.querySelector('cl-session')?.snapshot?.backend?.name;
  return name && drawn && backend ? name + ' on ' + backend : '';
})()`;

/**
 * Opens a page and waits until the cat on its photo is explained, with a clean console.
 * @throws Error that says what the page shows or complains of instead
 */
export async function explains(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.createBrowserContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('requestfailed', (request) =>
      complaints.push(`${request.failure()?.errorText ?? 'failed'} ${request.url()}`),
    );
    await page.goto(url);
    // The page's own, or that of the frame in it.
    const frame = page.frames().at(-1) ?? page.mainFrame();
    const answer = await frame
      .waitForFunction(shown, { timeout: 60_000, polling: 100 })
      .then((handle) => handle.jsonValue())
      .catch(() => 'nothing');
    // Computed without WebAssembly it would be the same, ten times slower.
    const right = typeof answer === 'string' && /(cat|tabby) on (wasm|webg)/i.test(answer);
    if (!right) complaints.unshift(`the page shows ${String(answer)}`);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  } finally {
    await context.close();
  }
}
