import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import {
  DEFAULT_PRESET,
  filterSchema,
  filterTransforms,
  presetNames,
} from '../../facts/filters.js';
import type { NumberSetting } from '../../facts/setting.js';
import { numberField } from '../shared/number-field.js';
import type { FilterChoices } from './choices.js';
import {
  objectiveOf,
  objectives,
  objectiveText,
  presetWords,
  withObjective,
  withPreset,
} from './form-choices.js';

export { openedSettings } from './opened-settings.js';

export interface SettingsForm {
  readonly choices: FilterChoices;
  /** The settings of the pictures shown, as far as they are known. */
  readonly inForce: FilterChoices;
  readonly change: (choices: FilterChoices) => void;
  /** Takes settings from a file. */
  readonly open: (file: File) => void;
  /** Why the last file was no good. */
  readonly problem: string;
}

type Schema = typeof filterSchema;

type NumberName = {
  [Name in keyof Schema]: Schema[Name] extends NumberSetting ? Name : never;
}[keyof Schema];

/** Preset, objective, and the settings one by one. */
export function settingsForm(form: SettingsForm): TemplateResult {
  const { choices, change } = form;
  const preset = presetNames.find((one) => one === (choices.preset ?? DEFAULT_PRESET));
  const objective = objectiveOf(choices);
  return html`<div class="choice">
      <span id="preset">${msg('Quality')}</span>
      <span class="segments" role="group" aria-labelledby="preset">
        ${presetNames.map(
          (one) =>
            html`<button
              type="button"
              aria-pressed=${one === preset}
              @click=${() => change(withPreset(choices, one))}
            >
              ${presetWords(one).name}
            </button>`,
        )}
      </span>
    </div>
    <p class="muted">${preset && presetWords(preset).cost}</p>
    <label class="choice"
      >${msg('Excites')}
      <select
        class="select"
        @change=${({ target }: Event) => {
          const chosen =
            target instanceof HTMLSelectElement && objectives.find((one) => one === target.value);
          if (chosen) change(withObjective(choices, chosen));
        }}
      >
        ${objectives.map(
          (one) =>
            html`<option value=${one} ?selected=${one === objective}>
              ${objectiveText(one)}
            </option>`,
        )}
      </select>
    </label>
    ${settingField(form, 'seed', msg('Seed'))} ${settingField(form, 'steps', msg('Steps'))}
    ${settingField(form, 'size', msg('Side, pixels'))}
    <label class="choice"
      >${msg('Made of')}
      <select
        class="select"
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLSelectElement)) return;
          change({ ...choices, param: target.value === 'pixels' ? 'pixels' : 'fourier' });
        }}
      >
        <option value="fourier" ?selected=${choices.param !== 'pixels'}>
          ${msg('waves (Fourier)')}
        </option>
        <option value="pixels" ?selected=${choices.param === 'pixels'}>${msg('pixels')}</option>
      </select>
    </label>
    <details class="more">
      <summary>${msg('Variations it must withstand')}</summary>
      ${survivalFields(form)}
    </details>
    <div class="actions">
      <label class="file"
        ><span class="button small">${msg('Open settings')}</span
        ><input
          type="file"
          class="visually-hidden"
          accept=".json,application/json"
          @change=${({ target }: Event) => {
            if (!(target instanceof HTMLInputElement)) return;
            const [file] = target.files ?? [];
            if (file) form.open(file);
            // The same file may be chosen again.
            target.value = '';
          }}
      /></label>
      ${
        Object.keys(choices).length > 0
          ? html`<button type="button" class="button small" @click=${() => change({})}>
              ${msg('Back to the defaults')}
            </button>`
          : nothing
      }
    </div>
    ${form.problem ? html`<p class="problem" role="alert">${form.problem}</p>` : nothing}`;
}

/** What a picture must survive. */
const survivals = {
  pad: () => msg('Grey frame, share of the side'),
  jitter: () => msg('Shifts, share of the side'),
  scale: () => msg('Zoom, share'),
  rotate: () => msg('Rotation, degrees'),
  crop: () => msg('Crop, share'),
  flip: () => msg('Mirroring, probability'),
  blur: () => msg('Blur, pixels'),
  noise: () => msg('Noise, share of the range'),
} satisfies Readonly<Record<keyof typeof filterTransforms, () => string>>;

function survivalFields(form: SettingsForm): readonly TemplateResult[] {
  const names = Object.keys(filterTransforms) as (keyof typeof filterTransforms)[];
  return names.map((name) => settingField(form, name, survivals[name]()));
}

function settingField(
  { choices, inForce, change }: SettingsForm,
  name: NumberName,
  label: string,
): TemplateResult {
  const value = choices[name] ?? inForce[name];
  return html`<label class="choice"
    >${label}
    ${numberField(filterSchema[name], value, (number) => change({ ...choices, [name]: number }))}
  </label>`;
}
