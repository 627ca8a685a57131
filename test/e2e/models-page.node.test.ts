import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { builtSite, type BuiltSite } from '../support/built-site.js';

describe('the page of the models', function () {
  this.timeout(180_000);
  const heard: string[] = [];
  let site: BuiltSite;
  let page: Page;

  before(async () => {
    site = await builtSite();
    ({ page } = site);
    await page.setViewport({ width: 1366, height: 768 });
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(String(error)));
    await page.goto(`${site.url}models.html`);
  });
  after(() => site.close());

  const find = (tag: string, selector: string) =>
    `document.querySelector('${tag}').shadowRoot.querySelector('${selector}')`;

  it('times a network on this device, in the worker', async () => {
    await page.waitForFunction(find('cl-models', '.hold[data-name="MobileNet"]'));
    await page.evaluate(
      `${find('cl-models', '.hold[data-name="MobileNet"]')}.closest('tr').querySelector('.time').click()`,
    );
    await page.waitForFunction(`'MobileNet' in document.querySelector('cl-models').measured`, {
      timeout: 120_000,
    });
    const measured = (await page.evaluate(
      `document.querySelector('cl-models').measured.MobileNet`,
    )) as Readonly<Record<string, unknown>>;
    expect(measured['forwardMs']).to.be.a('number').and.above(0);
    expect(measured['runs']).to.equal(10);
  });

  it('fetches model and photo when somebody comes to the steps, and predicts', async () => {
    const asked = `document.querySelector('cl-session').model`;
    expect(await page.evaluate(asked)).to.equal(null);
    await page.evaluate(`document.querySelector('.predict').scrollIntoView()`);
    await page.waitForFunction(`document.querySelector('cl-pipeline').phase === 'ready'`, {
      timeout: 120_000,
    });
    await page.waitForFunction(find('cl-pipeline', '.top li'));
    expect(await page.evaluate(`${find('cl-pipeline', '.top .name')}.textContent`)).to.equal(
      'Egyptian cat',
    );
    expect(await page.evaluate(asked)).to.equal('efficientnet-lite0');
    // What was measured stays.
    expect(
      await page.evaluate(`'MobileNet' in document.querySelector('cl-models').measured`),
    ).to.equal(true);
  });

  it('complains of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
