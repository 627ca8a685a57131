import { msg } from '@lit/localize';
import { html, nothing, render, type TemplateResult } from 'lit';
import { baseStyles } from '../shared/base.styles.js';
import { closeOutside } from '../shared/close-outside.js';
import { controlStyles } from '../shared/controls.styles.js';
import { language } from '../../view/language.js';
import { glossary, type Definition } from './glossary.js';
import { wordsStyles } from './words.styles.js';

/** What else is on the page stays off the paper while the words are open. */
const alone = '@media print { body > :not([data-cl-words]) { display: none !important; } }';

/**
 * Opens the dialog with all words of the field. It lies at the end of the page and not in an element, so that
 * it can be printed without what is around that.
 *
 * @param from what it was asked for at: it is as light or dark, and in the same direction
 * @param word id of the one to begin at
 */
export function openWords(from: Element, word?: string): void {
  const host = document.createElement('div');
  host.dataset['clWords'] = '';
  const { colorScheme, direction } = getComputedStyle(from);
  if (['light', 'dark'].includes(colorScheme)) host.dataset['theme'] = colorScheme;
  host.dir = direction;
  host.lang = language();
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = sheetsOf(baseStyles, controlStyles, wordsStyles);
  const paper = new CSSStyleSheet();
  paper.replaceSync(alone);
  const close = (): void => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
  };
  render(wordsDialog(glossary(language()), word, close), root);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  document.body.append(host);
  root.querySelector('dialog')?.showModal();
  root.querySelector('[aria-current]')?.scrollIntoView({ block: 'start' });
}

const sheetsOf = (...styles: readonly (typeof baseStyles)[]): CSSStyleSheet[] =>
  styles.flatMap(({ styleSheet }) => styleSheet ?? []);

function wordsDialog(
  all: readonly Definition[],
  word: string | undefined,
  closed: () => void,
): TemplateResult {
  return html`<dialog aria-labelledby="title" @close=${closed} @click=${closeOutside}>
      <h2 class="title" id="title">${msg('Words')}</h2>
      <div class="list" tabindex="0" autofocus role="region" aria-labelledby="title">
        ${definitionList(all, word)}
      </div>
      <form method="dialog">
        <button class="button">${msg('Close')}</button>
        <button type="button" class="button" @click=${() => print()}>${msg('Print')}</button>
      </form>
    </dialog>
    <div class="paper">
      <h2 class="title">${msg('Words')}</h2>
      ${definitionList(all)}
    </div>`;
}

function definitionList(all: readonly Definition[], current?: string): TemplateResult {
  return html`<dl>
    ${all.map(
      ({ id, word, text }) =>
        html`<dt aria-current=${id === current ? 'true' : nothing}>${word}</dt>
          <dd>${text}</dd>`,
    )}
  </dl>`;
}
