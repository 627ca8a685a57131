import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { TourView } from './steps.js';
import type { Tour } from './tour.js';

export { Tour } from './tour.js';

export interface Strip extends TourView {
  readonly tour: Tour;
  readonly skip: () => void;
  readonly end: () => void;
}

/** A row with what to do next. */
export function tourStrip({ tour, seen, inSight, tabs, skip, end }: Strip): TemplateResult {
  const { step, place } = tour;
  const away = step && !inSight.includes(step.pane) && step.at !== 'circuit';
  const tab = away && tabs.find(({ id }) => id === step.pane)?.title();
  return html`<div class="tour" part="tour" role="region" aria-label=${msg('Tour')}>
    <p aria-live="polite">
      ${
        step
          ? html`<b class="number">${msg(str`${place.at} of ${place.of}`)}</b>
              ${tab ? msg(str`Open ${tab}.`) : nothing} ${step.text(seen)}`
          : html`<b>${msg('That was the tour.')}</b>
              ${msg('Now drop a photo of your own on the page.')}`
      }
    </p>
    ${
      step
        ? html`<button type="button" class="button small skip" @click=${skip}>
            ${msg('Skip')}
          </button>`
        : nothing
    }
    <button type="button" class="button small" @click=${end}>
      ${step ? msg('End the tour') : msg('Close')}
    </button>
  </div>`;
}
