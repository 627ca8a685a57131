import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property, state } from 'lit/decorators.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Sanity } from '../../core/evaluation/sanity-check.js';
import type { InputInfo, LayerInfo } from '../../core/graph/layer-info.js';
import type { Picture } from '../../core/image/picture.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { DEFAULT_METHOD, factsOf, isSlow } from '../../facts/methods.js';
import type { Settings } from '../../facts/setting.js';
import type { Selection, Slot, Snapshot, Want } from '../../session/snapshot.js';
import { colourMaps, type ColourMap } from '../../view/colour-maps.js';
import type { Contour } from '../../view/contours.js';
import { heatmapLook, type HeatmapLook } from '../../view/heatmap-look.js';
import { besideAnswerText, type BesideAnswer } from '../../view/beside-answer.js';
import type { Rect } from '../../view/receptive-rect.js';
import { SelectMethodEvent } from '../events.js';
import { customElement } from '../shared/custom-element.js';
import { jsonObject } from '../shared/json-attribute.js';
import { localized } from '../shared/localized.js';
import type { ViewControls } from '../shared/view-controls.js';
import { dividerStyles } from '../shared/divider.styles.js';
import { fieldOf } from '../shared/field-outline.js';
import { LazyPart } from '../shared/lazy-part.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { plainHeatmap } from './plain-heatmap.js';
import { answerWants, besideAnswer } from './beside-answer.js';
import { Covering } from './covering.js';
import { finerStart } from './finer-start.js';
import { heatmapControls, type PhotoColours } from './controls.js';
import { heatmapStyles } from './heatmap.styles.js';
import type { LayerMenu } from './layer-choice.js';
import { legend } from './legend.js';
import { methodPicker } from './method-picker.js';
import { methodName, methodOf, methods, type DescribedMethod } from './methods.js';
import { heatmapLine } from '../explanations/lines.js';
import { methodsNamed } from './methods-named.js';
import { photoView } from './photo-view.js';
import { movePlace, type PhotoPoint } from './probe.js';
import type { SecondLook } from './second-look.js';
import type * as Twice from './second-look-said.js';
import { targetText } from '../../view/target-text.js';
import { valueOn } from './value-text.js';

type HeatmapWant = Extract<Want, { job: 'heatmap' }>;
type SanityWant = Extract<Want, { job: 'sanity' }>;

/**
 * @summary Which parts of the photo speak for a class: the photo under a colour layer whose opacity
 * follows the value, contour lines, a read-out in raw units, and the scale that it is read on.
 *
 * @event cl-select-method - Another method was chosen.
 * @event cl-wants - Another layer or setting was chosen, or a sanity check.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - What is explained, and by which method.
 * @csspart photo - The photo with everything that lies on it.
 * @csspart probe - The cross and the value at it.
 * @csspart legend - The colour scale and its ends.
 * @csspart controls - Contours, divider and colour map, in a popup.
 * @csspart about - Method, class and layer.
 * @csspart steps - One step finer or coarser.
 * @csspart doubt - The warning of a method that is no evidence.
 * @csspart second - What a second look found: another layer, another method; and the way to cover a part.
 * @csspart sanity - The sanity check of the method, or the button that asks for it.
 * @csspart settings - The method's settings.
 * @csspart divider - The line between the bare photo and the map.
 * @csspart unseen - The part of the photo that no cell looks at, hatched.
 * @csspart save - The buttons that save the map.
 * @csspart methods - The ways of asking why, when there are several.
 * @csspart values - The table of values.
 * @csspart input - Which input the photo goes to, where the model has several for images.
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
  static override styles = [...ResultElement.styles, dividerStyles, heatmapStyles];

  #asked: string = DEFAULT_METHOD;
  #look: HeatmapLook | null = null;
  #lines: { readonly of: HeatmapResult; readonly contours: readonly Contour[] } | null = null;
  #model: ModelSummary | undefined;
  /** The layer to begin with, finer than the network's last; null: the network's own rule. */
  #finer: string | null = null;
  readonly #covering = new Covering(this);
  readonly #below = new LazyPart(this, () => import('./below.js'));
  readonly #contours = new LazyPart(this, () => import('../../view/contours.js'));
  #twice: typeof Twice | undefined;
  readonly #secondLook = new LazyPart(this, async () => {
    this.#twice = await import('./second-look-said.js');
    this.wantsChanged();
    return this.#twice;
  });
  /** Milliseconds that the map shown took, where it is of a quick method. */
  #took: number | null = null;

  @state() private second: SecondLook | null = null;
  @state() private place: PhotoPoint | null = null;
  @state() private tableOpen = false;
  /** Methods whose sanity check was asked for, and that of the one shown. */
  @state() private checked: ReadonlySet<string> = new Set();
  @state() private sanity: Slot<Sanity> | null = null;
  /** Only a session can ask for the check. */
  @state() private checkable = false;
  /** Whether what is explained is the logit of a class. */
  @state() private logits = false;
  /** The class beside the answer, where it is another. */
  @state() private beside: BesideAnswer | null = null;
  /** Whether the page keeps the method, and the layer. */
  @state() private methodLocked = false;
  @state() private layerLocked = false;

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

  /** Inputs of the model; the first takes the photo. */
  @property({ attribute: false }) inputs: readonly InputInfo[] = [];

  /** Settings of methods, by the method's name, over its defaults; the attribute has them as JSON. */
  @property({ converter: jsonObject }) settings: Readonly<Record<string, Settings>> = {};

  /** Maps of the same photo and class by other methods: the picker's pictures. */
  @property({ attribute: false }) others: readonly HeatmapResult[] = [];

  /** Part of the photo to outline, in shares of its sides. */
  @property({ attribute: false }) field: Rect | null = null;

  /**
   * The ways of asking why; with one alone there is nothing to pick. The attribute has their names with
   * spaces between; unknown ones are left out, and without a known one all are offered.
   * @default all
   */
  @property({ converter: methodsNamed }) methods: readonly DescribedMethod[] = methods;

  /** `none` shows the photo with its map and the scale alone, and nothing to click. */
  @property() controls: ViewControls = 'all';

  /** Colour map: `magma`, `viridis` or `turbo`. */
  @property({ attribute: 'colour-map', reflect: true }) colourMap: PhotoColours = 'magma';

  /** Where cells lie on the photo: where they look (`receptive-field`), or evenly (`stretched`). */
  @property({ reflect: true }) placement: AskedPlacement = 'receptive-field';

  /** Opacity of the strongest places, 0…1. */
  @property({ type: Number }) opacity = 0.85;

  /** Hides the contour lines. */
  @property({ attribute: 'no-contours', type: Boolean, reflect: true }) noContours = false;

  /**
   * For a column of a given height (a flex box that it may shrink in): the photo gives way to what stands
   * around it, and what there is to read, to set and to save lies below, to scroll to.
   */
  @property({ type: Boolean, reflect: true }) fit = false;

  /** Share of the width up to which the photo is bare; without it the map is all over the photo. */
  @property({ type: Number, reflect: true }) split: number | undefined;

  /** Shows the photo alone. */
  @property({ attribute: 'bare', type: Boolean, reflect: true }) bare = false;

  /**
   * Begins at a layer that is fine enough to tell where, and looks twice once nothing else is to be done: whether
   * the network's last layer finds more of what matters, and whether occlusion contradicts the bright places.
   */
  @property({ type: Boolean, reflect: true }) examines = false;

  /** Shows a photo to cover parts of in the place of the map. */
  @property({ type: Boolean, reflect: true }) covering = false;

  override wants(snapshot: Snapshot): readonly Want[] {
    const { model, selection, chosen } = snapshot;
    this.#finer = this.examines && model.value ? finerStart(model.value) : null;
    // Where there is neither a class nor a single number the mean of the output is explained.
    const output = model.value?.output;
    const mean = output?.features === true && output.shape.some((side) => side !== 1);
    const classIndex = mean ? null : (this.classIndex ?? chosen.classIndex);
    // The class to explain is the answer to another question, until one is chosen.
    if (classIndex === null && !mean) return [{ job: 'predict', request: {} }];
    const request = this.#request(this.#methodFor(selection), classIndex);
    const check = this.#sanityWant(request);
    return [
      { job: 'heatmap', request },
      ...(check ? [check] : []),
      ...(typeof request.classIndex === 'number'
        ? answerWants(request, snapshot, (index) => this.#request(request.method, index))
        : []),
      ...((this.#examinable(request, snapshot) &&
        this.#twice?.secondWants(request, this.#finer, snapshot, this.#took)) ||
        []),
    ];
  }

  receive(snapshot: Snapshot): void {
    const { image, model, selection } = snapshot;
    this.#asked = this.#methodFor(selection);
    this.checkable = true;
    this.methodLocked = snapshot.locked.includes('method');
    this.layerLocked = snapshot.locked.includes('layer');
    this.#takeModel(model.value);
    this.logits = model.value !== undefined && model.value.output.features !== true;
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
    const check = this.#sanityWant(want.request);
    this.sanity = check && snapshot.slot(check);
    this.#lookTwice(want.request, snapshot);
    this.beside = besideAnswer(want.request, snapshot, (index) =>
      this.#request(want.request.method, index),
    );
    const classIndex = want.request.classIndex;
    if (typeof classIndex === 'number') {
      this.others = this.methods.flatMap(({ id }) => {
        const { value } = snapshot.slot({ job: 'heatmap', request: this.#request(id, classIndex) });
        return value?.method === id ? [value] : [];
      });
    }
    const name = model.value?.classNames[this.classIndex ?? snapshot.chosen.classIndex ?? -1];
    this.take(
      snapshot.slot({ job: 'heatmap', request: want.request }),
      listText([name ?? '', about].filter((part) => part !== '')),
    );
    // The photo changes with its map: a map never lies on another photo.
    if (!this.stale && image.value) this.photo = image.value.display;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Set from outside: by a key, or an attribute.
    if (changed.has('covering') && this.covering) {
      void this.#covering.start(this.#twice?.doubtedBoxes(this.second) ?? []);
    }
    // By when there is a map to draw lines on.
    if (this.controls !== 'none') this.#below.prepare();
    if (this.examines) this.#secondLook.prepare();
    this.#contours.prepare();
    if (changed.has('result') && this.result) this.#look = heatmapLook(this.result);
  }

  protected override plain(data: HeatmapResult): HeatmapResult {
    return plainHeatmap(data);
  }

  protected emptyNote(): Note {
    return {
      title: msg('No heatmap yet'),
      text: msg('Choose a photo: the parts that speak for the class light up here.'),
    };
  }

  protected loadingTitle(): string {
    return msg(str`Asking ${methodName(this.#asked)}`);
  }

  /** A number, and what has no classes, rises and falls in units of its own. */
  #examinable(
    request: HeatmapWant['request'],
    { model }: Snapshot,
  ): request is HeatmapWant['request'] & { readonly classIndex: number } {
    const classes = model.value?.output.features !== true;
    const offered = this.methods.some(({ id }) => id === 'occlusion');
    return this.examines && classes && offered && typeof request.classIndex === 'number';
  }

  #lookTwice(request: HeatmapWant['request'], snapshot: Snapshot): void {
    const { phase, value } = snapshot.slot({ job: 'heatmap', request });
    if (phase === 'ready' && value !== this.result && !isSlow(request)) {
      this.#took = snapshot.timings.heatmap ?? null;
    }
    this.second =
      (this.#examinable(request, snapshot) &&
        this.#twice?.readSecondLook(request, this.#finer, snapshot, this.#took)) ||
      null;
  }

  /** The method asked for; one that is not offered gives way to the first that is. */
  #methodFor({ method: chosen }: Selection): string {
    const { method, methods } = this;
    if (method !== undefined || methods.some(({ id }) => id === chosen)) return method ?? chosen;
    return methods[0]?.id ?? chosen;
  }

  /** A layer chosen in another model means nothing in one without it. */
  #takeModel(model: ModelSummary | undefined): void {
    if (!model || model === this.#model) return;
    const has = model.layers.some(({ name }) => name === this.layer);
    if (this.#model && !has) this.layer = undefined;
    this.#model = model;
    this.layers = model.layers;
    this.inputs = model.inputs;
  }

  /** The check of the map that is shown, when the person has asked for it. */
  #sanityWant(request: HeatmapWant['request']): SanityWant | null {
    const { method, classIndex, settings, placement } = request;
    if (!this.checked.has(method) || typeof classIndex !== 'number') return null;
    const layer = typeof request.layer === 'string' && { layer: request.layer };
    return {
      job: 'sanity',
      request: {
        ...{ method, classIndex, ...layer },
        ...(settings && { settings }),
        ...(placement && { placement }),
      },
    };
  }

  #request(method: string, classIndex: number | null): HeatmapWant['request'] {
    const settings = this.settings[method];
    const ofLayer = methodOf(method)?.group === 'layer';
    const layer = this.layer ?? this.#finer;
    return {
      method,
      ...(classIndex !== null && { classIndex }),
      ...(ofLayer && layer && { layer }),
      ...(settings && { settings }),
      ...(ofLayer && this.placement === 'stretched' && { placement: this.placement }),
    };
  }

  #check(method: string): void {
    this.checked = new Set([...this.checked, method]);
    this.wantsChanged();
  }

  #change(method: string, settings: Settings | undefined): void {
    const others = Object.entries(this.settings).filter(([name]) => name !== method);
    this.settings = Object.fromEntries(settings ? [...others, [method, settings]] : others);
    this.wantsChanged();
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.result) return;
    if (event.key === 'Escape' && this.place) {
      this.place = null;
      return event.stopPropagation();
    }
    const from = this.place ?? { x: 0.5, y: 0.5 };
    const place = movePlace(from, event.key, this.result.map, this.result.placement);
    if (!place) return;
    event.preventDefault();
    this.place = place;
  }

  #stretch(stretched: boolean): void {
    this.placement = stretched ? 'stretched' : 'receptive-field';
    this.wantsChanged();
  }

  /** Lines around the strong places; none of a map of single pixels, or before what draws them is there. */
  #contoursOf(result: HeatmapResult, look: HeatmapLook): readonly Contour[] {
    const { part } = this.#contours;
    if (look.grainy || !part) return [];
    if (this.#lines?.of !== result) {
      const range = { min: 0, max: look.range.max };
      const { placement } = result;
      this.#lines = {
        of: result,
        contours: part.contourPaths(result.positive, range, { placement }),
      };
    }
    return this.#lines.contours;
  }

  #layerMenu({ layers }: HeatmapResult): LayerMenu {
    return {
      layers: this.layers,
      chosen: this.layer,
      explained: layers,
      choose: (layer) => this.#chooseLayer(layer),
    };
  }

  #chooseLayer(layer: string | undefined): void {
    this.layer = layer;
    this.wantsChanged();
  }

  protected override renderResult(result: HeatmapResult): TemplateResult {
    const { photo, bare } = this;
    const shownOnly = this.controls === 'none';
    const place = shownOnly ? null : this.place;
    const look = this.#look ?? heatmapLook(result);
    const colours = colourMaps[look.signed ? 'rdbu' : this.colourMap];
    return html`${photoView({
        result,
        photo,
        colours,
        look,
        opacity: bare ? 0 : this.opacity,
        contours: bare || this.noContours ? [] : this.#contoursOf(result, look),
        field: this.field,
        places: (!bare && this.#twice?.doubtedPlaces(this.second, result)) || [],
        split: this.split ?? null,
        setSplit: shownOnly ? null : (split) => (this.split = split),
        place: bare ? null : place,
        point: shownOnly ? null : (place) => (this.place = place),
        key: (event) => this.#onKey(event),
      })}
      <div class="line">
        ${legend(look, colours, place && valueOn(result, place), result.placement, this.logits && factsOf(result.method)?.inScore === true)}
        ${shownOnly ? nothing : this.#renderDrawing(result, look)}
      </div>
      ${shownOnly ? nothing : this.#renderMore(result, look, colours)}`;
  }

  /** How it is drawn: beside the scale, in the same line. */
  #renderDrawing(result: HeatmapResult, look: HeatmapLook): TemplateResult {
    return heatmapControls({
      opacity: this.opacity,
      contours: !this.noContours,
      colourMap: look.signed ? null : this.colourMap,
      stretched: this.checkable && result.layers.length > 0 ? this.placement === 'stretched' : null,
      setStretched: (stretched) => this.#stretch(stretched),
      split: this.split !== undefined,
      setSplit: (split) => (this.split = split ? 0.5 : undefined),
      setOpacity: (opacity) => (this.opacity = opacity),
      setContours: (contours) => (this.noContours = !contours),
      setColourMap: (name) => (this.colourMap = name),
    });
  }

  /** The other ways of asking, and below them all that there is to read, to set and to save. */
  #renderMore(result: HeatmapResult, look: HeatmapLook, colours: ColourMap): TemplateResult {
    const { photo } = this;
    const { method } = result;
    const results = new Map([...this.others, result].map((one) => [one.method, one]));
    return html`${this.beside ? html`<p class="why beside">${besideAnswerText(this.beside)}</p>` : nothing}${
        this.examines && this.checkable
          ? this.#secondLook.render(({ secondLookSaid }) =>
              secondLookSaid({
                second: this.second,
                name: result.target.classes.map(({ name }) => name).join(' + '),
                layer: this.layer ?? this.#finer,
                chooseLayer: this.layerLocked ? null : (layer) => this.#chooseLayer(layer),
                cover: () => (this.covering = true),
              }),
            )
          : nothing
      }
      ${this.#renderMethods(method, results)}
      <div class="rest">
        ${this.#below.render(({ below }) =>
          below({
            ...{ result, photo, colours, look, opacity: this.opacity, inputs: this.inputs },
            menu: this.layerLocked ? null : this.#layerMenu(result),
            check: this.checkable ? { slot: this.sanity, ask: () => this.#check(method) } : null,
            settings: this.printed
              ? null
              : {
                  changed: this.settings[method] !== undefined,
                  set: (name, value) =>
                    this.#change(method, { ...this.settings[method], [name]: value }),
                  reset: () => this.#change(method, undefined),
                },
            open: this.tableOpen,
            toggle: (open) => (this.tableOpen = open),
          }),
        )}
      </div>`;
  }

  protected override render(): unknown {
    return this.#covering.render(this.#renderMap());
  }

  /** Where one way of asking failed, the others stay within reach: some explain pixels and need no layer. */
  #renderMap(): unknown {
    const others = new Map(this.others.map((one) => [one.method, one]));
    const { result } = this;
    if (result && this.standing !== 'error' && this.controls !== 'none') {
      return html`${this.#renderHead(result)} ${super.render()}`;
    }
    return this.standing === 'error' && this.controls !== 'none'
      ? html`${super.render()} ${this.#renderMethods(this.#asked, others)}`
      : super.render();
  }

  /** The question, and what the answer is worth. */
  #renderHead({ method, target }: HeatmapResult): TemplateResult {
    return html`<div class="heading" part="heading">
      <h2 class="title">${msg(str`Why ${targetText(target)}`)}</h2>
      ${heatmapLine(methodName(method))}
    </div>`;
  }

  #renderMethods(
    chosen: string,
    results: ReadonlyMap<string, HeatmapResult>,
  ): ReturnType<typeof methodPicker> {
    return methodPicker({
      ...{ methods: this.methodLocked || this.printed ? [] : this.methods, chosen, results },
      ...{ photo: this.photo, colours: this.colourMap },
      against: this.second?.doubt?.disagrees === true ? this.second.other : null,
      select: (method) => this.dispatchEvent(new SelectMethodEvent(method)),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-heatmap': ClHeatmap;
  }
}
