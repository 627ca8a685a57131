import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ClassFolder } from '../../core/classification/classification.types.js';
import { count } from '../../view/numbers.js';

/** Training and test pictures were chosen together: which of them is it to be? */
export function folderParts(
  folders: readonly ClassFolder[],
  choose: (folder: string) => void,
): TemplateResult {
  return html`<div part="folders">
    <p>
      ${msg(
        'These folders are the parts of a data set. Choose the one the model was not trained on: only new pictures show how good it is.',
      )}
    </p>
    <p class="parts">
      ${folders.map(
        ({ folder, pictures }) =>
          html`<button type="button" class="button" @click=${() => choose(folder)}>
            ${folder} <span class="muted number">${count(pictures)}</span>
          </button>`,
      )}
    </p>
  </div>`;
}
