import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { coverValue, type CoverEffect } from '../../view/cover-text.js';
import { styled } from '../shared/styled.js';

/** As it is, covered and elsewhere, one under the other on one scale: 0 to 100 % of shares. */
export function coverBars(effect: CoverEffect, isShare: boolean): TemplateResult {
  const { before, covered, elsewhere } = effect;
  const all = [0, before, covered, elsewhere?.least ?? 0, elsewhere?.most ?? 0];
  const low = isShare ? 0 : Math.min(...all);
  const high = isShare ? 1 : Math.max(...all);
  const at = (value: number) => (100 * (value - low)) / (high - low || 1);
  const span = (from: number, to: number) =>
    styled({
      left: `${Math.min(at(from), at(to))}%`,
      width: `${Math.abs(at(to) - at(from))}%`,
    });
  const text = (value: number) => coverValue(value, isShare);
  const zero = Math.max(low, Math.min(0, high));
  return html`<dl class="bars number" part="bars">
    <div>
      <dt>${msg('As it is')}</dt>
      <dd class="track"><i ${span(zero, before)}></i></dd>
      <dd>${text(before)}</dd>
    </div>
    <div class="now">
      <dt>${msg('Covered')}</dt>
      <dd class="track"><i ${span(zero, covered)}></i></dd>
      <dd>${text(covered)}</dd>
    </div>
    <div class="others">
      <dt>${msg('Elsewhere')}</dt>
      <dd class="track">
        ${
          elsewhere
            ? html`<i ${span(elsewhere.least, elsewhere.most)}></i
                ><b ${styled({ left: `${at(elsewhere.mean)}%` })}></b>`
            : nothing
        }
      </dd>
      <dd>${elsewhere ? html`${text(elsewhere.least)} – ${text(elsewhere.most)}` : '…'}</dd>
    </div>
  </dl>`;
}
