import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { unseenShare, type Placement } from '../../core/placement/placement.js';
import type { ColourMap } from '../../view/colour-maps.js';
import type { HeatmapLook } from '../../view/heatmap-look.js';
import { rawValue, signedValue } from '../../view/numbers.js';
import { positionIn } from '../../view/scale.js';
import { colourScale } from '../shared/colour-scale.js';
import { styled } from '../shared/styled.js';

/** The colour scale with its ends, and a mark at the value that is read. */
export function legend(
  { range, signed, cut }: HeatmapLook,
  colours: ColourMap,
  value: number | null,
  placement: Placement,
  inLogits: boolean,
): TemplateResult {
  const at = value === null ? null : 100 * positionIn(range, value);
  const beyond = cut ? msg('The strongest 1 % of the pixels are beyond the scale.') : '';
  const high = `${cut ? '≥ ' : ''}${signed ? signedValue(range.max) : rawValue(range.max)}`;
  const low = signed ? `${cut ? '≤ ' : ''}${signedValue(range.min)}` : '0';
  const meaning = inLogits
    ? msg('Points of the logit: about how far the class’s score would fall without that place.')
    : msg('In the units of the method.');
  return html`<div class="legend number" part="legend">
    <span title=${signed ? msg('Speaks against the class') : nothing}>${low}</span>
    <div class="scale">
      ${colourScale(colours)} ${at === null ? nothing : html`<i ${styled({ left: `${at}%` })}></i>`}
    </div>
    <span title=${[meaning, beyond].filter(Boolean).join(' ')}
      >${high}${inLogits ? html` <span class="muted">${msg('logit')}</span>` : nothing}</span
    >
    ${
      signed
        ? html`<span class="sides"
            ><span>${msg('against')}</span><span>0</span><span>${msg('for')}</span></span
          >`
        : nothing
    }
    ${
      unseenShare(placement) > 0
        ? html`<span class="key"
            ><span><i class="hatched"></i></span>${msg('no cell looks here')}</span
          >`
        : nothing
    }
  </div>`;
}
