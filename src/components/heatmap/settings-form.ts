import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { factsOf, type baselines, type MethodSettingName } from '../../facts/methods.js';
import type { ChoiceSetting, Setting, Settings, SettingSchema } from '../../facts/setting.js';
import { numberField } from '../shared/number-field.js';

export interface SettingsForm {
  readonly method: string;
  /** All settings of the method, as the result has them. */
  readonly settings: Settings;
  /** Whether some differ from the method's defaults. */
  readonly changed: boolean;
  readonly set: (name: string, value: Setting) => void;
  readonly reset: () => void;
}

/** The method's settings to change; nothing for a method without any. */
export function settingsForm(form: SettingsForm): TemplateResult | typeof nothing {
  const schema = factsOf(form.method)?.settings;
  if (!schema) return nothing;
  return html`<details class="more settings" part="settings">
    <summary>${msg('Settings')}</summary>
    ${Object.entries(schema).map(
      ([name, setting]) => html`<label>${labelOf(name)} ${field(name, setting, form)}</label>`,
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

function field(
  name: string,
  setting: SettingSchema,
  { settings, set }: SettingsForm,
): TemplateResult {
  const value = settings[name] ?? setting.default;
  switch (setting.kind) {
    case 'flag':
      return html`<input
        type="checkbox"
        .checked=${value === true}
        @change=${({ target }: Event) =>
          target instanceof HTMLInputElement && set(name, target.checked)}
      />`;
    case 'number':
      return numberField(setting, Number(value), (number) => set(name, number));
    case 'choice':
      return choiceField(setting, String(value), (text) => set(name, text));
  }
}

const GREY = '#808080';

/** One of the names, or a colour where the setting may be one. */
function choiceField(
  { of, colour: mayBeColour }: ChoiceSetting,
  value: string,
  set: (value: string) => void,
): TemplateResult {
  const isColour = value.startsWith('#');
  const chosen = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) set(target.value || GREY);
    if (target instanceof HTMLInputElement) set(target.value);
  };
  return html`<span class="text"
    ><select class="select" @change=${chosen}>
      ${of.map(
        (choice) =>
          html`<option value=${choice} ?selected=${choice === value}>
            ${choiceText(choice)}
          </option>`,
      )}
      ${
        mayBeColour
          ? html`<option value="" ?selected=${isColour}>${msg('a colour')}</option>`
          : nothing
      }
    </select>
    ${
      isColour
        ? html`<input type="color" aria-label=${msg('Colour')} .value=${value} @change=${chosen} />`
        : nothing
    }</span
  >`;
}

/** Rules of integration go by their names. */
const choiceText = (choice: string): string => choiceTexts[choice]?.() ?? choice;

const choiceTexts: Readonly<Record<string, () => string>> = {
  mean: () => msg('the photo’s mean colour'),
  black: () => msg('black'),
  blur: () => msg('the photo, blurred'),
  noise: () => msg('noise'),
  zero: () => msg('zero in the tensor'),
} satisfies Readonly<Record<(typeof baselines)[number], () => string>>;

const labelOf = (name: string): string => labels[name]?.() ?? name;

const labels: Readonly<Record<string, () => string>> = {
  maxChannels: () => msg('Channels asked, 0 for all'),
  samples: () => msg('Noisy copies'),
  noise: () => msg('Noise, as a share of the photo’s range'),
  squared: () => msg('Gradients squared'),
  seed: () => msg('Seed'),
  points: () => msg('Points on the way'),
  maxPoints: () => msg('Points at most'),
  adaptive: () => msg('More points where it is steep'),
  tolerance: () => msg('Gap that is small enough'),
  rule: () => msg('Rule of the sum'),
  baseline: () => msg('Where the way begins'),
  noises: () => msg('Noisy beginnings, averaged'),
  window: () => msg('Side of the covered square, pixels'),
  stride: () => msg('Pixels from square to square'),
  fill: () => msg('What covers'),
} satisfies Readonly<Record<MethodSettingName, () => string>>;
