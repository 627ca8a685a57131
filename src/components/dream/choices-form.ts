import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { dreamSchema } from '../../facts/dream.js';
import { layerText } from '../../view/layer-name.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { numberField } from '../shared/number-field.js';
import {
  numberChoices,
  strengths,
  strengthText,
  type DreamChoices,
  type NumberChoice,
  type Subject,
} from './choices.js';

export interface ChoicesForm {
  readonly layers: readonly LayerInfo[];
  /** The layer that the next dream is of; null: none known yet. */
  readonly layer: string | null;
  /** What can be dreamed of, with its words; one alone is no choice. */
  readonly subjects: readonly (readonly [subject: Subject, text: string])[];
  readonly subject: Subject;
  readonly choices: DreamChoices;
  /** True while a dream goes on. */
  readonly running: boolean;
  /** Whether there is anything to start: a photo, and a dream not yet there. */
  readonly startable: boolean;
  readonly chooseLayer: (layer: string) => void;
  readonly chooseSubject: (subject: Subject) => void;
  readonly change: (choices: Partial<DreamChoices>) => void;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** Layer, strength and the rest of the settings, and the button that starts. */
export function choicesForm(form: ChoicesForm): TemplateResult {
  const { choices, change } = form;
  return html`<div class="form" part="form">
    ${
      form.subject === 'class'
        ? nothing
        : html`<label class="choice layer">${msg('Layer')} ${layerSelect(form)}</label>`
    }
    ${form.subjects.length > 1 ? subjectChoice(form) : nothing}
    <div class="choice">
      <span id="strength">${msg('Strength')}</span>
      <span class="segments" role="group" aria-labelledby="strength">
        ${strengths.map(
          (strength) =>
            html`<button
              type="button"
              aria-pressed=${strength === choices.strength}
              @click=${() => change({ strength })}
            >
              ${strengthText(strength)}
            </button>`,
        )}
      </span>
    </div>
    <details class="more" part="settings">
      <summary>${msg('Settings')}</summary>
      <div class="numbers">${numberChoices.map((name) => numberChoice(form, name))}</div>
    </details>
    ${
      form.running
        ? html`<button type="button" class="button" part="start" @click=${form.cancel}>
            ${msg('Cancel')}
          </button>`
        : html`<button
            type="button"
            class="button primary"
            part="start"
            ?disabled=${!form.startable}
            @click=${form.start}
          >
            ${msg('Dream')}
          </button>`
    }
  </div>`;
}

function subjectChoice({ subjects, subject, chooseSubject }: ChoicesForm): TemplateResult {
  return html`<div class="choice">
    <span id="subject">${msg('More of')}</span>
    <span class="segments" role="group" aria-labelledby="subject">
      ${subjects.map(
        ([id, text]) =>
          html`<button
            type="button"
            data-subject=${id}
            aria-pressed=${id === subject}
            @click=${() => chooseSubject(id)}
          >
            ${text}
          </button>`,
      )}
    </span>
  </div>`;
}

function layerSelect({ layers, layer, chooseLayer }: ChoicesForm): TemplateResult {
  const spatial = layers.filter((one) => showsPhoto(one) || one.name === layer);
  return html`<select
    class="select"
    ?disabled=${spatial.length === 0}
    @change=${({ target }: Event) =>
      target instanceof HTMLSelectElement && chooseLayer(target.value)}
  >
    ${spatial.length === 0 ? html`<option>–</option>` : nothing}
    ${spatial.map(
      ({ name }) =>
        html`<option value=${name} .selected=${name === layer}>${layerText(layers, name)}</option>`,
    )}
  </select>`;
}

const numberTexts = {
  octaves: () => msg('Sizes, small to large'),
  steps: () => msg('Steps at each'),
  size: () => msg('Longest side, pixels'),
  seed: () => msg('Seed'),
} satisfies Readonly<Record<NumberChoice, () => string>>;

function numberChoice({ choices, change }: ChoicesForm, name: NumberChoice): TemplateResult {
  return html`<label class="choice"
    >${numberTexts[name]()}
    ${numberField(dreamSchema[name], choices[name], (number) => change({ [name]: number }))}
  </label>`;
}
