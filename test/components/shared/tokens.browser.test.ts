import { expect } from 'chai';
import '../../../src/components/predictions/predictions.js';
import { cleanUp, find, mount } from './mount.js';

const error = { name: 'FetchError', message: '404' };

function inkOf(element: Element): string {
  return getComputedStyle(find(element, 'code')).color;
}

describe('design tokens', () => {
  afterEach(() => {
    cleanUp();
    document.body.removeAttribute('data-theme');
    document.body.style.removeProperty('--cl-ink-2');
  });

  it('are there for an element alone in a page, light or dark as the nearest data-theme says', async () => {
    document.body.dataset.theme = 'light';
    const element = await mount('cl-predictions', { phase: 'error', error });
    expect(inkOf(element)).to.equal('rgb(72, 74, 80)');
    document.body.dataset.theme = 'dark';
    expect(inkOf(element)).to.equal('rgb(185, 185, 185)');
  });

  it('are overridden by any ancestor that sets one', async () => {
    const element = await mount('cl-predictions', { phase: 'error', error });
    document.body.style.setProperty('--cl-ink-2', 'rgb(1, 2, 3)');
    expect(inkOf(element)).to.equal('rgb(1, 2, 3)');
  });

  it('take the size of the big pictures where it is set, not where it is used', async () => {
    document.body.style.cssText = 'font-size: 10px; --cl-big: 20em';
    const element = await mount('cl-predictions');
    element.style.fontSize = '50px';
    expect(getComputedStyle(element).getPropertyValue('--cl-big')).to.equal('200px');
    document.body.removeAttribute('style');
  });
});
