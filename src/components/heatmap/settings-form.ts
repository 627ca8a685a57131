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
  if (typeof value === 'string') {
    return html`<select
      class="select"
      @change=${(event: Event) =>
        event.target instanceof HTMLSelectElement && set(name, event.target.value)}
    >
      ${(choices[name] ?? [value]).map(
        (choice) => html`<option ?selected=${choice === value}>${choice}</option>`,
      )}
    </select>`;
  }
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
  fill: ['mean', 'black', 'blur'],
  baseline: ['black', 'mean', 'blur', 'noise'],
  rule: ['gauss-legendre', 'trapezoid'],
};

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
