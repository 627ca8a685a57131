import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Prediction } from '../../core/prediction/predict.types.js';

/** A choice among positions, each with its strongest class, or all of them together. */
export function positionSelect(
  positions: readonly Prediction[],
  chosen: number | null,
  choose: (position: number | null) => void,
): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) {
      choose(target.value === '' ? null : Number(target.value));
    }
  };
  return html`<label class="positions" part="positions"
    >${msg('Position')}
    <select class="select" @change=${change}>
      <option value="" ?selected=${chosen === null}>
        ${msg(str`all ${positions.length} together`)}
      </option>
      ${positions.map(
        ({ name }, position) =>
          html`<option value=${position} ?selected=${position === chosen}>
            ${position}: ${name}
          </option>`,
      )}
    </select></label
  >`;
}
