import { html, type TemplateResult } from 'lit';

/** Characters at the end that are never cut away: layers differ by their last word. */
const TAIL = 8;
/** Names that are no longer are not taken apart. */
const SHORT = 11;

/** A name that is shortened in its middle where there is no room: `block5b_ex…and_conv`. */
export function middleName(name: string): TemplateResult {
  if (name.length <= SHORT) return html`<span class="name">${name}</span>`;
  return html`<span class="name parted"
    ><span>${name.slice(0, -TAIL)}</span><span>${name.slice(-TAIL)}</span></span
  >`;
}
