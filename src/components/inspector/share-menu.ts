import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { canPopUp, keepEscape, opens, placeBelow } from '../shared/popup.js';
import { shareIcon } from './icons.js';

/** Something of the view to take along. */
export interface ShareEntry {
  readonly label: string;
  /** What it is good for, in a few words. */
  readonly detail: string;
  readonly share: () => void;
}

export interface ShareMenu {
  readonly entries: readonly ShareEntry[];
  /** What has come of the last one; empty: nothing to say. */
  readonly said: string;
}

/** Pixels that the menu may have across. */
const width = 300;

/** The button of the bar with all ways to take the view along; nothing where there is none. */
export function shareMenu({ entries, said }: ShareMenu): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`
    <button
      type="button"
      class="tool share"
      popovertarget="share"
      aria-haspopup="dialog"
      title=${msg('Share this view')}
      aria-label=${msg('Share this view')}
    >
      ${shareIcon}
    </button>
    <div
      id="share"
      class="popup"
      part="share"
      popover
      ?hidden=${!canPopUp()}
      role="dialog"
      aria-label=${msg('Share this view')}
      @beforetoggle=${place}
      @keydown=${keepEscape}
    >
      ${entries.map(
        ({ label, detail, share }) =>
          html`<button type="button" class="item" @click=${share}>
            ${label}<span class="detail">${detail}</span>
          </button>`,
      )}
      ${said ? html`<p class="said">${said}</p>` : nothing}
    </div>
  `;
}

function place(event: Event): void {
  const { target } = event;
  if (!opens(event) || !(target instanceof HTMLElement)) return;
  const button = target.previousElementSibling;
  if (button instanceof HTMLElement) placeBelow(button, target, width);
}
