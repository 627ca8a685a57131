/** The main walk of a visitor, in browsers that the other tests do not run in. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Driven } from './driven.js';
import { Inspected } from './inspected.js';
import { chromium, firefox } from './puppeteer.js';
import { serveSite, type Site } from './site.js';
import { webkit } from './webkit.js';

const pictures = new URL('../golden/pictures/', import.meta.url);
const pictureOf = (name: string) => new Uint8Array(readFileSync(new URL(name, pictures)));

/** Pictures of which browsers made different numbers. */
const awkward = [
  ...['alpha.png', 'grey-alpha.png', '16-bit-rgb.png', 'formats/16-bit.png'],
  ...['formats/nearly-clear.png', 'formats/4-2-0.jpg', 'formats/turned.jpg'],
  ...['formats/display-p3.png', 'formats/display-p3.jpg', 'formats/display-p3.webp'],
];
const model = new Uint8Array(readFileSync(new URL('../golden/keras/small.keras', import.meta.url)));

let site: Site | undefined;
before(async function () {
  this.timeout(120_000);
  site = await serveSite();
});
after(() => site?.close());

/** What Chromium computes, which all other tests run in. */
interface Reference {
  readonly answers: unknown;
  readonly inputs: Readonly<Record<string, number>>;
}
let reference: Reference | undefined;

async function inputsOf(page: Inspected): Promise<Record<string, number>> {
  const inputs: Record<string, number> = {};
  for (const name of awkward) {
    await page.openFile(name, pictureOf(name));
    inputs[name] = await page.run('return digest(snapshot().image.value.input.pixels)');
  }
  return inputs;
}

async function computeReference(): Promise<Reference> {
  const browser = await chromium.start();
  try {
    const page = new Inspected(browser);
    await page.open(site!.url);
    await page.answered();
    return { answers: await page.answers(), inputs: await inputsOf(page) };
  } finally {
    await browser.close();
  }
}

for (const { name, missing, start } of [firefox, webkit]) {
  describe(`the inspector in ${name}`, function () {
    this.timeout(240_000);
    let browser: Driven | undefined;
    let page: Inspected;

    before(async function () {
      if (missing !== null) {
        console.log(`    skipped: ${missing}`);
        this.skip();
      }
      reference ??= await computeReference();
      browser = await start();
      page = new Inspected(browser);
      console.log(`    ${name} ${browser.version}`);
      await page.open(site!.url);
      await page.answered();
    });
    after(() => browser?.close());

    it('predicts and explains as Chromium does, to the last digit', async () => {
      expect(await page.answers()).to.deep.equal(reference!.answers);
    });

    it('grows a picture of what a channel looks for', async () => {
      await page.until(
        'a grown picture',
        `return (view('cl-filters').result?.pictures.length ?? 0) > 0`,
        180,
      );
    });

    it('closes a popup by Escape before it cancels the job, and keeps the focus', async () => {
      await page.until('a running job', `return snapshot().job?.job === 'filters'`);
      await page.press(`inside('cl-model-picker', '.pick')`);
      const isOpen = `inside('cl-model-picker', '.popup').matches(':popover-open')`;
      await page.until('the popup', `return ${isOpen}`);
      await page.escape();
      await page.until('no popup', `return !${isOpen}`);
      // Beside the list of kept models, which the popup asks for.
      await page.until('the job still', `return snapshot().job?.job === 'filters'`);
      const focused = `view('cl-model-picker').shadowRoot.activeElement`;
      expect(await page.run(`return ${focused}?.className`)).to.equal('pick');
      await page.escape();
      await page.until('no job', `return snapshot().job === null`);
    });

    it('keeps a model that was opened from files, and lists it', async () => {
      const base64 = Buffer.from(model).toString('base64');
      await page.run(`
        const bytes = Uint8Array.from(atob('${base64}'), (one) => one.charCodeAt(0));
        view('cl-model-picker').open([new File([bytes], 'own.keras')], 'own.keras');`);
      await page.until('the model', `return snapshot().modelSource?.startsWith('kept:')`, 60);
      expect(await page.run(`return snapshot().kept.models.map(({ name }) => name)`)).to.eql([
        'own.keras',
      ]);
    });

    it('reads awkward pictures as Chromium does, to the last level', async () => {
      await page.open(site!.url);
      await page.answered();
      expect(await inputsOf(page)).to.deep.equal(reference!.inputs);
    });

    it('shows one list of backends, and on a phone one note fewer, in light and dark', async () => {
      const shown = (selector: string) =>
        page.run<boolean>(`return (${selector})?.checkVisibility() ?? false`);
      expect(await shown(`view('cl-backend')`), 'in the bar').to.equal(true);
      expect(await shown(`inside('cl-status', 'cl-backend')`), 'in the line').to.equal(false);
      await page.run(`inspector.style.width = '390px'; inspector.pane = 'channel'`);
      await page.until(
        'the phone',
        `return root.querySelector('nav [data-pane=network]') !== null`,
      );
      expect(await shown(`inside('cl-kernel', '.note')`), 'the note').to.equal(false);
      for (const theme of ['light', 'dark']) {
        await page.run(`inspector.dataset.theme = '${theme}'`);
        expect(await page.run(`return root.querySelector('.frame-all').scrollWidth`)).to.equal(390);
        await keepPicture(`${name}-phone-${theme}`, page);
      }
      await page.run(`inspector.style.width = ''; inspector.pane = 'decision'`);
      await keepPicture(`${name}-dark`, page);
    });

    it('asks before it follows a link elsewhere, and its policy allows no other local server', async () => {
      const { url, asked } = site!.elsewhere;
      const before = asked();
      await page.open(`${site!.url}?photo=${encodeURIComponent(`${url}cat.png`)}`);
      await page.until('the question', `return root.querySelector('.question')?.open === true`);
      const text = await page.run<string>(`return root.querySelector('.question').textContent`);
      expect(text).to.contain(new URL(url).host);
      expect(asked()).to.equal(before);
      await page.press(`root.querySelector('.question [value=open]')`);
      await page.until('the refusal', `return snapshot().image.phase === 'error'`);
      expect(asked(), 'requests that the policy let through').to.equal(before);
    });
  });
}

describe('the inspector in a Firefox that lies about pixels', function () {
  this.timeout(240_000);
  let browser: Driven | undefined;

  before(function () {
    if (firefox.missing !== null) this.skip();
  });
  afterEach(() => browser?.close());

  it('predicts from a PNG as Chromium does, and refuses what it cannot read without a canvas', async () => {
    browser = await firefox.start({ 'privacy.resistFingerprinting': true });
    const page = new Inspected(browser);
    await page.open(site!.url);
    await page.answered();
    reference ??= await computeReference();
    expect(await page.answers()).to.deep.equal(reference.answers);
    await page.openFile('cat.webp', pictureOf('formats/lossy.webp'));
    const { message } = await page.run<{ message: string }>(`return snapshot().image.error`);
    expect(message).to.match(/fingerprinting.*PNG and JPEG only/);
  });
});

/** With SHOTS=folder the walk leaves pictures there. */
async function keepPicture(name: string, page: Inspected): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.png`, await page.picture());
}
