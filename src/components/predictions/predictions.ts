import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Remark } from '../../core/graph/remark.js';
import type { Prediction, PredictResult } from '../../core/prediction/predict.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { rawValue, shortShare } from '../../view/numbers.js';
import { outputNoteText, remarkText } from '../../view/remark-text.js';
import { ReadModelEvent, SelectClassEvent } from '../events.js';
import { decisionLine } from '../explanations/lines.js';
import { controlStyles } from '../shared/controls.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import type { ViewControls } from '../shared/view-controls.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { plainPredictions } from './plain-predictions.js';
import './class-search.js';
import { directionChoice } from './directions.js';
import { drawnOutput } from './output-picture.js';
import { positionSelect } from './position-select.js';
import { predictionsStyles } from './predictions.styles.js';
import { rowsOf, sureText } from './rows.js';
import { styled } from '../shared/styled.js';

/**
 * @summary What the network decided: the answer with its share, one sentence on how sure it is, the
 * likeliest classes as buttons that set the class to explain, and a search among all classes. Of a
 * network without classes the number or the picture that comes out.
 *
 * @event cl-select-class - A class was chosen to be explained.
 * @event cl-read-model - Another position was chosen, of several that have classes of their own.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @slot title - A title, with the search beside it.
 *
 * @csspart answer - The answer and its share.
 * @csspart sentence - How sure the network is.
 * @csspart positions - The choice of a position, where several have classes of their own.
 * @csspart picture - The picture that comes out of the network, where one does.
 * @csspart directions - The buttons for what makes a number higher, and what lower.
 * @csspart remark - What is to be said of how the model was read.
 * @csspart rows - The classes with their bars.
 * @csspart row - One class; pressed when it is the one explained.
 * @csspart search - The search among all classes.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-accent - The class explained.
 * @cssproperty --cl-bar - The bars of the others.
 */
@localized()
@customElement('cl-predictions')
export class ClPredictions extends ResultElement<PredictResult> {
  static override styles = [...ResultElement.styles, controlStyles, predictionsStyles];

  /** Whether the page keeps the class. */
  @state() private locked = false;

  /** Names of all classes by index; the search is there when they are. */
  @property({ attribute: false }) classNames: readonly string[] = [];

  /** What is to be said of how the model was read. */
  @property({ attribute: false }) remarks: readonly Remark[] = [];

  /** Of classes at several positions the one that is read; null: all. */
  @property({ type: Number }) position: number | null = null;

  /** Class explained; null: the strongest. Of a number that is no class 1 is higher, 0 lower. */
  @property({ attribute: 'class-index', type: Number }) classIndex: number | null = null;

  /** `none` shows the answer and its bars alone, and nothing to click. */
  @property() controls: ViewControls = 'all';

  override wants(): readonly Want[] {
    return [{ job: 'predict', request: {} }];
  }

  receive(snapshot: Snapshot): void {
    this.classNames = snapshot.model.value?.classNames ?? this.classNames;
    this.remarks = snapshot.model.value?.remarks ?? this.remarks;
    this.position = snapshot.model.value?.output.position ?? null;
    this.classIndex = snapshot.chosen.classIndex;
    this.locked = snapshot.locked.includes('class-index');
    const image = snapshot.image.value?.name ?? snapshot.imageSource ?? '';
    this.take(snapshot.slot({ job: 'predict', request: {} }), image);
  }

  protected override plain(data: PredictResult): PredictResult {
    return plainPredictions(data);
  }

  protected emptyNote(): Note {
    return {
      title: msg('No decision yet'),
      text: msg('Choose a photo. It stays on this device.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Reading the photo');
  }

  /** Whether another class can be chosen here. */
  get #choosable(): boolean {
    return this.controls !== 'none' && !this.locked;
  }

  #select(classIndex: number): void {
    this.classIndex = classIndex;
    this.dispatchEvent(new SelectClassEvent(classIndex));
  }

  #rowsOf(result: PredictResult): readonly Prediction[] {
    return rowsOf(result, this.classIndex ?? result.top[0]?.index ?? 0, this.classNames);
  }

  #read(position: number | null): void {
    this.position = position;
    this.dispatchEvent(new ReadModelEvent({ position: position ?? undefined }));
  }

  protected override renderResult(result: PredictResult): unknown {
    const reason = result.reason && outputNoteText(result.reason);
    const said = this.remarks.map(remarkText).filter((text) => text !== reason);
    return html`${result.top.length > 0 ? this.#renderClasses(result) : this.#renderNoClasses(result)}
    ${result.picture ? drawnOutput(result.picture) : nothing}
    ${said.map((text) => html`<p class="lede" part="remark">${text}</p>`)}
    ${result.top.length > 0 ? this.#renderRows(result) : nothing}`;
  }

  /** A number, or why there is neither number nor class. */
  #renderNoClasses({ value, reason }: PredictResult): TemplateResult {
    const why = reason && outputNoteText(reason);
    if (value === undefined) {
      return html`<p class="lede" part="sentence">
        ${msg('The network has no classes. The heatmap explains the mean of its output.')} ${why}
      </p>`;
    }
    return html`<p class="answer alone" part="answer">
        <span class="name number">${rawValue(value)}</span>
        <span class="share">${msg('unit not known')}</span>
      </p>
      <p class="lede" part="sentence">${why}</p>
      ${this.#choosable ? directionChoice(this.classIndex ?? 1, (index) => this.#select(index)) : nothing}`;
  }

  /** The strongest class, how sure it is, and the positions that have classes of their own. */
  #renderClasses(result: PredictResult): TemplateResult {
    const first = result.top[0]!;
    const chosen = this.classIndex ?? first.index;
    return html`${
        this.controls !== 'none' && result.positions && result.positions.length > 1
          ? positionSelect(result.positions, this.position, (position) => this.#read(position))
          : nothing
      }
      <div class="words">
        <p class="lede" part="sentence">${sureText(this.#rowsOf(result), chosen, result)}</p>
        ${this.controls === 'none' ? nothing : decisionLine()}
      </div>`;
  }

  #renderRows(result: PredictResult): TemplateResult {
    const first = result.top[0]!;
    const chosen = this.classIndex ?? first.index;
    const rows = this.#rowsOf(result);
    return html`<div
      class="rows number"
      part="rows"
      role="group"
      aria-label=${msg('Likeliest classes')}
    >
      ${rows.map((row) => this.#renderRow(row, row.index === chosen, row === first))}
    </div>`;
  }

  /** One class; the strongest is the answer. All bars are on one scale, from 0 to 100 %. */
  #renderRow(row: Prediction, on: boolean, isAnswer: boolean): TemplateResult {
    const inside = html`<span class="name">${row.name}</span>
      <span class="track"><i ${styled({ width: `${100 * row.probability}%` })}></i></span>
      <span class="value ${isAnswer ? 'share' : ''}">${shortShare(row.probability)}</span>`;
    const kind = isAnswer ? 'row answer' : 'row';
    if (!this.#choosable) {
      return html`<div class=${kind} part=${kind} aria-current=${on ? 'true' : nothing}>
        ${inside}
      </div>`;
    }
    return html`<button
      type="button"
      class=${kind}
      part=${kind}
      aria-pressed=${on}
      @click=${() => this.#select(row.index)}
    >
      ${inside}
    </button>`;
  }

  /** The title that the page gives it, and the search beside it. */
  protected override render(): unknown {
    const { result } = this;
    const searches =
      result !== undefined &&
      this.#choosable &&
      this.classNames.length > this.#rowsOf(result).length;
    return html`<div class="head">
        <slot name="title"></slot>
        ${
          searches && result.top.length > 0
            ? html`<cl-class-search
                part="search"
                .classNames=${this.classNames}
                .probabilities=${result.probabilities}
              ></cl-class-search>`
            : nothing
        }
      </div>
      ${super.render()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-predictions': ClPredictions;
  }
}
