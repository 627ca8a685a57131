import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CancelEvent, OpenImageEvent, OpenModelEvent, ReadModelEvent } from '../events.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { opening, problem } from '../shared/opening.js';
import { PickerElement } from '../shared/picker-element.js';
import { canPopUp } from '../shared/popup.js';
import { putPicture } from '../shared/canvas.js';
import { photoInputChoice, photoInputs, readsText } from '../shared/photo-input.js';
import { windowText } from '../../view/numbers.js';
import { imagePickerStyles } from './image-picker.styles.js';
import { IncomingDrop, nameOf, type Incoming } from '../incoming/incoming-drop.js';
import { fetchSamples, type Sample } from './samples.js';
import type { InputInfo } from '../../core/graph/layer-info.js';
import type { FailedPlace, Snapshot } from '../../session/snapshot.js';
import type { OpenImage } from '../../workers/jobs.types.js';

const popupWidth = 400;

/**
 * @summary A button with the photo in use; its popup offers samples, files and addresses. As a pane
 * (`pane`) it is what stands where there is no photo yet. Photos can be dropped on it, and pasted.
 *
 * @event cl-open-image - The person has chosen a photo: a file or its address.
 * @event cl-open-model - What was dropped or pasted is a model.
 * @event cl-read-model - What was dropped or pasted is a list of class names, or the person has chosen
 * another input for the photo.
 * @event cl-cancel - The person wants the opening stopped.
 *
 * @csspart button - The button.
 * @csspart popup - The popup.
 * @csspart pane - The pane, with `pane`.
 * @csspart input - Which input the photo goes to, where the model has several for images.
 * @csspart error - The message about a photo that could not be opened.
 * @csspart progress - The progress of opening.
 */
@localized()
@customElement('cl-image-picker')
export class ClImagePicker extends PickerElement {
  static override styles = [...PickerElement.styles, imagePickerStyles];

  readonly #incoming = new IncomingDrop(
    this,
    (incoming) => this.take(incoming),
    (error) => this.refuse(error),
  );
  #loading: AbortController | undefined;

  @query('.pick canvas') private thumbnail!: HTMLCanvasElement | null;
  @query('input[type=file]') private file!: HTMLInputElement;

  @state() private listed: readonly Sample[] = [];

  /** The photo in use. */
  @property({ attribute: false }) image: OpenImage | null = null;

  /** Photos offered by name; with `samples-src` those of the file come after. */
  @property({ attribute: false }) samples: readonly Sample[] = [];

  /** URL of a JSON list of samples: `[{ "id", "file", "title", "alt", "point", "credit", "licence" }]`. */
  @property({ attribute: 'samples-src' }) samplesSrc: string | null = null;

  /** Inputs of the model in use; the first takes the photo. */
  @property({ attribute: false }) inputs: readonly InputInfo[] = [];

  /** Draws a pane to drop a photo on instead of a button. */
  @property({ type: Boolean, reflect: true }) pane = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  get tells(): readonly FailedPlace[] {
    return this.pane || (canPopUp() && !this.locked) ? ['image'] : [];
  }

  receive(snapshot: Snapshot): void {
    const { image } = snapshot;
    this.takeRequest(image, snapshot.imageSource);
    this.locked = snapshot.locked.includes('image');
    if (image.value) this.image = image.value;
    this.inputs = snapshot.model.value?.inputs ?? this.inputs;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('samplesSrc')) void this.#list();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.thumbnail && this.image && (changed.has('image') || changed.has('pane'))) {
      putPicture(this.thumbnail, this.image.input);
    }
  }

  #detail(): string {
    if (!this.image) return msg('or drop one anywhere');
    const { height, width } = this.image.input;
    const size = windowText([height, width]);
    const [input, another] = photoInputs(this.inputs);
    return input && another
      ? msg(str`goes to ${input.name}, ${size}`)
      : msg(str`${size} as the model sees it`);
  }

  async #list(): Promise<void> {
    this.#loading?.abort();
    this.listed = [];
    if (!this.samplesSrc) return;
    const loading = (this.#loading = new AbortController());
    try {
      this.listed = await fetchSamples(this.samplesSrc, loading.signal);
    } catch {
      // Without samples there are still files and addresses; nobody asked for the list.
      if (!loading.signal.aborted) this.listed = [];
    }
  }

  get #offered(): readonly Sample[] {
    return [...this.samples, ...this.listed];
  }

  #isSource(url: string): boolean {
    return this.source !== null && sameAddress(this.source, url);
  }

  #fileChosen(): void {
    const file = this.file.files?.[0];
    // Cleared, so that choosing the same file again is a choice.
    this.file.value = '';
    if (file) this.open(file, file.name);
  }

  /** The sample that is in use; null: another photo. */
  get sample(): Sample | null {
    return this.#offered.find(({ url }) => this.#isSource(url)) ?? null;
  }

  /** Asks for a photo as the person would: a file that came some other way, or an address. */
  open(source: Blob | string, name: string): void {
    if (this.locked) return;
    this.ask();
    this.dispatchEvent(new OpenImageEvent(source, name));
  }

  /** Asks for what was dropped or pasted, a model too; a photo as if it were chosen here. */
  take(incoming: Incoming): void {
    switch (incoming.is) {
      case 'photo':
      case 'class-folders':
        return this.open(incoming.file, incoming.file.name);
      case 'address':
        return this.open(incoming.address, nameOf(incoming.address));
      case 'model':
        this.dispatchEvent(new OpenModelEvent(incoming.files, incoming.name));
        return;
      case 'labels':
        this.dispatchEvent(new ReadModelEvent({ labels: incoming.file }));
    }
  }

  override render(): TemplateResult {
    return this.pane ? this.#renderPane() : this.#renderPicker();
  }

  #renderPicker(): TemplateResult {
    return this.renderPicker({
      label: msg('Choose a photo'),
      width: popupWidth,
      button: html`
        ${this.image ? html`<span class="visually-hidden">${msg('Photo')}</span>` : nothing}
        <canvas width="1" height="1" aria-hidden="true"></canvas>
        <span class="words">
          <span class="name">${this.image?.name ?? msg('Choose a photo')}</span>
          <span class="detail">${this.#detail()}</span>
        </span>
      `,
      popup: html`
        ${this.#renderInput()} ${this.#renderChoices()}
        <section>
          ${this.#renderFileButton('button')}
          <p class="lede">
            ${msg('Or drop a photo anywhere, or paste one. It stays on this device.')}
          </p>
        </section>
        <section>
          ${this.renderAddressForm({
            placeholder: 'https://…/photo.jpg',
            open: (address) => this.open(address, nameOf(address)),
          })}
          ${this.#renderState()}
        </section>
      `,
    });
  }

  #renderPane(): TemplateResult {
    return html`
      <div class="pane ${this.#incoming.over ? 'over' : ''}" part="pane">
        <h3 class="title">${msg('Drop a photo here')}</h3>
        <p>${msg('Or paste one, or choose a sample. It stays on this device.')}</p>
        ${this.#renderFileButton('button primary')} ${this.#renderChoices()} ${this.#renderState()}
      </div>
    `;
  }

  /** Which input the photo goes to, and what the others read, where several could take it. */
  #renderInput(): TemplateResult | typeof nothing {
    if (photoInputs(this.inputs).length < 2) return nothing;
    const others = this.inputs.slice(1).map(readsText);
    return html`
      <section part="input">
        ${photoInputChoice(this.inputs, (choices) => this.dispatchEvent(new ReadModelEvent(choices)))}
        <p class="lede">${others.join('; ')}.</p>
      </section>
    `;
  }

  #renderChoices(): TemplateResult | typeof nothing {
    const all = this.#offered;
    if (all.length === 0) return nothing;
    return html`
      <section>
        ${this.pane ? nothing : html`<h3>${msg('Samples')}</h3>`}
        <ul class=${all.some(({ point }) => point) ? 'samples told' : 'samples'}>
          ${all.map((sample) => html`<li>${this.#renderSample(sample)}</li>`)}
        </ul>
      </section>
    `;
  }

  #renderSample({ title, url, alt, point, credit }: Sample): TemplateResult {
    const known = this.phase === 'ready' || this.phase === 'loading';
    const inUse = known && this.#isSource(url);
    return html`
      <button
        type="button"
        class="sample"
        title=${credit || nothing}
        aria-pressed=${inUse}
        @click=${() => this.open(url, nameOf(url))}
      >
        <img src=${url} alt=${alt} loading="lazy" width="96" height="96" />
        <span class="label">${title}</span>
        ${point ? html`<span class="point">${point}</span>` : nothing}
      </button>
    `;
  }

  #renderFileButton(style: string): TemplateResult {
    return html`
      <div class="actions">
        <button type="button" class=${style} @click=${() => this.file.click()}>
          ${msg('Choose a photo')}
        </button>
        <input type="file" accept="image/*" hidden @change=${this.#fileChosen} />
      </div>
    `;
  }

  #renderState(): unknown {
    if (this.phase === 'loading' && this.asked) {
      return opening(msg('Opening the photo'), this.progress, () =>
        this.dispatchEvent(new CancelEvent()),
      );
    }
    return problem(this.refusal ?? this.error);
  }
}

function sameAddress(a: string, b: string): boolean {
  return URL.canParse(a, document.baseURI) && new URL(a, document.baseURI).href === b;
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-image-picker': ClImagePicker;
  }
}
