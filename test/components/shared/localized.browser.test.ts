import { expect } from 'chai';
import '../../../src/components/predictions/predictions.js';
import { translations } from '../../../src/components/shared/translations.js';
import { percent } from '../../../src/view/numbers.js';
import { until } from '../../e2e/support.js';
import { addPseudoLocale, pseudoLocale, pseudoText } from '../../support/pseudo-locale.js';
import { cleanUp, mount, textOf } from './mount.js';

addPseudoLocale();
// A language whose texts cannot be fetched.
translations.set('eo', () => Promise.reject(new Error('no texts')));

const english = 'No decision yet';
const pseudo = `⟦${pseudoText(english)}⟧`;

const titleOf = (element: HTMLElement): string => textOf(element, '.title');

async function says(element: HTMLElement, text: string): Promise<void> {
  await until(`"${text}" instead of "${titleOf(element)}"`, () => titleOf(element) === text, 4000);
}

describe('the language of the elements', () => {
  const page = document.documentElement;
  const before = page.lang;
  afterEach(async () => {
    cleanUp();
    page.lang = before;
    const element = await mount('cl-predictions');
    await says(element, english);
    cleanUp();
  });

  it('is that of the page, and follows it', async () => {
    page.lang = pseudoLocale;
    const element = await mount('cl-predictions');
    await says(element, pseudo);
    page.lang = 'en-GB';
    await says(element, english);
  });

  it('is that of the nearest lang, through shadow roots', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const element = document.createElement('cl-predictions');
    root.append(element);
    document.body.append(host);
    await element.updateComplete;
    expect(titleOf(element)).to.equal(english);
    host.lang = pseudoLocale;
    await says(element, pseudo);
    element.lang = 'en';
    await says(element, english);
  });

  it('is one for all: that of the first element in the page', async () => {
    const first = await mount('cl-predictions', { lang: pseudoLocale });
    const second = await mount('cl-predictions', { lang: 'en' });
    await says(second, pseudo);
    first.remove();
    await says(second, english);
  });

  it('is English where there are no texts in it, or it is no language at all', async () => {
    const element = await mount('cl-predictions', { lang: pseudoLocale });
    await says(element, pseudo);
    for (const lang of ['tlh', 'not_a_tag', '']) {
      element.lang = lang;
      await says(element, english);
      element.lang = pseudoLocale;
      await says(element, pseudo);
    }
  });

  it('reaches an element that was away while it changed', async () => {
    const [first, away] = [await mount('cl-predictions'), await mount('cl-predictions')];
    away.remove();
    page.lang = pseudoLocale;
    await says(first, pseudo);
    expect(titleOf(away)).to.equal(english);
    document.body.append(away);
    await says(away, pseudo);
  });

  it('stays as it is where its texts cannot be fetched, which is reported', async () => {
    const element = await mount('cl-predictions');
    const runner = window.onerror;
    const reports: unknown[] = [];
    window.onerror = (event) => reports.push(event) > 0;
    element.lang = 'eo';
    await until('the report', () => reports.length > 0);
    window.onerror = runner;
    expect(String(reports[0])).to.include('no texts');
    expect(titleOf(element)).to.equal(english);
    element.lang = pseudoLocale;
    await says(element, pseudo);
  });

  it('is that of numbers too', async () => {
    const element = await mount('cl-predictions', { lang: 'en-IN' });
    await until('Indian numbers', () => percent(1234567 / 100, 0) === '12,34,567\u00a0%');
    element.lang = 'en';
    await until('English numbers', () => percent(1234567 / 100, 0) === '1,234,567\u00a0%');
  });
});
