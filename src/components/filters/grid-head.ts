import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { FiltersResult } from '../../core/feature-visualization/filters.types.js';

interface Head {
  /** Whether kernels are shown, which have no settings. */
  readonly kernels: boolean;
  /** Whether grown pictures are chosen; null where there are no kernels to choose instead. */
  readonly grown: boolean | null;
  readonly setGrown: (grown: boolean) => void;
  readonly result: FiltersResult | undefined;
  /** Whether the drawing is held; null while nothing is drawn. */
  readonly paused: boolean | null;
  readonly pause: (paused: boolean) => void;
}

/** What can be done to the pictures of a layer, above them. */
export function gridHead(head: Head): TemplateResult {
  const { kernels, grown, setGrown, result, paused, pause } = head;
  return html`${grown === null ? nothing : kernelsOrGrown(grown, setGrown)}
  ${kernels ? nothing : settingsButton(result)}
  ${
    paused === null || kernels
      ? nothing
      : html`<button type="button" class="button small" @click=${() => pause(!paused)}>
          ${paused ? msg('Go on') : msg('Pause')}
        </button>`
  }`;
}

const kernelsOrGrown = (grown: boolean, setGrown: (grown: boolean) => void): TemplateResult =>
  html`<span class="segments" role="group" aria-label=${msg('What is shown')}>
    <button type="button" aria-pressed=${!grown} @click=${() => setGrown(false)}>
      ${msg('Kernels')}</button
    ><button type="button" aria-pressed=${grown} @click=${() => setGrown(true)}>
      ${msg('Grown')}
    </button>
  </span>`;

function settingsButton(result: FiltersResult | undefined): TemplateResult {
  const steps = result?.pictures[0]?.steps;
  return html`<button
    type="button"
    class="button small settings-button"
    part="settings"
    popovertarget="form"
    aria-haspopup="dialog"
  >
    ${
      result && steps !== undefined
        ? html`<span class="optional">${msg(str`${count(steps)} steps, seed ${result.seed}`)}</span
            ><span class="short">${msg('Settings')}</span>`
        : msg('Settings')
    }
    <span aria-hidden="true">▾</span>
  </button>`;
}
