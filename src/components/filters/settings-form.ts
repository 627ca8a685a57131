import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilterSettings } from '../../core/feature-visualization/filter-options.js';
import {
  objectiveOf,
  objectives,
  objectiveText,
  presetCost,
  presets,
  presetText,
  withObjective,
  withPreset,
  type FilterChoices,
} from './choices.js';

export interface SettingsForm {
  readonly choices: FilterChoices;
  /** The settings in full, as far as they are known: those of the pictures shown. */
  readonly inForce: Partial<FilterSettings>;
  readonly change: (choices: FilterChoices) => void;
  /** Takes settings from a file. */
  readonly open: (file: File) => void;
  /** Why the last file was no good. */
  readonly problem: string;
}

type NumberName = {
  [Name in keyof FilterSettings]: FilterSettings[Name] extends number ? Name : never;
}[keyof FilterSettings];

/** Preset, objective, and the settings one by one. */
export function settingsForm(form: SettingsForm): TemplateResult {
  const { choices, change } = form;
  const preset = choices.preset ?? 'quick';
  const objective = objectiveOf(choices);
  return html`<div class="choice">
      <span id="preset">${msg('Quality')}</span>
      <span class="segments" role="group" aria-labelledby="preset">
        ${presets.map(
          (one) =>
            html`<button
              type="button"
              aria-pressed=${one === preset}
              @click=${() => change(withPreset(choices, one))}
            >
              ${presetText(one)}
            </button>`,
        )}
      </span>
    </div>
    <p class="muted">${presetCost(preset)}</p>
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
    ${numberField(form, { name: 'seed', label: msg('Seed'), most: 2 ** 31 - 1 })}
    ${numberField(form, { name: 'steps', label: msg('Steps'), least: 1, most: 100_000 })}
    ${numberField(form, { name: 'size', label: msg('Side, pixels'), least: 16, most: 512, step: 2 })}
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
      <summary>${msg('What it must survive')}</summary>
      ${survivals().map((field) => numberField(form, field))}
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

interface NumberField {
  readonly name: NumberName;
  readonly label: string;
  readonly least?: number;
  readonly most: number;
  readonly step?: number;
}

/** Settings of the transforms, with the largest values that the core takes. */
function survivals(): readonly NumberField[] {
  return [
    { name: 'jitter', label: msg('Shifts, share of the side'), most: 0.25, step: 0.005 },
    { name: 'scale', label: msg('Changes of size, share'), most: 0.5, step: 0.01 },
    { name: 'rotate', label: msg('Turns, degrees'), most: 180 },
    { name: 'crop', label: msg('Part cut off, share'), most: 0.75, step: 0.01 },
    { name: 'flip', label: msg('Mirror images, probability'), most: 1, step: 0.1 },
    { name: 'blur', label: msg('Blur, pixels'), most: 8, step: 0.1 },
    { name: 'noise', label: msg('Noise, share of the range'), most: 1, step: 0.01 },
  ];
}

/** Takes a value in its range; puts back the old one for any other. */
function numberField(
  { choices, inForce, change }: SettingsForm,
  { name, label, least = 0, most, step = 1 }: NumberField,
): TemplateResult {
  const value = choices[name] ?? inForce[name];
  return html`<label class="choice"
    >${label}
    <input
      type="number"
      class="number"
      min=${least}
      max=${most}
      step=${step}
      .value=${value === undefined ? '' : String(value)}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLInputElement)) return;
        const { valueAsNumber, validity } = target;
        const fits = !validity.rangeOverflow && !validity.rangeUnderflow;
        const whole = step % 1 !== 0 || valueAsNumber % step === 0;
        if (Number.isFinite(valueAsNumber) && fits && whole) {
          change({ ...choices, [name]: valueAsNumber });
        } else target.value = value === undefined ? '' : String(value);
      }}
    />
  </label>`;
}
