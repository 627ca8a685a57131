import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Sanity } from '../../core/evaluation/sanity-check.js';
import type { Slot } from '../../session/snapshot.js';
import { rawValue } from '../../view/numbers.js';
import { progressText } from '../shared/progress-text.js';
import { errorText } from '../../view/error-text.js';

/** The sanity check of the method shown: the button that asks for it, how far it is, its verdict. */
export function sanityCheck(
  slot: Slot<Sanity> | null,
  method: string,
  ask: () => void,
): TemplateResult {
  if (slot?.value) return verdict(slot.value, method);
  if (slot && (slot.phase === 'loading' || slot.phase === 'streaming')) {
    const far = slot.progress ? `: ${progressText(slot.progress)}` : '';
    return html`<p class="why" part="sanity">${msg('Making the weights random')}${far}</p>`;
  }
  return html`<p class="why" part="sanity">
    ${slot?.error ? html`${errorText(slot.error)} ` : ''}<button
      type="button"
      class="link"
      title=${msg('Makes the network’s weights random, one layer after another, and checks whether the map changes')}
      @click=${ask}
    >
      ${msg('Test it: does the map change when the network forgets everything?')}
    </button>
  </p>`;
}

function verdict({ verdict, mean, steps }: Sanity, method: string): TemplateResult {
  const alike = rawValue(mean);
  const text =
    verdict === 'passes'
      ? msg(
          str`With random weights ${method} draws a different map: it depends on what was learned.`,
        )
      : msg(
          str`With random weights ${method} draws much the same map: here it tells you about the photo, not about the network.`,
        );
  return html`<p class="why ${verdict === 'fails' ? 'doubt' : ''}" part="sanity" role="status">
    <b>${verdict === 'passes' ? msg('Passes the check.') : msg('Fails the check.')}</b> ${text}
    ${msg(str`Rank correlation ${alike}, the mean of ${steps.length} networks.`)}
  </p>`;
}
