import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { factsOf } from '../../facts/methods.js';
import type { ChoiceSetting, Setting, Settings, SettingSchema } from '../../facts/setting.js';
import { numberField } from '../shared/number-field.js';
import { choiceLabel, settingLabel } from './setting-labels.js';

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
      ([name, setting]) => html`<label>${settingLabel(name)} ${field(name, setting, form)}</label>`,
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
            ${choiceLabel(choice)}
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
