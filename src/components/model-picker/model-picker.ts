import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property, state } from 'lit/decorators.js';
import {
  CancelEvent,
  ForgetModelEvent,
  ListModelsEvent,
  OpenModelEvent,
  ReadModelEvent,
  RetryEvent,
} from '../events.js';
import { chosenFiles } from '../incoming/dropped-files.js';
import { sortFiles } from '../incoming/sort-files.js';
import { hostOf } from '../session/sources.js';
import { customElement } from '../shared/custom-element.js';
import { LazyPart } from '../shared/lazy-part.js';
import { localized } from '../shared/localized.js';
import { opening, problem } from '../shared/opening.js';
import { PickerElement } from '../shared/picker-element.js';
import { canPopUp, hidePopup } from '../shared/popup.js';
import { count } from '../../view/numbers.js';
import { keptList, keptName } from './kept-list.js';
import { modelPickerStyles } from './model-picker.styles.js';
import { needsTrial } from './needs-trial.js';
import type { ModelOutline } from '../../core/formats/load-model.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { FailedPlace, Snapshot, Want } from '../../session/snapshot.js';
import type { AskedChoices, KeptModels, Reading } from '../../workers/jobs.types.js';
import { layersText, parametersText } from '../../view/counted.js';

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
  {
    source: 'efficientnet-lite0',
    name: 'EfficientNet-Lite0',
    get detail() {
      return listText([count(4_652_008), 'ImageNet']);
    },
  },
];

const popupWidth = 380;

const readingsWant = { job: 'readings', request: {} } as const satisfies Want;

/**
 * @summary A button with the model in use; its popup offers the embedded model, those that the browser
 * keeps, files, a folder and a form for a URL, shows how far the loading is, what went wrong, and how
 * the model reads a photo: its preprocessing with the effect of each, its inputs, output and class
 * names.
 *
 * @event cl-open-model - The person has chosen a model: its name, its address or its files.
 * @event cl-read-model - The person has chosen how the model reads a photo, or names its classes.
 * @event cl-list-models - The list of kept models is wanted.
 * @event cl-forget-model - The person deletes a kept model.
 * @event cl-retry - The person wants to try again what failed.
 * @event cl-cancel - The person wants the loading stopped.
 *
 * @csspart button - The button.
 * @csspart popup - The popup.
 * @csspart error - The message about a model that could not be opened.
 * @csspart progress - The progress of loading.
 * @csspart refused - Why a model is not kept.
 * @csspart reading - How the model reads a photo.
 */
@localized()
@customElement('cl-model-picker')
export class ClModelPicker extends PickerElement {
  static override styles = [...PickerElement.styles, modelPickerStyles];

  /** The files that were asked for last. */
  #given: readonly File[] = [];
  #open = false;
  readonly #form = new LazyPart(this, () => import('./reading-form.js'));
  /** Where the model in use is from, if that is another site: it may call itself what it likes. */
  #host: string | null = null;

  @state() private hasPhoto = false;
  /** Name of the model that the person wants to see tried in each way. */
  @state() private tried: string | null = null;

  /** The model in use. */
  @property({ attribute: false }) model: ModelSummary | null = null;

  /**
   * Models offered by name.
   * @default EfficientNet-Lite0
   */
  @property({ attribute: false }) models: readonly ModelChoice[] = embeddedModels;

  /** How large the model on its way is: `{ layers, parameters }`; null while that is not known. */
  @property({ attribute: false }) outline: ModelOutline | null = null;

  /** Models that the browser keeps: `{ models, kept, refused }`; null while that is not known. */
  @property({ attribute: false }) kept: KeptModels | null = null;

  /**
   * What the model makes of the photo, by preprocessing: `{ name, preprocessing, top }` each, `own` is its own;
   * null while it is not known.
   */
  @property({ attribute: false }) readings: readonly Reading[] | null = null;

  get tells(): readonly FailedPlace[] {
    return canPopUp() && !this.locked ? ['model'] : [];
  }

  /**
   * What the model makes of the photo under other preprocessings, while the popup is open: where it
   * leaves open how it reads photos, or the person asks.
   */
  override wants({ image, model }: Snapshot): readonly Want[] {
    const needed = model.value && (this.tried === model.value.name || needsTrial(model.value));
    return this.#open && image.value && needed ? [readingsWant] : [];
  }

  receive(snapshot: Snapshot): void {
    const { model } = snapshot;
    const other = model.value && this.model && model.value.name !== this.model.name;
    if (model.value) this.model = model.value;
    this.takeRequest(model, snapshot.modelSource);
    this.locked = snapshot.locked.includes('model');
    this.outline = snapshot.modelOutline;
    this.kept = snapshot.kept;
    this.hasPhoto = snapshot.image.value !== undefined;
    // While they are computed anew for another choice the old ones still say how the choices differ.
    this.readings = snapshot.slot(readingsWant).value ?? (other ? null : this.readings);
  }

  protected override willUpdate(): void {
    // While another model is on its way the source is that one's.
    if (this.phase !== 'loading') this.#host = this.source === null ? null : hostOf(this.source);
  }

  protected override toggled(open: boolean): void {
    this.#open = open;
    if (open) this.dispatchEvent(new ListModelsEvent());
    this.wantsChanged();
  }

  #name(): string {
    if (this.model) return this.#choice(this.model.name)?.name ?? this.#fileName(this.model.name);
    return this.phase === 'loading' ? msg('Loading…') : msg('Choose a model');
  }

  /**
   * Keras calls its models `functional_3`: what a person knows a model of their own by is its file or
   * folder. A `model.json` says nothing.
   */
  #fileName(name: string): string {
    const source = this.phase === 'loading' ? '' : (this.source ?? '');
    const file = keptName(this.kept, source) ?? source;
    return file === '' || /[/:]|\.json$/i.test(file) ? name : file;
  }

  #choice(source: string): ModelChoice | undefined {
    return this.models.find((choice) => choice.source === source);
  }

  #detail(): string {
    const { model } = this;
    if (!model) return msg('nothing loaded');
    const parameters = parametersText(model.parameters);
    return model.dataset ? listText([parameters, model.dataset]) : parameters;
  }

  #outlineText({ layers, parameters }: ModelOutline): string {
    return listText([layersText(layers), parametersText(parameters)]);
  }

  /** Whatever was chosen here is meant as a model, except a list of class names. */
  #pick({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const files = chosenFiles(target.files);
    // Cleared, so that choosing the same file again is a choice.
    target.value = '';
    this.#take(files).catch((error: unknown) => this.refuse(error));
  }

  async #take(files: readonly File[]): Promise<void> {
    const sorted = await sortFiles(files);
    if (sorted?.is === 'labels') this.read({ labels: sorted.file });
    else if (sorted?.is === 'model') this.open(sorted.files, sorted.name);
    else if (sorted) this.open(files, sorted.file.name);
  }

  /** Tries each way, where that is left to the person; null: it need not be asked for, or cannot. */
  get #trial(): (() => void) | null {
    const { model } = this;
    if (!model || !this.hasPhoto || this.readings || needsTrial(model)) return null;
    if (this.tried === model.name) return null;
    return () => {
      this.tried = model.name;
      this.wantsChanged();
    };
  }

  #cancel(): void {
    this.dispatchEvent(new CancelEvent());
  }

  /** Asks for a model as the person would: by its name or address, or by files from elsewhere. */
  open(source: string | readonly File[], name: string): void {
    this.ask();
    this.#given = typeof source === 'string' ? [] : source;
    if (source === this.source && this.phase === 'ready') hidePopup(this.popup);
    else this.dispatchEvent(new OpenModelEvent(source, name));
  }

  /** Asks for another reading of the open model, as the person would. */
  read(choices: AskedChoices): void {
    this.refusal = undefined;
    this.dispatchEvent(new ReadModelEvent(choices));
  }

  override render(): TemplateResult {
    return this.renderPicker({
      label: msg('Choose a model'),
      width: popupWidth,
      button: html`
        <span class="visually-hidden">${msg('Model')}</span>
        <span class="sign">${sign}</span>
        <span class="words">
          <span class="name">${this.#name()}</span>
          ${
            this.#host === null
              ? html`<span class="detail">${this.#detail()}</span>`
              : html`<span class="host"><bdi>${msg(str`from ${this.#host}`)}</bdi></span>`
          }
        </span>
      `,
      popup: html`
        ${this.#renderState()} ${this.#renderChoices()} ${this.#renderFiles()}
        <section>
          ${this.renderAddressForm({
            placeholder: 'https://…/model.json',
            hint: msg(
              'The model.json of a TensorFlow.js layers model, or a Keras file. It is loaded into this page only.',
            ),
            open: (address) => this.open(address, address),
          })}
        </section>
        ${this.model ? this.#renderReading(this.model) : nothing}
      `,
    });
  }

  #renderReading(model: ModelSummary): unknown {
    return this.#form.render(({ readingForm }) =>
      readingForm({
        ...{ model, readings: this.readings, tryAll: this.#trial },
        choose: (choices) => this.read(choices),
      }),
    );
  }

  #renderChoices(): TemplateResult {
    return html`
      <section>
        <h3>${msg('Available models')}</h3>
        ${this.models.map(
          ({ source, name, detail }) => html`
            <button
              type="button"
              class="model"
              aria-pressed=${source === this.source}
              @click=${() => this.open(source, name)}
            >
              ${name}<span class="detail">${detail}</span>
            </button>
          `,
        )}
        ${keptList({
          kept: this.kept,
          source: this.source,
          open: (source, name) => this.open(source, name),
          forget: (hash) => this.dispatchEvent(new ForgetModelEvent(hash)),
        })}
      </section>
    `;
  }

  #renderFiles(): TemplateResult {
    return html`
      <section>
        <div class="files">
          <label class="file"
            ><span class="button">${msg('Open files')}</span
            ><input type="file" class="visually-hidden" multiple @change=${this.#pick}
          /></label>
          <label class="file"
            ><span class="button">${msg('Open a folder')}</span
            ><input type="file" class="visually-hidden" webkitdirectory @change=${this.#pick}
          /></label>
        </div>
        <p class="hint">
          ${msg('A Keras model, .keras or .h5; the model.json of TensorFlow.js with its weight files; a zip or a folder of these. Or drop it anywhere. It does not leave this device, and is kept here until you delete it.')}
        </p>
      </section>
    `;
  }

  /** At the top, so that it is seen whatever led to it. */
  #renderState(): TemplateResult | typeof nothing {
    if (this.phase === 'loading') {
      return html`<section>
        ${opening(msg('Loading the model'), this.progress, () => this.#cancel())}
        ${this.outline ? html`<p class="hint">${this.#outlineText(this.outline)}</p>` : nothing}
      </section>`;
    }
    const error = this.refusal ?? this.error;
    if (!error) return nothing;
    return html`<section>
      ${problem(error, () => this.dispatchEvent(new RetryEvent()))}
      ${error.name === 'SeveralModelsError' ? this.#renderOneOf(error.message) : nothing}
    </section>`;
  }

  /** Of several models that came together those that the message names, each to be opened alone. */
  #renderOneOf(message: string): TemplateResult {
    const given = this.#given;
    const models = given.filter(({ name }) => message.includes(`"${name}"`));
    const alone = (model: File) => given.filter((file) => file === model || !models.includes(file));
    return html`<div class="several">
      ${models.map(
        (model) =>
          html`<button
            type="button"
            class="model"
            @click=${() => this.open(alone(model), model.name.split('/').at(-1)!)}
          >
            ${model.name}
          </button>`,
      )}
    </div>`;
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
