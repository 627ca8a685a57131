import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Measure } from '../../facts/measures.js';
import { comparedMethods, comparedOf, factsOf } from '../../facts/methods.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { percent } from '../../view/numbers.js';
import { mapScales, type SharedScale } from '../../view/map-scales.js';
import { ExplainEvent, RetryEvent } from '../events.js';
import { methods as allMethods } from '../heatmap/methods.js';
import type { PhotoPoint } from '../heatmap/probe.js';
import { compareLine } from '../explanations/lines.js';
import { saveAsPng } from '../shared/canvas.js';
import { sessionOf } from '../session/views.js';
import { customElement } from '../shared/custom-element.js';
import { LayerNames } from '../shared/layer-names.js';
import { LazyPart } from '../shared/lazy-part.js';
import { localized } from '../shared/localized.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { bestOf, isFailed } from './best.js';
import { plainComparison } from './plain-comparison.js';
import { pillStyles } from '../shared/pills.styles.js';
import { compareStyles } from './compare.styles.js';
import { compareTable, placeSentence } from './compare-table.js';
import {
  comparisonOf,
  comparisonWants,
  offeredClasses,
  type ComparisonChoice,
} from './comparison.js';
import type { Comparison, ComparisonCell } from './comparison.types.js';
import {
  advance,
  choices,
  readingControls,
  type OfferedClass,
  type OfferedMethod,
} from './controls.js';
import { scaleOf } from './map-cell.js';
import { measureWords } from './measures.js';
import { indices, words } from './words.js';

/** Of a number that stands for no class: what makes it higher, and what lower. */
const directions = [1, 0];
/** Classes compared when nobody has chosen any. */
const firstClasses = 2;

/**
 * @summary Several methods and classes side by side: the maps as small multiples, each method
 * measured on the network itself, the best of every class marked, and the curves behind it.
 *
 * @event cl-explain - A map was chosen, to be seen big: its `method` and `classIndex`.
 * @event cl-wants - Other methods, classes or another layer were chosen, or the work was stopped.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - The question that the element answers, and the button that saves the maps.
 * @csspart choices - Classes, layer and methods to choose.
 * @csspart readings - Measure and scale.
 * @csspart progress - How much is done, and the way to stop it.
 * @csspart verdict - What was measured says, once all is.
 * @csspart maps - The maps by method and class.
 * @csspart cell - One map with its scale and score.
 * @csspart unseen - The part of the photo that no cell looks at, hatched.
 * @csspart curves - A chart of curves for each class.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-mark - The curve that is pointed at.
 * @cssproperty --cl-void - What lies behind a photo not yet there.
 */
@localized()
@customElement('cl-compare')
export class ClCompare extends ResultElement<Comparison> {
  static override styles = [...ResultElement.styles, pillStyles, compareStyles];

  readonly #curves = new LazyPart(this, () => import('./curves.js'));
  readonly #verdict = new LazyPart(this, () => import('./verdict.js'));
  readonly #names = new LayerNames(this);
  #model: ModelSummary | undefined;

  @state() private place: PhotoPoint | null = null;
  @state() private current = 0;
  @state() private pointed: number | null = null;
  @state() private stopped = false;
  /** Classes that stand to choose; none outside a session. */
  @state() private offered: readonly OfferedClass[] = [];
  @state() private inSession = false;

  /**
   * Methods to compare; the attribute has their names with spaces between.
   * @default four that differ in what they ask
   */
  @property({ converter: words }) methods: readonly string[] = comparedMethods;

  /** Methods that are offered, by their names with spaces between; without it, all. */
  @property({ converter: words }) offer: readonly string[] | undefined;

  /** Classes to compare, by index, in the attribute with spaces between; without them, the two likeliest. */
  @property({ converter: indices }) classes: readonly number[] | undefined;

  /** Layer to explain; without it, the network's own rule decides. */
  @property() layer: string | undefined;

  /** Where cells lie on the photo: where they look (`receptive-field`), or evenly (`stretched`). */
  @property() placement: AskedPlacement = 'receptive-field';

  /** Maps that are read on one scale: `each` its own, one a `method`, one for `all`. */
  @property() scale: SharedScale = 'each';

  /** Measure that says which map is the best: `deletion`, `insertion`, `road` or `none`. */
  @property() measure: Measure | 'none' = 'insertion';

  /** Layers to choose from; those without rows and columns are left out. */
  @property({ attribute: false }) layers: readonly LayerInfo[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.inSession = sessionOf(this, 'cl-session') !== null;
  }

  override wants(snapshot: Snapshot): readonly Want[] {
    const predict = { job: 'predict', request: {} } as const;
    const choice = this.#choiceFor(snapshot);
    if (!choice) return [predict];
    const wanted = comparisonWants(choice, snapshot);
    return [
      predict,
      ...(this.stopped ? wanted.filter((want) => snapshot.slot(want).value) : wanted),
    ];
  }

  receive(snapshot: Snapshot): void {
    this.inSession = true;
    this.#takeModel(snapshot.model.value);
    const about = snapshot.image.value?.name ?? snapshot.imageSource ?? '';
    const choice = this.#choiceFor(snapshot);
    if (!choice) {
      const { phase, error } = snapshot.slot({ job: 'predict', request: {} });
      const standing = phase === 'ready' ? 'empty' : phase;
      return this.take({ phase: standing, ...(error && { error }) }, about);
    }
    this.offered = offeredFor(snapshot, choice.classes);
    const value = comparisonOf(choice, snapshot);
    // Stopping one map stops them all.
    if (cellsOf(value).some(isCancelled)) this.stopped = true;
    const done = cellsOf(value).every((cell) => isFailed(cell) || isMeasured(cell));
    this.take({ phase: done ? 'ready' : 'streaming', value }, about);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const count = this.result ? cellsOf(this.result).length : 0;
    if (this.current >= count) this.current = 0;
  }

  /** Drawn with its curves and what they say. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all([this.#curves.loaded, this.#verdict.loaded]);
    return super.getUpdateComplete();
  }

  protected override plain(data: Comparison): Comparison {
    return plainComparison(data);
  }

  protected emptyNote(): Note {
    return {
      title: msg('Nothing to compare yet'),
      text: msg('Choose a photo: several methods then say which parts of it speak for a class.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Reading the photo');
  }

  /** Classes of one model mean nothing in another. */
  #takeModel(model: ModelSummary | undefined): void {
    if (!model || model === this.#model) return;
    if (this.#model) {
      this.classes = undefined;
      this.layer = undefined;
    }
    this.#model = model;
    this.layers = model.layers;
    this.#names.take(model.layers);
  }

  #choiceFor(snapshot: Snapshot): ComparisonChoice | null {
    const { value } = snapshot.slot({ job: 'predict', request: {} });
    if (!value) return null;
    const { layer, placement, measure } = this;
    const asked = { methods: this.#methodsShown, layer, placement };
    if (value.top.length === 0) {
      // A number is explained both ways; without one it is the mean of the output.
      const all = value.value === undefined ? [null] : (this.classes ?? directions);
      return { ...asked, classes: all, measure: 'none' };
    }
    const classes = this.classes ?? value.top.slice(0, firstClasses).map(({ index }) => index);
    return { ...asked, classes, measure };
  }

  get #offered(): readonly string[] | undefined {
    const known = allMethods.map(({ id }) => id).filter((id) => this.offer?.includes(id));
    return known.length > 0 ? known : undefined;
  }

  /** Those on offer that the network can be explained by: without a layer of rows and columns, none of layers. */
  get #apt(): readonly string[] {
    const offer = this.#offered ?? allMethods.map(({ id }) => id);
    if (this.#model?.heatmapLayer !== null) return offer;
    return offer.filter((id) => factsOf(id)?.varies !== 'layer');
  }

  /**
   * The methods chosen, as far as they are offered; all that are offered where none is. Until somebody
   * chooses, those that differ most.
   */
  get #methodsShown(): readonly string[] {
    const { methods } = this;
    if (methods === comparedMethods) return comparedOf(this.#apt);
    const offer = this.#offered;
    if (!offer) return methods;
    const kept = methods.filter((method) => offer.includes(method));
    return kept.length > 0 ? kept : offer;
  }

  /** The measure in force. */
  get #measureInForce(): Measure | 'none' {
    return this.#withoutShares ? 'none' : this.measure;
  }

  /** Whether the output stands for no classes, so that there is no share to fall or rise. */
  get #withoutShares(): boolean {
    const nameless = this.result?.columns.some(({ classIndex }) => classIndex === null);
    return nameless || (this.inSession && this.#model?.output.features === true);
  }

  #rangesOf({ cells }: Comparison): ReturnType<typeof mapScales> {
    return mapScales(
      cells.map((row) => row.map(({ map }) => map)),
      this.scale,
    );
  }

  /** Changes what is compared; what was stopped goes on. */
  #change(action: () => void): void {
    const again =
      this.result && cellsOf(this.result).some((cell) => isCancelled(cell) || isFailed(cell));
    action();
    this.stopped = false;
    if (again) this.dispatchEvent(new RetryEvent());
    this.wantsChanged();
  }

  async #save(comparison: Comparison): Promise<void> {
    const { contactSheet } = await import('./contact-sheet.js');
    const sheet = contactSheet({
      comparison,
      nameOf: this.#names.name,
      ranges: this.#rangesOf(comparison),
      best: bestOf(comparison, this.#measureInForce),
      title: this.shown,
      measure:
        this.#measureInForce === 'none' ? undefined : measureWords(this.#measureInForce).name,
    });
    await saveAsPng(sheet, 'heatmaps.png');
  }

  protected override render(): TemplateResult {
    return html`<div class="heading" part="heading">
        <div>
          <h2 class="title">${msg('Compare: which map to trust')}</h2>
          ${compareLine()}
        </div>
        ${this.#renderSave(this.result)}
      </div>
      ${this.#renderChoices(this.result)} ${this.result ? this.#renderReadings() : nothing}
      ${this.renderFrame(() => this.result && this.renderResult(this.result))}`;
  }

  protected override renderResult(comparison: Comparison): TemplateResult {
    const ranges = this.#rangesOf(comparison);
    const best = bestOf(comparison, this.#measureInForce);
    const { place, pointed } = this;
    const measure = this.#measureInForce;
    return html`${this.#renderOutcome(comparison)}
      ${compareTable({
        comparison,
        nameOf: this.#names.name,
        ranges,
        scales: this.scale,
        measure: measure === 'none' ? undefined : measureWords(measure).name,
        best,
        stopped: this.stopped,
        place,
        point: (to) => (this.place = to),
        current: this.current,
        focus: (index) => (this.current = index),
        pointAt: (row) => (this.pointed = row),
        open: (method, index) => this.dispatchEvent(new ExplainEvent(method, index)),
      })}
      <span class="visually-hidden" aria-live="polite"
        >${place ? placeSentence(comparison, this.current, place) : ''}</span
      >
      ${this.scale === 'all' ? this.#renderScales(comparison, ranges) : nothing}
      ${
        measure === 'none'
          ? nothing
          : this.#curves.render(({ curves }) =>
              curves({
                comparison,
                measure,
                best,
                pointed,
                pointAt: (row) => (this.pointed = row),
              }),
            )
      }`;
  }

  #renderSave(comparison: Comparison | undefined): TemplateResult | typeof nothing {
    if (!comparison && !this.inSession) return nothing;
    return html`<button
      type="button"
      class="button small"
      ?disabled=${!comparison || !cellsOf(comparison).some(({ map }) => map)}
      @click=${() => comparison && void this.#save(comparison)}
    >
      ${msg('Save as PNG')}
    </button>`;
  }

  /** Their room is kept while the classes are not known that are to be chosen from. */
  #renderChoices(comparison: Comparison | undefined): TemplateResult | typeof nothing {
    if (!this.inSession) return nothing;
    if (!comparison) return html`<div class="coming"></div>`;
    return choices({
      methods: offeredMethods(this.methods, this.#offered),
      chosenMethods: this.#methodsShown,
      setMethods: (methods) => this.#change(() => (this.methods = methods)),
      classes: this.offered,
      chosenClasses: comparison.columns.flatMap(({ classIndex }) => classIndex ?? []),
      setClasses: (classes) => this.#change(() => (this.classes = classes)),
      layers: this.layers,
      textOf: this.#names.text,
      layer: this.layer,
      setLayer: (layer) => this.#change(() => (this.layer = layer)),
      placement: this.placement,
      setPlacement: (placement) => this.#change(() => (this.placement = placement)),
    });
  }

  #renderReadings(): TemplateResult {
    const measured = this.#measureInForce;
    return html`${readingControls({
      measure: this.#withoutShares ? null : this.measure,
      setMeasure: (measure) => this.#change(() => (this.measure = measure)),
      scale: this.scale,
      setScale: (scale) => (this.scale = scale),
    })}
    ${measured === 'none' ? nothing : html`<p class="about">${measureWords(measured).sentence}</p>`}`;
  }

  /** How far it is, and in the same place what came of it, so that nothing moves. */
  #renderOutcome(comparison: Comparison): TemplateResult {
    const measure = this.#measureInForce;
    return html`<div class="outcome ${measure === 'none' ? '' : 'measured'}">
      ${this.#renderAdvance(comparison)}
      <p class="verdict" part="verdict" role="status">
        ${this.#verdict.render(({ verdict }) => verdict(comparison, measure))}
      </p>
    </div>`;
  }

  #renderAdvance(comparison: Comparison): unknown {
    const cells = cellsOf(comparison);
    return advance({
      total: cells.length,
      maps: cells.filter(({ map }) => map).length,
      measured: this.#measureInForce === 'none' ? undefined : cells.filter(isMeasured).length,
      failed: cells.filter(isFailed).length,
      stopped: this.stopped,
      stop: () => {
        this.stopped = true;
        this.wantsChanged();
      },
      goOn: () => this.#change(() => undefined),
    });
  }

  /** One scale of each kind that is there, for all maps. */
  #renderScales(comparison: Comparison, ranges: ReturnType<typeof mapScales>): TemplateResult {
    const flat = ranges.flat();
    const cells = cellsOf(comparison);
    const kinds = [false, true].map((signed) =>
      cells.findIndex(({ map }) => map?.signed === signed),
    );
    return html`<div class="scales">
      ${kinds.map((i) => (i < 0 ? nothing : scaleOf(cells[i]!.map!, flat[i]!)))}
    </div>`;
  }
}

const cellsOf = ({ cells }: Comparison): readonly ComparisonCell[] => cells.flat();

const isCancelled = ({ phase, measuring }: ComparisonCell): boolean =>
  phase === 'cancelled' || measuring === 'cancelled';

/** Of a map that nobody is asked to measure nothing more is to come. */
const isMeasured = ({ map, measured, measuring }: ComparisonCell): boolean =>
  map !== undefined && (measured !== undefined || measuring === undefined);

/** The methods that are known, and those that the page has named beside them. */
function offeredMethods(
  chosen: readonly string[],
  offer: readonly string[] | undefined,
): readonly OfferedMethod[] {
  if (offer) return allMethods.filter(({ id }) => offer.includes(id));
  const known = new Set(allMethods.map(({ id }) => id));
  const others = chosen.filter((id) => !known.has(id));
  return [...allMethods, ...others.map((id) => ({ id, name: id, sentence: () => '' }))];
}

function offeredFor(
  snapshot: Snapshot,
  chosen: readonly (number | null)[],
): readonly OfferedClass[] {
  const prediction = snapshot.slot({ job: 'predict', request: {} }).value;
  const explained = snapshot.chosen.classIndex;
  const also = [
    ...(prediction?.value === undefined ? [] : directions),
    ...chosen,
    ...(explained === null ? [] : [explained]),
  ];
  return offeredClasses(prediction?.top ?? [], also).map((index) => ({
    index,
    name: snapshot.model.value?.classNames[index] ?? String(index),
    detail: shareText(prediction?.probabilities[index]),
  }));
}

/** Nothing of what has no share. */
const shareText = (share: number | undefined): string =>
  share === undefined ? '' : percent(share);

declare global {
  interface HTMLElementTagNameMap {
    'cl-compare': ClCompare;
  }
}
