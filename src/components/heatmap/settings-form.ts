import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Setting, Settings } from '../../core/attribution/method.js';

export interface SettingsForm {
  /** All settings of the method, as the result has them. */
  readonly settings: Settings;
  /** Whether some differ from the method's defaults. */
  readonly changed: boolean;
  readonly set: (name: string, value: Setting) => void;
  readonly reset: () => void;
}

/** The method's settings to change; nothing for a method without any. */
export function settingsForm(form: SettingsForm): TemplateResult | typeof nothing {
  const entries = Object.entries(form.settings);
  if (entries.length === 0) return nothing;
  return html`<details class="more settings" part="settings">
    <summary>${msg('Settings')}</summary>
    ${entries.map(
      ([name, value]) => html`<label>${label(name)} ${field(name, value, form.set)}</label>`,
    )}
    ${
      form.changed
        ? html`<button type="button" class="button small" @click=${form.reset}>
            ${msg('Back to the defaults')}
          </button>`
        : nothing
    }
  </details>`;
}

function field(name: string, value: Setting, set: SettingsForm['set']): TemplateResult {
  if (typeof value === 'boolean') {
    return html`<input
      type="checkbox"
      .checked=${value}
      @change=${(event: Event) =>
        event.target instanceof HTMLInputElement && set(name, event.target.checked)}
    />`;
  }
  if (typeof value === 'string') return textField(name, value, set);
  return html`<input
    type="number"
    class="number"
    step="any"
    .value=${String(value)}
    @change=${(event: Event) => {
      const { target } = event;
      if (!(target instanceof HTMLInputElement)) return;
      if (Number.isFinite(target.valueAsNumber)) set(name, target.valueAsNumber);
      else target.value = String(value);
    }}
  />`;
}

/** What settings that are texts can be. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  fill: ['mean', 'black', 'blur', 'zero'],
  baseline: ['black', 'mean', 'blur', 'noise', 'zero'],
  rule: ['gauss-legendre', 'trapezoid'],
};

/** Settings that may also be a colour. */
export const colours: readonly string[] = ['fill', 'baseline'];

const GREY = '#808080';

/** One of the texts, or a colour where the setting may be one. */
function textField(name: string, value: string, set: SettingsForm['set']): TemplateResult {
  const colour = value.startsWith('#');
  const chosen = (event: Event): void => {
    const { target } = event;
    if (target instanceof HTMLSelectElement) set(name, target.value || GREY);
    if (target instanceof HTMLInputElement) set(name, target.value);
  };
  return html`<span class="text"
    ><select class="select" @change=${chosen}>
      ${(choices[name] ?? [value]).map(
        (choice) =>
          html`<option value=${choice} ?selected=${choice === value}>
            ${choiceText(choice)}
          </option>`,
      )}
      ${
        colours.includes(name)
          ? html`<option value="" ?selected=${colour}>${msg('a colour')}</option>`
          : nothing
      }
    </select>
    ${
      colour
        ? html`<input type="color" aria-label=${msg('Colour')} .value=${value} @change=${chosen} />`
        : nothing
    }</span
  >`;
}

function choiceText(choice: string): string {
  switch (choice) {
    case 'mean':
      return msg('the photo’s mean colour');
    case 'black':
      return msg('black');
    case 'blur':
      return msg('the photo, blurred');
    case 'noise':
      return msg('noise');
    case 'zero':
      return msg('zero in the tensor');
    default:
      return choice;
  }
}

function label(name: string): string {
  switch (name) {
    case 'maxChannels':
      return msg('Channels asked, 0 for all');
    case 'samples':
      return msg('Noisy copies');
    case 'noise':
      return msg('Noise, as a share of the photo’s range');
    case 'squared':
      return msg('Gradients squared');
    case 'seed':
      return msg('Seed');
    case 'points':
      return msg('Points on the way');
    case 'maxPoints':
      return msg('Points at most');
    case 'adaptive':
      return msg('More points where it is steep');
    case 'tolerance':
      return msg('Gap that is small enough');
    case 'rule':
      return msg('Rule of the sum');
    case 'baseline':
      return msg('Where the way begins');
    case 'noises':
      return msg('Noisy beginnings, averaged');
    case 'window':
      return msg('Side of the covered square, pixels');
    case 'stride':
      return msg('Pixels from square to square');
    case 'fill':
      return msg('What covers');
    default:
      return name;
  }
}
