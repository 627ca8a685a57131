import { localized, msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { CancelEvent, OpenModelEvent } from '../events.js';
import { SessionElement } from '../session-element.js';
import { opening, problem } from '../shared/opening.js';
import { pickerStyles } from '../shared/picker.styles.js';
import { keepEscape, opens, placeBelow } from '../shared/popup.js';
import { baseStyles } from '../shared/base.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { count } from '../../view/numbers.js';
import { modelPickerStyles } from './model-picker.styles.js';
import type { ModelSummary } from '../../core/model-summary.js';
import type { Failure, Phase, Snapshot } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';

/** A model offered by name. */
export interface ModelChoice {
  /** What is asked for: the embedded name, or the URL of a model.json. */
  readonly source: string;
  readonly name: string;
  /** A few words beside the name. */
  readonly detail: string;
}

/** What travels with the package. */
export const embeddedModels: readonly ModelChoice[] = [
  { source: 'efficientnet-lite0', name: 'EfficientNet-Lite0', detail: '4.7 M, ImageNet' },
];

const popupWidth = 380;

/**
 * @summary A button with the model in use; its popup offers the embedded model, a Keras file and a
 * form for a URL, shows how far the loading is, and what went wrong.
 *
 * @event cl-open-model - The person has chosen a model: its name or the URL of its model.json.
 * @event cl-cancel - The person wants the loading stopped.
 *
 * @csspart button - The button.
 * @csspart popup - The popup.
 * @csspart error - The message about a model that could not be opened.
 * @csspart progress - The progress of loading.
 */
@localized()
@customElement('cl-model-picker')
export class ClModelPicker extends SessionElement {
  static override styles = [baseStyles, controlStyles, pickerStyles, modelPickerStyles];

  #asked = false;

  @query('.pick') private button!: HTMLButtonElement;
  @query('.popup') private popup!: HTMLElement;
  @query('input[type=text]') private address!: HTMLInputElement;

  /** The model in use. */
  @property({ attribute: false }) model: ModelSummary | null = null;

  /** Name or URL that the newest model was asked for by. */
  @property() source: string | null = null;

  /** How far the newest request is. */
  @property({ attribute: false }) phase: Phase = 'empty';

  /** Amount loaded, in phase `loading`. */
  @property({ attribute: false }) progress: Progress | undefined;

  /** Why the newest request failed; the model in use stays. */
  @property({ attribute: false }) error: Failure | undefined;

  /** Models offered by name. */
  @property({ attribute: false }) models: readonly ModelChoice[] = embeddedModels;

  receive(snapshot: Snapshot): void {
    const { model } = snapshot;
    if (model.value) this.model = model.value;
    this.source = snapshot.modelSource;
    this.phase = model.phase;
    this.progress = model.progress;
    this.error = model.phase === 'error' ? model.error : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // One failure may follow another with no other phase seen between.
    if (!changed.has('phase') && !changed.has('error')) return;
    // What failed is said here, wherever the address came from: the form, or a link to a view.
    if (this.phase === 'error') this.popup.showPopover();
    if (this.phase === 'ready' && this.#asked) this.popup.hidePopover();
    if (this.phase === 'ready') this.#asked = false;
  }

  override render(): TemplateResult {
    return html`
      <button type="button" class="pick" part="button" popovertarget="popup" aria-haspopup="dialog">
        <span class="visually-hidden">${msg('Model')}</span>
        <span class="sign">${sign}</span>
        <span class="words">
          <span class="name">${this.#name()}</span>
          <span class="detail">${this.#detail()}</span>
        </span>
        <span class="arrow" aria-hidden="true">▾</span>
      </button>
      <div
        id="popup"
        class="popup"
        part="popup"
        popover
        role="dialog"
        aria-label=${msg('Choose a model')}
        @beforetoggle=${this.#place}
        @keydown=${keepEscape}
      >
        ${this.#choices()} ${this.#form()}
      </div>
    `;
  }

  #choices(): TemplateResult {
    return html`
      <section>
        <h3>${msg('Models that are here')}</h3>
        ${this.models.map(
          ({ source, name, detail }) => html`
            <button
              type="button"
              class="model"
              aria-pressed=${source === this.source}
              @click=${() => this.#open(source)}
            >
              ${name}<span class="detail">${detail}</span>
            </button>
          `,
        )}
      </section>
    `;
  }

  #form(): TemplateResult {
    return html`
      <section>
        <label class="file"
          ><span class="button">${msg('Open a file')}</span
          ><input
            type="file"
            class="visually-hidden"
            accept=".keras,.h5,.hdf5"
            @change=${this.#pick}
        /></label>
        <p class="hint">
          ${msg('A Keras model, .keras or .h5, as model.save() writes it. It does not leave this device.')}
        </p>
      </section>
      <section>
        <h3 id="from">${msg('From a URL')}</h3>
        <form @submit=${this.#submit}>
          <input
            type="text"
            inputmode="url"
            autocomplete="off"
            spellcheck="false"
            required
            aria-labelledby="from"
            aria-describedby="hint"
            placeholder="https://…/model.json"
          />
          <button class="button">${msg('Open')}</button>
        </form>
        <p class="hint" id="hint">
          ${msg('The model.json of a TensorFlow.js layers model, or a Keras file. It is loaded into this page only.')}
        </p>
        ${
          this.phase === 'loading'
            ? opening(msg('Loading the model'), this.progress, () => this.#cancel())
            : nothing
        }
        ${problem(this.error, () => this.#open(this.source ?? ''))}
      </section>
    `;
  }

  #name(): string {
    if (this.model) return this.#choice(this.model.name)?.name ?? this.model.name;
    return this.phase === 'loading' ? msg('Loading…') : msg('Choose a model');
  }

  #choice(source: string): ModelChoice | undefined {
    return this.models.find((choice) => choice.source === source);
  }

  #detail(): string {
    const { model } = this;
    if (!model) return msg('nothing loaded');
    const parameters = msg(str`${count(model.parameters)} parameters`);
    return model.dataset ? `${parameters}, ${model.dataset}` : parameters;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const source = this.address.value.trim();
    if (source) this.#open(source);
  }

  /** The worker reads the file at an address that only this page has. */
  #pick(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    target.value = '';
    if (file) this.#open(URL.createObjectURL(file));
  }

  #open(source: string): void {
    this.#asked = true;
    if (source === this.source && this.phase === 'ready') this.popup.hidePopover();
    else this.dispatchEvent(new OpenModelEvent(source));
  }

  #cancel(): void {
    this.dispatchEvent(new CancelEvent());
  }

  #place(event: Event): void {
    if (opens(event)) placeBelow(this.button, this.popup, popupWidth);
  }
}

const sign = html`
  <svg
    width="18"
    height="18"
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    aria-hidden="true"
  >
    <rect x="1.7" y="3" width="3" height="12" />
    <rect x="7" y="5" width="3" height="8" />
    <rect x="12.3" y="7" width="3" height="4" />
  </svg>
`;

declare global {
  interface HTMLElementTagNameMap {
    'cl-model-picker': ClModelPicker;
  }
}
