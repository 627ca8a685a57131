import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** What can be asked of a number that stands for no class, in the order shown. */
const all = [1, 0] as const;

/** Buttons that explain what makes a number higher (1) or lower (0). */
export function directionChoice(
  chosen: number,
  choose: (direction: number) => void,
): TemplateResult {
  return html`<div
    class="segments"
    part="directions"
    role="group"
    aria-label=${msg('What the heatmap explains')}
  >
    ${all.map(
      (direction) =>
        html`<button
          type="button"
          aria-pressed=${direction === chosen}
          @click=${() => choose(direction)}
        >
          ${direction === 1 ? msg('What makes it higher') : msg('What makes it lower')}
        </button>`,
    )}
  </div>`;
}
