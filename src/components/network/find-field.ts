import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface FindField {
  /** What is looked for. */
  readonly find: string;
  readonly type: (event: InputEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
}

/** The field for finding a layer. */
export function findField({ find, type, key }: FindField): TemplateResult {
  return html`
    <label class="find">
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        aria-hidden="true"
      >
        <circle cx="6" cy="6" r="4.2" />
        <path d="m9.2 9.2 3.3 3.3" />
      </svg>
      <input
        part="search"
        type="text"
        autocomplete="off"
        spellcheck="false"
        .value=${find}
        placeholder=${msg('Find a layer')}
        aria-label=${msg('Find a layer by name, kind or shape')}
        @input=${type}
        @keydown=${key}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  `;
}
