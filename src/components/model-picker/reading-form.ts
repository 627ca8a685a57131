import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { InputInfo, Preprocessing } from '../../core/graph/layer-info.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { count, percent, shapeText } from '../../view/numbers.js';
import { remarkText } from '../../view/remark-text.js';
import { wayText } from '../shared/way-text.js';
import { photoInputChoice } from '../shared/photo-input.js';
import type { AskedChoices, Reading } from '../../workers/jobs.types.js';

export interface ReadingForm {
  readonly model: ModelSummary;
  /** What the model makes of the photo in use, by preprocessing; null while it is not known. */
  readonly readings: readonly Reading[] | null;
  readonly choose: (choices: AskedChoices) => void;
  /** Asks for what is not known; null: it has been asked for, or there is no photo. */
  readonly tryAll: (() => void) | null;
}

/** What a person may choose of how the model reads a photo and names what it sees. */
export function readingForm(form: ReadingForm): TemplateResult {
  const { remarks } = form.model;
  return html`
    <section part="reading">
      <h3>${msg('How this model reads a photo')}</h3>
      ${
        remarks.length > 0
          ? html`<ul class="remarks">
              ${remarks.map((remark) => html`<li>${remarkText(remark)}</li>`)}
            </ul>`
          : nothing
      }
      ${ways(form)} ${inputs(form)} ${output(form)} ${labels(form)}
    </section>
  `;
}

/** Every preprocessing with what comes of it, so that the one that was trained with stands out. */
function ways({ model, readings, choose, tryAll }: ReadingForm): TemplateResult {
  const { preprocessing } = model.input;
  const own = model.readings.some((way) => same(way.preprocessing, preprocessing));
  return html`
    <fieldset>
      <legend>${msg('Pixel values')}</legend>
      ${
        own
          ? nothing
          : html`<label class="way"
              ><input type="radio" name="way" checked disabled /><span
                >${model.guess === null ? msg('As the file says') : msg('As it was opened')}</span
              >
              ${effectOf(readings, 'own')}</label
            >`
      }
      ${model.readings.map(
        (way) =>
          html`<label class="way"
            ><input
              type="radio"
              name="way"
              .checked=${same(way.preprocessing, preprocessing)}
              @change=${() => choose({ preprocessing: way.preprocessing })}
            /><span>${wayText(way.name)}</span> ${effectOf(readings, way.name)}</label
          >`,
      )}
      <p class="hint">
        ${reason(model)}${tryAll ? nothing : ` ${msg('Next to each: what the model would then say.')}`}
      </p>
      ${
        tryAll
          ? html`<button type="button" class="button small try-all" @click=${tryAll}>
              ${msg('Try each on this photo')}
            </button>`
          : nothing
      }
      ${
        model.choices?.preprocessing
          ? html`<button
              type="button"
              class="button small"
              @click=${() => choose({ preprocessing: undefined })}
            >
              ${msg('As it was opened')}
            </button>`
          : nothing
      }
    </fieldset>
  `;
}

/** What the model would then say. */
function effectOf(readings: ReadingForm['readings'], way: Reading['name']): TemplateResult {
  const top = readings?.find(({ name }) => name === way)?.top;
  return html`<span class="effect"
    >${top ? `${top.name} ${percent(top.probability)}` : nothing}</span
  >`;
}

/** Why the photo is prepared as it is. */
function reason({ guess, choices }: ModelSummary): string {
  if (choices?.preprocessing) return msg('Chosen by you.');
  if (!guess) return msg('The file says so.');
  switch (guess.because) {
    case 'inside':
      return msg(str`It prepares photos itself, in layer ${guess.evidence}.`);
    case 'family':
      return msg(str`Guessed, because it is built like ${guess.evidence}.`);
    case 'custom':
      return msg(str`Guessed: most networks that people train themselves expect this.`);
  }
}

/** Which input takes the photo, and what the others read, where there are several. */
function inputs({ model, choose }: ReadingForm): TemplateResult | typeof nothing {
  const [image, ...others] = model.inputs;
  if (!image || others.length === 0) return nothing;
  return html`
    ${photoInputChoice(model.inputs, choose)}
    ${others.map((input) => constant(input, model, choose))}
  `;
}

function constant(
  { name, shape, value = 0 }: InputInfo,
  { choices }: ModelSummary,
  choose: ReadingForm['choose'],
): TemplateResult {
  const change = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const given = numbersIn(target.value);
    if (given === null) target.value = shown(value);
    else choose({ inputValues: { ...choices?.inputValues, [name]: given } });
  };
  return html`<label class="row"
    >${msg(str`${name} ${shapeText(shape)} reads`)}
    <input type="text" class="value" inputmode="decimal" .value=${shown(value)} @change=${change}
  /></label>`;
}

const shown = (value: number | readonly number[]): string => [value].flat().join(', ');

/** One number, or several with commas between; null when it is neither. */
function numbersIn(text: string): number | readonly number[] | null {
  const numbers = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return null;
  return numbers.length === 1 ? numbers[0]! : numbers;
}

function output({ model, choose }: ReadingForm): TemplateResult | typeof nothing {
  if (model.outputs.length < 2) return nothing;
  const change = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    choose({ output: target.value, labels: undefined, position: undefined });
  };
  return html`<label class="row"
    >${msg('Output explained')}
    <select class="select" @change=${change}>
      ${model.outputs.map(
        ({ name, shape }) =>
          html`<option value=${name} ?selected=${name === model.output.name}>
            ${name} ${shapeText(shape)}
          </option>`,
      )}
    </select></label
  >`;
}

function labels({ model, choose }: ReadingForm): TemplateResult {
  const pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    target.value = '';
    if (file) choose({ labels: file });
  };
  const button = (text: string, names: AskedChoices['labels']) =>
    html`<button type="button" class="button small" @click=${() => choose({ labels: names })}>
      ${text}
    </button>`;
  const chosen = model.choices?.labels !== undefined;
  return html`
    <div class="names">
      <span>${labelText(model)}</span>
      <label class="file"
        ><span class="button small">${msg('Names from a file')}</span
        ><input type="file" class="visually-hidden" accept=".txt,.json,.names,.csv" @change=${pick}
      /></label>
      ${chosen ? button(msg('As it was'), undefined) : nothing}
      ${model.labels === 'numbered' ? nothing : button(msg('Numbers instead'), [])}
    </div>
    <p class="hint">
      ${msg('One name per line, or JSON; as many as there are classes. You can also drop the file here.')}
    </p>
  `;
}

function labelText({ labels: source, classNames, choices, output }: ModelSummary): string {
  if (output.features) {
    return output.nameable ? msg('No classes, unless you name them') : msg('No classes');
  }
  const classes = count(classNames.length);
  if (source === 'numbered') return msg(str`${classes} classes, numbered`);
  if (source === 'imagenet') return msg(str`${classes} classes, named as in ImageNet`);
  return choices?.labels
    ? msg(str`${classes} classes, named by your list`)
    : msg(str`${classes} classes, named by the file`);
}

/** Whether two preprocessings do the same. */
function same(a: Preprocessing, b: Preprocessing): boolean {
  const equal = (x: readonly number[], y: readonly number[]) =>
    x.length === y.length && x.every((value, i) => Math.abs(value - y[i]!) < 1e-6);
  return a.channels === b.channels && equal(a.mean, b.mean) && equal(a.std, b.std);
}
