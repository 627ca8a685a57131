import { expect } from 'chai';
import '../../../src/components/activations/activations.js';
import '../../../src/components/compare/compare.js';
import '../../../src/components/dream/dream.js';
import '../../../src/components/evaluate/evaluate.js';
import '../../../src/components/filters/filters.js';
import '../../../src/components/network/network.js';
import '../../../src/components/unit/unit.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, find, mount, textOf } from '../shared/mount.js';

const panes = [
  'cl-activations',
  'cl-compare',
  'cl-dream',
  'cl-evaluate',
  'cl-filters',
  'cl-network',
  'cl-unit',
] as const;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const isOpen = (popup: Element): boolean => popup.matches(':popover-open');

async function asked(element: Element): Promise<HTMLElement> {
  find(element, '.ask').click();
  await until(() => element.shadowRoot?.querySelector('.explained p') !== null);
  return find(element, '.explained');
}

describe('the line under the title of a pane', () => {
  afterEach(cleanUp);

  for (const tag of panes) {
    it(`says in ${tag} what it shows and what not to conclude, and explains it on request`, async () => {
      const element = await mount(tag, {});
      expect(textOf(element, '.pane-line')).to.match(/^[A-Z].+\. .+\. \?$/);
      const popup = await asked(element);
      expect(popup.querySelectorAll('p')).to.have.length(4);
      expect(isOpen(popup)).to.equal(true);
      expect(popup.querySelector<HTMLAnchorElement>('.paper a')?.href).to.match(/^https:/);
    });
  }

  it('takes the focus to its explanation, which Escape closes, alone', async () => {
    const element = await mount('cl-activations', {});
    let heard = 0;
    element.addEventListener('keydown', () => heard++);
    find(element, '.ask').focus();
    const popup = await asked(element);
    await until(() => element.shadowRoot?.activeElement === popup);
    popup.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(heard).to.equal(0);
    popup.hidePopover();
    expect(element.shadowRoot?.activeElement?.className).to.equal('ask');
  });

  it('leads from the explanation to the words in it', async () => {
    const element = await mount('cl-activations', {});
    const popup = await asked(element);
    popup.querySelector<HTMLElement>('[data-term=receptive-field]')!.click();
    await until(() => popup.querySelector('b')?.textContent === 'Receptive field');
    expect(isOpen(popup)).to.equal(true);
  });

  it('has nothing that axe-core finds fault with, open or closed', async () => {
    const element = await mount('cl-filters', {});
    await expectAccessible(element);
    await asked(element);
    await expectAccessible(element);
  });
});
