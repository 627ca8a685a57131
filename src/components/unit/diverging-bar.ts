import { html, type TemplateResult } from 'lit';
import { styled } from '../shared/styled.js';

/** A bar from zero in the middle: positive to the right. The number stands beside it. */
export function divergingBar(value: number, limit: number): TemplateResult {
  const share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
  const side = value < 0 ? 'right' : 'left';
  return html`<span class="diverging" aria-hidden="true"
    ><i class=${value < 0 ? 'down' : 'up'} ${styled({ [side]: '50%', width: `${50 * share}%` })}></i
  ></span>`;
}
