import { msg } from '@lit/localize';
import { html, nothing, render, type TemplateResult } from 'lit';
import { hidePopup, keepEscape, opens, placeBelow, showPopup } from '../shared/popup.js';
import { aboutPane } from './about-panes.js';
import { explanationStyles } from './explanation.styles.js';
import { definitionOf } from './glossary.js';
import { panePicture } from './pictures.js';
import type { PaneTopic } from './topics.js';

/** Pixels that it may have across. */
const width = 320;

/**
 * Opens the explanation of a pane below its button, or of the word that `button` is.
 * In a browser without popovers there is none.
 */
export function openExplanation(button: HTMLElement, topic: PaneTopic): void {
  const root = button.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const popup = root.querySelector<HTMLElement>('.explained') ?? madeIn(root);
  const { term } = button.dataset;
  render(term === undefined ? ofPane(topic) : ofTerm(term), popup);
  placeBelow(button, popup, width);
  popup.onbeforetoggle = (event) => {
    const inside = popup.matches(':focus-within');
    if (!opens(event) && inside) button.focus({ preventScroll: true });
  };
  showPopup(popup);
  // So that it is read out.
  popup.focus();
}

function madeIn(root: ShadowRoot): HTMLElement {
  const { styleSheet } = explanationStyles;
  if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
  const popup = document.createElement('div');
  popup.className = 'popup explained';
  popup.popover = 'auto';
  popup.tabIndex = -1;
  popup.setAttribute('role', 'dialog');
  popup.setAttribute('aria-label', msg('Explanation'));
  popup.addEventListener('keydown', keepEscape);
  // A word in it takes the place of what is there.
  popup.addEventListener('click', ({ target }) => {
    const word = target instanceof Element ? target.closest<HTMLElement>('.term') : null;
    if (word?.dataset['term']) render(ofTerm(word.dataset['term']), popup);
  });
  root.append(popup);
  return popup;
}

function ofPane(topic: PaneTopic): TemplateResult {
  const { sentences, paper } = aboutPane(topic);
  return html`${panePicture(topic)} ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    <p class="paper">
      ${msg(html`Read on: <a href=${paper.url} target="_blank" rel="noopener">${paper.title}</a>`)},
      ${String(paper.year)}
    </p>`;
}

async function showAll({ currentTarget }: Event, word: string): Promise<void> {
  if (!(currentTarget instanceof HTMLElement)) return;
  const { openWords } = await import('./words.js');
  // Its focus goes back to the word, where it is to be when the list closes.
  hidePopup(currentTarget.closest<HTMLElement>('.explained'));
  openWords(currentTarget, word);
}

function ofTerm(id: string): TemplateResult | typeof nothing {
  const found = definitionOf(id);
  if (!found) return nothing;
  return html`<p><b>${found.word}</b></p>
    <p>${found.text}</p>
    <p>
      <button type="button" class="all-words" @click=${(event: Event) => void showAll(event, id)}>
        ${msg('All words')}
      </button>
    </p>`;
}
