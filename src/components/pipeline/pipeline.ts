import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { PredictResult } from '../../core/prediction/predict.types.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { count, exact, percent, rawValue, windowText } from '../../view/numbers.js';
import { valueHistogram, type ValueHistogram } from '../../view/value-histogram.js';
import type { OpenImage, Reading } from '../../workers/jobs.types.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { draws } from '../shared/picture-directive.js';
import { needed } from '../shared/plain-data.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { wayText } from '../shared/way-text.js';
import { styled } from '../shared/styled.js';
import { inputValues } from './input-values.js';
import { codeForms, codeOf, type CodedSteps, type CodeForm } from './pipeline-code.js';
import { pipelineStyles } from './pipeline.styles.js';

/** All that is shown of a prediction. */
export interface PipelineResult {
  readonly model: ModelSummary;
  /** What the model was asked for by. */
  readonly source: string;
  readonly photo: OpenImage;
  readonly prediction: PredictResult;
  /** What the network says when the photo is prepared in another way; null while that is not known. */
  readonly readings: readonly Reading[] | null;
}

const predict = { job: 'predict', request: {} } as const;
const readings = { job: 'readings', request: {} } as const;

/**
 * @summary A prediction in three steps, live: the model with the size that it reads, the photo as it is cropped, resized and
 * made into values, and the answer among all that there are. Each step with its code, in TypeScript, as tags and in
 * Python.
 *
 * @csspart heading - The title, and the language of the code.
 * @csspart steps - The three steps.
 * @csspart step - One of them.
 * @csspart code - The code of a step.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 */
@localized()
@customElement('cl-pipeline')
export class ClPipeline extends ResultElement<PipelineResult> {
  static override styles = [...ResultElement.styles, pipelineStyles];

  #histogram: { readonly of: OpenImage; readonly made: ValueHistogram } | null = null;

  @state() private form: CodeForm = 'python';
  @state() private copied = false;

  override wants({ model }: Snapshot): readonly Want[] {
    const named = (model.value?.classNames.length ?? 0) > 0;
    return named ? [predict, { ...readings, unbidden: true }] : [predict];
  }

  override receive(snapshot: Snapshot): void {
    const { model, image, modelSource } = snapshot;
    const slot = snapshot.slot(predict);
    const [opened, photo, prediction] = [model.value, image.value, slot.value];
    const value: PipelineResult | undefined =
      opened && photo && prediction
        ? {
            ...{ model: opened, source: modelSource ?? opened.name, photo, prediction },
            readings: snapshot.slot(readings).value ?? null,
          }
        : undefined;
    const { value: _, ...rest } = slot;
    this.take(value ? { ...rest, value } : { ...rest }, photo?.name ?? '');
  }

  protected override plain(data: PipelineResult): PipelineResult {
    needed(data.model?.input, 'model.input');
    needed(data.photo?.input, 'photo.input');
    needed(data.prediction?.top, 'prediction.top');
    return data;
  }

  protected emptyNote(): Note {
    return {
      title: msg('A prediction in three steps'),
      text: msg('Choose a model and a photo.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Predicting');
  }

  #histogramOf({ photo, model }: PipelineResult): ValueHistogram {
    if (this.#histogram?.of !== photo) {
      const values = inputValues(photo.input, model.input.preprocessing);
      this.#histogram = { of: photo, made: valueHistogram(values) };
    }
    return this.#histogram.made;
  }

  async #copy(code: CodedSteps): Promise<void> {
    const all = [code.model, code.photo, code.answer].join('\n');
    try {
      await navigator.clipboard.writeText(`${all}\n`);
      this.copied = true;
      setTimeout(() => (this.copied = false), 2000);
    } catch {
      // A page may be refused the clipboard: the code is there to be marked.
      this.copied = false;
    }
  }

  protected override renderResult(result: PipelineResult): TemplateResult {
    const { model, source, photo } = result;
    const code = codeOf(this.form, { model, source, photo: photo.name });
    return html`
      <div class="heading" part="heading">
        <h2 class="title">${msg('A prediction in three steps')}</h2>
        <div class="forms">
          <div class="segments" role="group" aria-label=${msg('Language of the code')}>
            ${codeForms.map(
              (form) =>
                html`<button
                  type="button"
                  aria-pressed=${form === this.form}
                  @click=${() => (this.form = form)}
                >
                  ${formName(form)}
                </button>`,
            )}
          </div>
          <button type="button" class="button small" @click=${() => void this.#copy(code)}>
            ${this.copied ? msg('Copied') : msg('Copy the code')}
          </button>
        </div>
      </div>
      <ol class="steps" part="steps">
        ${this.#renderStep(1, msg('Choose a model'), modelStep(model), code.model)}
        ${this.#renderStep(2, msg('Prepare the photo'), this.#renderPhoto(result), code.photo)}
        ${this.#renderStep(3, msg('Ask, and read the answer'), answerStep(result), code.answer)}
      </ol>
    `;
  }

  #renderStep(number: number, title: string, content: unknown, code: string): TemplateResult {
    return html`<li part="step">
      <h3><span class="no">${number}</span> ${title}</h3>
      <div class="content">${content}</div>
      <pre
        part="code"
        tabindex="0"
        aria-label=${msg(str`Code of step ${number}`)}
      ><code>${code}</code></pre>
    </li>`;
  }

  #renderPhoto(result: PipelineResult): TemplateResult {
    const { photo, model } = result;
    const made = this.#histogramOf(result);
    const [height = 0, width = 0] = model.input.shape;
    return html`
      <div class="photo">
        <canvas
          role="img"
          aria-label=${msg('What the model sees')}
          ${draws([photo.input], () => photo.input)}
        ></canvas>
        <p>
          ${msg(str`${windowText([photo.height, photo.width])} pixels, cropped and resized to ${windowText([height, width])}.`)}
        </p>
      </div>
      <p>${msg('Then each level, 0…255, becomes a value:')} <code>${formula(model)}</code></p>
      ${histogram(made)} ${otherReadings(result)}
    `;
  }
}

function formName(form: CodeForm): string {
  switch (form) {
    case 'typescript':
      return 'TypeScript';
    case 'html':
      return 'HTML';
    case 'python':
      return 'Python';
  }
}

function modelStep({ name, input, parameters, classNames, layers }: ModelSummary): TemplateResult {
  const [height = 0, width = 0] = input.shape;
  return html`<dl>
    <div>
      <dt>${msg('Name')}</dt>
      <dd>${name}</dd>
    </div>
    <div>
      <dt>${msg('It reads')}</dt>
      <dd>${msg(str`${windowText([height, width])} pixels`)}</dd>
    </div>
    <div>
      <dt>${msg('Parameters')}</dt>
      <dd class="number">${count(parameters)}</dd>
    </div>
    <div>
      <dt>${msg('Layers')}</dt>
      <dd class="number">${count(layers.length)}</dd>
    </div>
    <div>
      <dt>${msg('It answers with')}</dt>
      <dd>${msg(str`${count(classNames.length)} numbers`)}</dd>
    </div>
  </dl>`;
}

/** What is done to a level. */
function formula({ input: { preprocessing } }: ModelSummary): string {
  const { mean, std, channels } = preprocessing;
  const each = (values: readonly number[]) => [...new Set(values.map((one) => exact(one)))];
  const [centre, spread] = [each(mean), each(std)];
  const list = (values: readonly string[]) =>
    values.length === 1 ? values[0]! : `(${values.join(', ')})`;
  const centred = centre.join() === '0' ? msg('level') : `(${msg('level')} − ${list(centre)})`;
  const scaled = spread.join() === '1' ? centred : `${centred} ÷ ${list(spread)}`;
  return channels === 'RGB' ? scaled : `${scaled}, ${channels}`;
}

function histogram({ least, most, mean, counts }: ValueHistogram): TemplateResult {
  const highest = Math.max(...counts);
  const part = 100 / counts.length;
  const said = msg(
    str`Values from ${rawValue(least)} to ${rawValue(most)}, on average ${rawValue(mean)}`,
  );
  return html`<figure class="spread">
    <svg viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label=${said}>
      ${counts.map((many, i) => {
        const tall = (28 * many) / highest;
        return svg`<rect x=${i * part} y=${30 - tall} width=${0.9 * part} height=${tall} />`;
      })}
    </svg>
    <figcaption class="number">
      <span>${rawValue(least)}</span><span>${msg(str`average ${rawValue(mean)}`)}</span
      ><span>${rawValue(most)}</span>
    </figcaption>
  </figure>`;
}

/** What the network says of the same photo when it is prepared as other networks want it. */
function otherReadings({ readings: known }: PipelineResult): TemplateResult | typeof nothing {
  if (!known) return nothing;
  const others = known.flatMap(({ name, top }) => (name === 'own' ? [] : [{ name, top }]));
  return html`<details class="others">
    <summary>${msg('What if it is prepared in another way?')}</summary>
    <dl>
      ${others.map(
        ({ name, top }) =>
          html`<div>
            <dt>${wayText(name)}</dt>
            <dd>${top.name} <span class="number">${percent(top.probability)}</span></dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

function answerStep({ prediction, model }: PipelineResult): TemplateResult {
  const { top, probabilities } = prediction;
  return html`
    ${
      probabilities.length > 1
        ? html`<p>
              ${msg(str`${count(probabilities.length)} numbers, one a class. As shares, in the order of the classes:`)}
            </p>
            ${allShares(probabilities)}`
        : nothing
    }
    <p>${msg('By name, the largest first:')}</p>
    <ol class="top">
      ${top.map(
        ({ name, probability }) =>
          html`<li>
            <span class="name">${name}</span
            ><span class="track"><i ${styled({ width: `${100 * probability}%` })}></i></span
            ><span class="number">${percent(probability)}</span>
          </li>`,
      )}
    </ol>
    ${top.length === 0 ? html`<p class="muted">${model.output.name}</p>` : nothing}
  `;
}

/** Each share as a line at the place of its class. */
function allShares(shares: ArrayLike<number>): TemplateResult {
  const lines = Array.from(shares, (share, i) =>
    share < 0.001 ? '' : `M${i + 0.5},30v${(-28 * share).toFixed(2)}`,
  ).join('');
  return html`<svg
    class="all"
    viewBox="0 0 ${shares.length} 30"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path d=${lines} />
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-pipeline': ClPipeline;
  }
}
