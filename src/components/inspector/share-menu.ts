import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { canPopUp, keepEscape, opens, placeAtButton } from '../shared/popup.js';
import { shareIcon } from './icons.js';
import type { Preview, ShareEntry, Sharing } from './sharing.js';

export interface ShareMenu {
  readonly entries: readonly ShareEntry[];
  readonly sharing: Sharing;
  /** What has come of the last one; empty: nothing to say. */
  readonly said: string;
}

/** Pixels that the menu may have across. */
const width = 400;

/** The button of the bar with all ways to take the view along; nothing where there is none. */
export function shareMenu({ entries, sharing, said }: ShareMenu): TemplateResult | typeof nothing {
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
      @toggle=${(event: Event) => !opens(event) && sharing.clear()}
      @keydown=${keepEscape}
    >
      ${entries.map(
        ({ label, detail, share }) =>
          html`<button
            type="button"
            class="item"
            aria-pressed=${label === sharing.preview?.label}
            @click=${share}
          >
            ${label}<span class="detail">${detail}</span>
          </button>`,
      )}
      ${sharing.preview ? previewed(sharing.preview, sharing) : nothing}
      ${said ? html`<p class="said">${said}</p>` : nothing}
    </div>
  `;
}

/** The text as it will be copied; it can be selected, too. */
function previewed({ label, text, notes }: Preview, sharing: Sharing): TemplateResult {
  return html`
    <div class="preview">
      ${notes.map((note) => html`<p>${note}</p>`)}
      <pre tabindex="0" aria-label=${label} role="region">${text}</pre>
      <button type="button" class="button primary copy" @click=${() => void sharing.copyPreview()}>
        ${msg('Copy')}
      </button>
    </div>
  `;
}

/** Shows it below its button, which has the focus again when it goes. */
function place(event: Event): void {
  placeAtButton(event, width);
  const { currentTarget: popup } = event;
  if (opens(event) || !(popup instanceof HTMLElement) || !popup.matches(':focus-within')) return;
  const button = popup.previousElementSibling;
  if (button instanceof HTMLElement) button.focus();
}
