import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { bytes, dateText } from '../../view/numbers.js';
import type { KeptModels } from '../../workers/jobs.types.js';

export interface KeptList {
  /** Null: the browser has not answered yet. */
  readonly kept: KeptModels | null;
  /** What the newest model was asked for by. */
  readonly source: string | null;
  readonly open: (source: string, name: string) => void;
  readonly forget: (hash: string) => void;
}

/** The models that the browser keeps, to open again or delete; and why one is not kept. */
export function keptList(list: KeptList): TemplateResult {
  const { models = [], refused } = list.kept ?? {};
  return html`
    ${models.map(({ hash, name, bytes: size, at }) => {
      const source = `kept:${hash}`;
      return html`<div class="kept">
        <button
          type="button"
          class="model"
          aria-pressed=${source === list.source}
          @click=${() => list.open(source, name)}
        >
          <span class="file-name">${name}</span
          ><span class="detail"
            >${at === null ? bytes(size) : listText([bytes(size), dateText(at)])}</span
          >
        </button>
        <button
          type="button"
          class="button small"
          aria-label=${msg(str`Delete ${name}`)}
          @click=${() => list.forget(hash)}
        >
          ${msg('Delete')}
        </button>
      </div>`;
    })}
    ${refused === undefined ? nothing : html`<p class="hint" part="refused">${msg(str`Not kept: ${refused}.`)}</p>`}
  `;
}

/** Name of the model of that source, where the browser keeps it. */
export function keptName(kept: KeptModels | null, source: string): string | undefined {
  return kept?.models.find(({ hash }) => source === `kept:${hash}`)?.name;
}
