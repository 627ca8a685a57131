import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { closeOutside } from '../shared/close-outside.js';
import { keyList } from './key-map.js';

/** The dialog that lists the keys, to be shown as a modal one. */
export function helpDialog(methods: number, startTour: () => void): TemplateResult {
  return html`
    <dialog class="help" aria-labelledby="keys" @click=${closeOutside} @keydown=${stop}>
      <h2 class="title" id="keys">${msg('Keys')}</h2>
      <dl>
        ${keyList(methods).map(
          ([keys, does]) =>
            html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${does}</dd>`,
        )}
      </dl>
      <form method="dialog">
        <button class="button">${msg('Close')}</button>
        <button type="button" class="button" @click=${showWords}>${msg('Words')}</button>
        <button class="button start-tour" @click=${startTour}>${msg('Tour')}</button>
      </form>
    </dialog>
  `;
}

async function showWords({ currentTarget }: Event): Promise<void> {
  const { openWords } = await import('../explanations/words.js');
  if (currentTarget instanceof Element) openWords(currentTarget);
}

/** What is pressed in the dialog is for the dialog. */
export function stop(event: Event): void {
  event.stopPropagation();
}
