import { localized, msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Picture } from '../../core/image/picture.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { colourMaps } from '../../view/colour-maps.js';
import { contourPaths, type Contour } from '../../view/contours.js';
import { valueAt } from '../../view/enlarge.js';
import { rawValue } from '../../view/numbers.js';
import type { Rect } from '../../view/receptive-rect.js';
import { positionIn, unsignedRange, type Range } from '../../view/scale.js';
import { SelectMethodEvent } from '../events.js';
import { colourScale } from '../shared/colour-scale.js';
import { fieldOf } from '../shared/field-outline.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { heatmapControls, valueOf, type PhotoColours } from './controls.js';
import { heatmapStyles } from './heatmap.styles.js';
import { methodPicker } from './method-picker.js';
import { methodName, methods, type Method } from './methods.js';
import { photoView } from './photo-view.js';
import { movePlace, type Place } from './probe.js';
import { targetText } from './target-text.js';
import { valueTable } from './value-table.js';

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
    if (want?.job !== 'heatmap') {
      const { phase, error } = snapshot.slot({ job: 'predict', request: {} });
      return this.take(
        { phase: phase === 'ready' ? 'loading' : phase, ...(error && { error }) },
        about,
      );
    }
    const name = model.value?.classNames[this.classIndex ?? snapshot.chosen.classIndex ?? -1];
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
    const { photo, range, bare } = this;
    const colours = colourMaps[this.colourMap];
    return html`${photoView({
      result,
      photo,
      colours,
      range,
      opacity: bare ? 0 : this.opacity,
      contours: bare || this.noContours ? [] : this.lines,
      field: this.field,
      place: bare ? null : this.place,
      point: (place) => (this.place = place),
      key: (event) => this.onKey(event),
    })}
    ${this.renderLegend(result)}
    ${heatmapControls({
      opacity: this.opacity,
      contours: !this.noContours,
      colourMap: this.colourMap,
      setOpacity: (opacity) => (this.opacity = opacity),
      setContours: (contours) => (this.noContours = !contours),
      setColourMap: (name) => (this.colourMap = name),
    })}
    ${this.renderAbout(result)}
    ${methodPicker({
      methods: this.methods,
      result,
      photo,
      colours,
      range,
      select: (method) => this.dispatchEvent(new SelectMethodEvent(method)),
    })}
    ${valueTable(result.map, this.tableOpen, (open) => (this.tableOpen = open))}`;
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

  private renderAbout(result: HeatmapResult): TemplateResult {
    const spatial = this.layers.filter((layer) => layer.spatial);
    const name = methodName(result.method);
    return html`<p class="about" part="about">
        <span><b>${name}</b> ${msg(str`for ${targetText(result.target)}`)}</span>
        <span
          >${msg('at')}
          ${spatial.length > 0 ? this.renderLayers(spatial, result) : result.layers.join(', ')}</span
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
        ${chosen === '' ? result.layers.join(', ') : msg('by rule')}
      </option>
      ${spatial.map(
        ({ name }) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`,
      )}
    </select>`;
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
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-heatmap': ClHeatmap;
  }
}
