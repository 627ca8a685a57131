import { expect } from 'chai';
import '../../../src/components/activations/activations.js';
import { glossary } from '../../../src/components/explanations/glossary.js';
import { openWords } from '../../../src/components/explanations/words.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, find, mount } from '../shared/mount.js';

const shown = () => document.querySelector<HTMLElement>('[data-cl-words]');
const dialogOf = (host: HTMLElement) => host.shadowRoot!.querySelector('dialog')!;
const words = (root: ParentNode) => [...root.querySelectorAll('dt')].map((one) => one.textContent);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function closed(): Promise<void> {
  const host = shown();
  if (!host) return;
  dialogOf(host).close();
  await until(() => shown() === null);
}

describe('the dialog with all words', () => {
  afterEach(async () => {
    await closed();
    cleanUp();
  });

  it('opens at the word that was asked about, and gives the focus back to it', async () => {
    const element = await mount('cl-activations', {});
    find(element, '.ask').click();
    await until(() => element.shadowRoot?.querySelector('.explained .term') !== null);
    find(element, '.explained .term[data-term=receptive-field]').click();
    await until(() => element.shadowRoot?.querySelector('.all-words') !== null);
    find(element, '.all-words').focus();
    find(element, '.all-words').click();
    await until(() => shown() !== null);
    const dialog = dialogOf(shown()!);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(find(element, '.explained').matches(':popover-open')).to.equal(false);
    expect(words(dialog)).to.deep.equal(glossary('en').map(({ word }) => word));
    const current = dialog.querySelector('[aria-current]')!;
    expect(current.textContent).to.equal('Receptive field');
    const list = dialog.querySelector('.list')!.getBoundingClientRect();
    const { top, bottom } = current.getBoundingClientRect();
    expect(top >= list.top - 1 && bottom <= list.bottom).to.equal(true);
    await closed();
    expect(element.shadowRoot?.activeElement?.className).to.equal('ask');
  });

  it('is read by arrow keys: its list has the focus and scrolls', async () => {
    openWords(document.body);
    const root = shown()!.shadowRoot!;
    expect(root.activeElement?.className).to.equal('list');
    const { scrollHeight, clientHeight } = root.activeElement!;
    expect(scrollHeight).to.be.above(clientHeight);
    await expectAccessible(shown()!);
  });

  it('is as light or dark as what it was asked for at, and takes no room in the page', async () => {
    const element = await mount('cl-activations', {});
    element.dataset['theme'] = 'dark';
    const before = document.documentElement.scrollHeight;
    openWords(element);
    expect(getComputedStyle(dialogOf(shown()!)).colorScheme).to.equal('dark');
    expect(document.documentElement.scrollHeight).to.equal(before);
  });

  it('has the list alone on paper, and lets go of the page when it closes', async () => {
    const sheets = document.adoptedStyleSheets.length;
    openWords(document.body);
    expect(words(shown()!.shadowRoot!.querySelector('.paper')!)).to.have.length(21);
    const rules = [...document.adoptedStyleSheets.at(-1)!.cssRules].map(({ cssText }) => cssText);
    expect(rules.join()).to.match(/@media print.*body > :not\(\[data-cl-words\]\)/s);
    await closed();
    expect(document.adoptedStyleSheets).to.have.length(sheets);
  });
});
