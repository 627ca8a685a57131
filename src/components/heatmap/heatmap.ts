import { localized, msg, str } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Picture } from '../../core/image/picture.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { colourMaps, type ColourMapName } from '../../view/colour-maps.js';
import { contourPaths, type Contour } from '../../view/contours.js';
import { valueAt } from '../../view/enlarge.js';
import { rawValue } from '../../view/numbers.js';
import { paintOverlay } from '../../view/paint.js';
import type { Rect } from '../../view/receptive-rect.js';
import { positionIn, unsignedRange, type Range } from '../../view/scale.js';
import { mapFacts } from '../../view/sentences.js';
import { SelectMethodEvent } from '../events.js';
import { colourScale } from '../shared/colour-scale.js';
import { fieldOf, fieldOutline } from '../shared/field-outline.js';
import { draws } from '../shared/picture-directive.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { mapText } from '../shared/sentence-text.js';
import { heatmapStyles } from './heatmap.styles.js';
import { methodName, methods, type Method } from './methods.js';
import { movePlace, placeOf, probeCross, type Place } from './probe.js';
import { valueTable } from './value-table.js';

type PhotoColours = Exclude<ColourMapName, 'rdbu'>;

/**
 * @summary Which parts of the photo speak for a class: the photo under a colour layer whose opacity
 * follows the value, contour lines, a read-out in raw units, and the scale that it is read on.
 *
 * @event cl-select-method - Another method was chosen.
 * @event cl-wants - Another layer was chosen.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart photo - The photo with everything that lies on it.
 * @csspart probe - The cross and the value at it.
 * @csspart legend - The colour scale and its ends.
 * @csspart controls - Opacity, contours and colour map.
 * @csspart about - Method, class and layer.
 * @csspart methods - The ways of asking why, when there are several.
 * @csspart values - The table of values.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-mark - The outline of a receptive field.
 * @cssproperty --cl-void - What lies behind a photo not yet there.
 */
@localized()
@customElement('cl-heatmap')
export class ClHeatmap extends ResultElement<HeatmapResult> {
  static override styles = [...ResultElement.styles, heatmapStyles];

  /** Method to explain by; without it, the one chosen in the session. */
  @property() method: string | undefined;

  /** Layer to explain; without it, the network's own rule decides. */
  @property() layer: string | undefined;

  /** Class to explain; without it, the one chosen in the session. */
  @property({ attribute: 'class-index', type: Number }) classIndex: number | undefined;

  /** The photo that the map lies on, cut as the model sees it. */
  @property({ attribute: false }) photo: Picture | undefined;

  /** Layers to choose from; those without rows and columns are left out. */
  @property({ attribute: false }) layers: readonly LayerInfo[] = [];

  /** Part of the photo to outline, in shares of its sides. */
  @property({ attribute: false }) field: Rect | null = null;

  /** The ways of asking why; with one alone there is nothing to pick. */
  @property({ attribute: false }) methods: readonly Method[] = methods;

  /** Colour map: `magma`, `viridis` or `turbo`. */
  @property({ attribute: 'colour-map', reflect: true }) colourMap: PhotoColours = 'magma';

  /** Opacity of the strongest places, 0…1. */
  @property({ type: Number }) opacity = 0.85;

  /** Hides the contour lines. */
  @property({ attribute: 'no-contours', type: Boolean, reflect: true }) noContours = false;

  /** Shows the photo alone. */
  @property({ attribute: 'bare', type: Boolean, reflect: true }) bare = false;

  @state() private place: Place | null = null;
  @state() private tableOpen = false;
  private asked = 'grad-cam';
  private range: Range = { min: 0, max: 0 };
  private lines: readonly Contour[] = [];

  override wants({ selection, chosen }: Snapshot): readonly Want[] {
    const classIndex = this.classIndex ?? chosen.classIndex;
    // The class to explain is the answer to another question, until one is chosen.
    if (classIndex === null) return [{ job: 'predict', request: {} }];
    return [{ job: 'heatmap', request: this.request(this.method ?? selection.method, classIndex) }];
  }

  private request(
    method: string,
    classIndex: number,
  ): Extract<Want, { job: 'heatmap' }>['request'] {
    return { method, classIndex, ...(this.layer && { layer: this.layer }) };
  }

  receive(snapshot: Snapshot): void {
    const { image, model, selection } = snapshot;
    this.asked = this.method ?? selection.method;
    this.layers = model.value?.layers ?? this.layers;
    this.field = fieldOf(snapshot);
    const [want] = this.wants(snapshot);
    const about = image.value?.name ?? snapshot.imageSource ?? '';
    if (want?.job !== 'heatmap') return this.take({ phase: 'loading' }, about);
    const { classIndex = -1 } = want.request;
    const name = model.value?.classNames[classIndex];
    this.take(
      snapshot.slot({ job: 'heatmap', request: want.request }),
      [name, about].filter(Boolean).join(', '),
    );
    // The photo changes with its map: a map never lies on another photo.
    if (!this.stale && image.value) this.photo = image.value.display;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('result') || !this.result) return;
    this.range = unsignedRange(this.result.positive);
    this.lines = contourPaths(this.result.positive, this.range);
  }

  protected emptyNote(): Note {
    return {
      title: msg('No heatmap yet'),
      text: msg('Choose a photo: its parts that speak for the class light up here.'),
    };
  }

  protected loadingTitle(): string {
    return msg(str`Asking ${methodName(this.asked)}`);
  }

  protected override renderResult(result: HeatmapResult): TemplateResult {
    return html`${this.renderPhoto(result)} ${this.renderLegend(result)} ${this.renderControls()}
    ${this.renderAbout(result)} ${this.renderMethods(result)}
    ${valueTable(result.map, this.tableOpen, (open) => (this.tableOpen = open))}`;
  }

  private renderPhoto(result: HeatmapResult): TemplateResult {
    const { photo, place } = this;
    const name = methodName(result.method);
    const label = msg(str`${name} heatmap for ${result.className}`);
    const facts = mapText(mapFacts(result.positive));
    return html`<div
        class="photo"
        part="photo"
        tabindex="0"
        role="group"
        aria-label=${msg('Heatmap; the arrow keys read its values')}
        @pointermove=${(event: PointerEvent) => (this.place = placeOf(event) ?? this.place)}
        @pointerdown=${(event: PointerEvent) => (this.place = placeOf(event) ?? this.place)}
        @keydown=${this.onKey}
      >
        ${photo ? html`<canvas class="below" aria-hidden="true" ${draws([photo], () => photo)}></canvas>` : nothing}
        ${this.renderColours(result, `${label}: ${facts}`)}
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${this.bare || this.noContours ? nothing : this.renderContours()}
          ${this.field ? fieldOutline(this.field) : nothing}
        </svg>
        ${place && !this.bare ? probeCross(place, this.valueText(result, place)) : nothing}
      </div>
      <span class="visually-hidden" aria-live="polite"
        >${place ? this.placeText(result, place) : nothing}</span
      >`;
  }

  private renderColours(result: HeatmapResult, label: string): TemplateResult {
    const { colourMap, range } = this;
    const layer = () => paintOverlay(result.inputMap, colourMaps[colourMap], range, { opacity: 1 });
    return html`<canvas
      class="colours"
      role="img"
      aria-label=${label}
      title=${msg('Between the cells of the layer the colours are bilinear.')}
      style="opacity: ${this.bare ? 0 : this.opacity}"
      ${draws([result, colourMap], layer)}
    ></canvas>`;
  }

  private renderContours(): unknown {
    return svg`<g class="contours">
      ${this.lines.map(({ path }) => svg`<path class="edge" d=${path} />`)}
      ${this.lines.map(({ path, share }) => svg`<path class=${share < 0.5 ? 'low' : 'high'} d=${path} />`)}
    </g>`;
  }

  private renderLegend(result: HeatmapResult): TemplateResult {
    const { place, range } = this;
    const at = place && 100 * positionIn(range, valueAt(result.inputMap, place.x, place.y));
    return html`<div class="legend number" part="legend">
      <span>0</span>
      <div class="scale">
        ${colourScale(colourMaps[this.colourMap])}
        ${at === null ? nothing : html`<i style="left: ${at}%"></i>`}
      </div>
      <span title=${msg('In the units of the method')}>${rawValue(range.max)}</span>
    </div>`;
  }

  private renderControls(): TemplateResult {
    const percent = Math.round(100 * this.opacity);
    return html`<div class="controls" part="controls">
      <label class="opacity"
        >${msg('Opacity')}
        <input
          type="range"
          min="0"
          max="100"
          .value=${String(percent)}
          style="--filled: ${percent}%"
          @input=${(event: Event) => (this.opacity = Number(valueOf(event)) / 100)}
      /></label>
      <label class="switch"
        ><input
          type="checkbox"
          role="switch"
          .checked=${!this.noContours}
          @change=${() => (this.noContours = !this.noContours)}
        />${msg('Contours')}</label
      >
      <select
        class="select"
        aria-label=${msg('Colour map')}
        .value=${this.colourMap}
        @change=${(event: Event) => (this.colourMap = coloursNamed(valueOf(event)))}
      >
        <option value="magma">magma</option>
        <option value="viridis">viridis</option>
        <option value="turbo">${msg('turbo, not colour-blind safe')}</option>
      </select>
    </div>`;
  }

  private renderAbout(result: HeatmapResult): TemplateResult {
    const spatial = this.layers.filter((layer) => layer.spatial);
    const name = methodName(result.method);
    return html`<p class="about" part="about">
        <span><b>${name}</b> ${msg(str`for ${result.className}`)}</span>
        <span
          >${msg('at')}
          ${spatial.length > 0 ? this.renderLayers(spatial, result) : result.layer}</span
        >
      </p>
      ${result.layerReason ? html`<p class="why">${result.layerReason}</p>` : nothing}
      ${
        this.range.max > 0
          ? nothing
          : html`<p class="why">
              ${msg('Nothing at this layer raises the class: the map is zero everywhere.')}
            </p>`
      }`;
  }

  private renderLayers(spatial: readonly LayerInfo[], result: HeatmapResult): TemplateResult {
    const chosen = this.layer ?? '';
    return html`<select
      class="select mono"
      aria-label=${msg('Layer explained')}
      @change=${(event: Event) => this.chooseLayer(valueOf(event))}
    >
      <option value="" ?selected=${chosen === ''}>
        ${chosen === '' ? result.layer : msg('by rule')}
      </option>
      ${spatial.map(
        ({ name }) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`,
      )}
    </select>`;
  }

  private renderMethods(result: HeatmapResult): unknown {
    if (this.methods.length < 2) return nothing;
    return html`<p class="about"><b>${msg('Ways of asking why')}</b></p>
      <div class="methods" part="methods" role="radiogroup" aria-label=${msg('Ways of asking why')}>
        ${this.methods.map((method) => this.renderMethod(method, result))}
      </div>`;
  }

  private renderMethod({ id, name, sentence }: Method, result: HeatmapResult): TemplateResult {
    const { photo, range, colourMap } = this;
    const on = id === result.method;
    const colours = () => paintOverlay(result.inputMap, colourMaps[colourMap], range);
    return html`<button
      type="button"
      role="radio"
      aria-checked=${on}
      tabindex=${on ? 0 : -1}
      title=${sentence()}
      @click=${() => this.dispatchEvent(new SelectMethodEvent(id))}
      @keydown=${this.onMethodKey}
    >
      <span class="small">
        ${photo ? html`<canvas ${draws([photo], () => photo)}></canvas>` : nothing}
        ${on ? html`<canvas ${draws([result, colourMap], colours)}></canvas>` : nothing}
      </span>
      ${name}
    </button>`;
  }

  private onMethodKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const button = event.currentTarget;
    if (step === undefined || !(button instanceof HTMLElement)) return;
    const all = [...(button.parentElement?.children ?? [])];
    const next = all.at((all.indexOf(button) + step) % all.length);
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
    next.click();
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.result) return;
    if (event.key === 'Escape' && this.place) {
      this.place = null;
      return event.stopPropagation();
    }
    const from = this.place ?? { x: 0.5, y: 0.5 };
    const place = movePlace(from, event.key, this.result.map);
    if (!place) return;
    event.preventDefault();
    this.place = place;
  }

  private chooseLayer(layer: string): void {
    this.layer = layer || undefined;
    this.wantsChanged();
  }

  private valueText(result: HeatmapResult, { x, y }: Place): string {
    return rawValue(valueAt(result.inputMap, x, y));
  }

  private placeText(result: HeatmapResult, place: Place): string {
    const [x, y] = [place.x, place.y].map((share) => Math.round(100 * share));
    return msg(str`${this.valueText(result, place)} at ${x} % from the left, ${y} % from the top`);
  }
}

function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement
    ? target.value
    : '';
}

function coloursNamed(name: string): PhotoColours {
  return name === 'viridis' || name === 'turbo' ? name : 'magma';
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-heatmap': ClHeatmap;
  }
}
