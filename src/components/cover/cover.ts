import { msg, str } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Cover, CoverResult } from '../../core/covering/cover.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { Size } from '../../core/resample/raster.js';
import { coverFills, OTHER_PLACES, type CoverFill } from '../../facts/covers.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { coverEffect, coverSpoken, coverVerdict } from '../../view/cover-text.js';
import { percent } from '../../view/numbers.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { draws } from '../shared/picture-directive.js';
import { ratioOf } from '../shared/ratio.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { styled } from '../shared/styled.js';
import { coverBars } from './bars.js';
import { coverStyles } from './cover.styles.js';
import {
  afterKey,
  boxAbout,
  boxBetween,
  brushCover,
  coverName,
  emptyDrawing,
  goOn,
  movedTo,
  replaced,
  resized,
  step,
  undone,
  without,
  type Drawing,
  type Point,
} from './drawing.js';
import { coverTools, type Tool } from './tools.js';

/** Milliseconds that the covers must rest before the network is asked. */
const REST = 150;
/** A movement of a finger or mouse below this, in CSS pixels, is a tap. */
const TAP = 12;

/** What the pointer does: draws a new cover, moves one or pulls at a corner of one. */
interface Gesture {
  readonly kind: 'draw' | 'move' | 'resize';
  readonly index: number;
  readonly from: Point;
  readonly at: readonly [x: number, y: number];
  readonly start: Cover | null;
  readonly points: Point[];
  moved: boolean;
}

type CoverWant = Extract<Want, { job: 'cover' }>;

/**
 * @summary Cover a part of the photo and see what the network then says: boxes and brush lines on the photo, the
 * share of the class as it is and covered, and what the same covers do at twenty other places.
 *
 * @event cl-wants - Other parts are covered, or with something else.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart photo - The photo with the covers on it.
 * @csspart cover - One cover.
 * @csspart tools - Box or brush, what is filled in, undo and clear.
 * @csspart bars - The share as it is, covered, and elsewhere.
 * @csspart verdict - What to conclude.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-mark - The ring of a cover.
 */
@localized()
@customElement('cl-cover')
export class ClCover extends ResultElement<CoverResult> {
  static override styles = [...ResultElement.styles, coverStyles];

  #gesture: Gesture | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  @query('.photo') private stage!: HTMLElement;

  @state() private drawing: Drawing = emptyDrawing;
  /** What the network was asked about last. */
  @state() private asked: readonly Cover[] = [];
  @state() private tool: Tool = 'box';
  /** Width of the brush, in shares of the photo's width. */
  @state() private brush = 0.1;
  /** Whether no more other places will come. */
  @state() private complete = false;

  /** The photo, cut as the model sees it. */
  @property({ attribute: false }) photo: Picture | undefined;

  /** Rows and columns of the model's input; covers are in its pixels. */
  @property({ attribute: false }) size: Size = { height: 224, width: 224 };

  /** The class whose share is shown; null of a number. */
  @property() subject: string | null = null;

  /** What stands where the photo is covered: `mean` colour, `grey` or `blur`. */
  @property({ reflect: true }) fill: CoverFill = 'mean';

  /** What is covered, in pixels of the input. Set it to begin with some. */
  @property({ attribute: false })
  get covers(): readonly Cover[] {
    return this.drawing.covers;
  }

  set covers(covers: readonly Cover[]) {
    if (JSON.stringify(covers) === JSON.stringify(this.drawing.covers)) return;
    this.#draw(step(this.drawing, covers));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  override wants({ chosen }: Snapshot): readonly Want[] {
    const { classIndex } = chosen;
    if (classIndex === null) return [{ job: 'predict', request: {} }];
    if (this.asked.length === 0) return [];
    return [this.#want(classIndex, 0), this.#want(classIndex, OTHER_PLACES)];
  }

  receive(snapshot: Snapshot): void {
    const { image, model, chosen } = snapshot;
    const { value } = model;
    const [height = 224, width = 224] = value?.inputs[0]?.shape ?? [];
    if (height !== this.size.height || width !== this.size.width) {
      this.size = { height, width };
      this.drawing = emptyDrawing;
    }
    if (image.value) this.photo = image.value.display;
    const { classIndex } = chosen;
    const isNumber = value?.output.features === true;
    this.subject = isNumber ? null : (value?.classNames[classIndex ?? -1] ?? null);
    if (classIndex === null || this.asked.length === 0) {
      this.result = undefined;
      return this.take({ phase: 'empty' }, '');
    }
    const now = snapshot.slot(this.#want(classIndex, 0));
    const elsewhere = snapshot.slot(this.#want(classIndex, OTHER_PLACES));
    this.complete = elsewhere.phase === 'ready';
    const found = elsewhere.value ?? now.value;
    const slot = now.value && elsewhere.phase === 'loading' ? now : elsewhere;
    this.take({ ...(found ? slot : now), ...(found && { value: found }) }, this.subject ?? '');
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A literal result is all there will be.
    if (changed.has('result') && this.phase === 'empty') this.complete = this.result !== undefined;
  }

  protected emptyNote(): Note {
    return {
      title: msg('Nothing is covered yet'),
      text: msg('Draw on the photo, or press Enter on it: the answer shows here at once.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Covering');
  }

  #want(classIndex: number, elsewhere: number): CoverWant {
    const { asked: covers, fill } = this;
    return { job: 'cover', request: { covers, fill, classIndex, elsewhere } };
  }

  /** Shows other covers at once, and asks when they have come to rest. */
  #draw(drawing: Drawing): void {
    if (drawing === this.drawing) return;
    this.drawing = drawing;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#ask(), REST);
  }

  #ask(): void {
    if (this.#gesture) return;
    this.asked = this.drawing.covers;
    this.wantsChanged();
  }

  #setFill(fill: CoverFill): void {
    this.fill = fill;
    this.wantsChanged();
  }

  /** Where the pointer is, in pixels of the input. */
  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    return [
      ((clientX - left) / width) * this.size.width,
      ((clientY - top) / height) * this.size.height,
    ];
  }

  #begin(event: PointerEvent, kind: Gesture['kind'], index: number): void {
    // A second finger scrolls or zooms; what the first began is taken back.
    if (!event.isPrimary || event.button !== 0) return this.#abandon();
    event.stopPropagation();
    this.stage.setPointerCapture(event.pointerId);
    const from = this.#pointOf(event);
    const { covers } = this.drawing;
    const start = covers[index] ?? null;
    const at = [event.clientX, event.clientY] as const;
    this.#gesture = { kind, index, from, at, start, points: [from], moved: false };
    this.drawing = step(this.drawing, [...covers]);
  }

  #abandon(): void {
    if (!this.#gesture) return;
    this.#gesture = null;
    this.#draw(undone(this.drawing));
  }

  #move(event: PointerEvent): void {
    const gesture = this.#gesture;
    if (!gesture || !event.isPrimary) return;
    const [x, y] = gesture.at;
    gesture.moved ||= Math.hypot(event.clientX - x, event.clientY - y) >= TAP;
    if (!gesture.moved) return;
    const to = this.#pointOf(event);
    gesture.points.push(to);
    this.#draw(goOn(this.drawing, this.#afterGesture(gesture, to)));
  }

  #end(event: PointerEvent): void {
    const gesture = this.#gesture;
    if (!gesture || !event.isPrimary) return;
    this.#gesture = null;
    if (gesture.moved) return this.#draw({ ...this.drawing });
    const before = undone(this.drawing);
    if (gesture.kind !== 'draw') {
      this.drawing = before;
      return;
    }
    const tapped =
      this.tool === 'brush'
        ? brushCover([gesture.from], this.#radius, this.size)
        : boxAbout(gesture.from, this.size);
    this.#draw(step(before, [...before.covers, tapped]));
  }

  get #radius(): number {
    return Math.max(1, (this.brush * this.size.width) / 2);
  }

  #afterGesture({ kind, index, from, start, points }: Gesture, to: Point): readonly Cover[] {
    const { size } = this;
    const before = this.drawing.past.at(-1) ?? [];
    if (kind === 'draw') {
      const drawn =
        this.tool === 'brush' ? brushCover(points, this.#radius, size) : boxBetween(from, to, size);
      return [...before, drawn];
    }
    if (!start) return before;
    const [across, down] = [to[0] - from[0], to[1] - from[1]];
    const changed =
      kind === 'move'
        ? movedTo(start, start.left + across, start.top + down, size)
        : resized(start, start.width + across, start.height + down, size);
    return replaced(before, index, changed);
  }

  #onStageKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      return this.#draw(undone(this.drawing));
    }
    if (event.target !== this.stage || event.key !== 'Enter') return;
    event.preventDefault();
    const { width, height } = this.size;
    const box = boxAbout([width / 2, height / 2], this.size);
    this.#draw(step(this.drawing, [...this.drawing.covers, box]));
    void this.#focusCover(this.drawing.covers.length - 1);
  }

  #onCoverKey(event: KeyboardEvent, index: number): void {
    const { covers } = this.drawing;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.#draw(step(this.drawing, without(covers, index)));
      return void this.#focusCover(Math.min(index, covers.length - 2));
    }
    const changed = afterKey(covers[index]!, event, this.size);
    if (!changed) return;
    event.preventDefault();
    event.stopPropagation();
    this.#draw(step(this.drawing, replaced(covers, index, changed)));
  }

  async #focusCover(index: number): Promise<void> {
    await this.updateComplete;
    const covers = this.renderRoot.querySelectorAll<HTMLElement>('.cover');
    (covers[index] ?? this.stage).focus();
  }

  protected override render(): unknown {
    return html`${this.#renderStage()}
    ${coverTools({
      tool: this.tool,
      brush: this.brush,
      fill: this.fill,
      fills: coverFills,
      canUndo: this.drawing.past.length > 0,
      canClear: this.drawing.covers.length > 0,
      setTool: (tool) => (this.tool = tool),
      setBrush: (brush) => (this.brush = brush),
      setFill: (fill) => this.#setFill(fill),
      undo: () => this.#draw(undone(this.drawing)),
      clear: () => this.#draw(step(this.drawing, [])),
    })}
    ${super.render()}`;
  }

  #renderStage(): TemplateResult {
    const { photo, size } = this;
    const { covers } = this.drawing;
    return html`<div
      class="photo"
      part="photo"
      role="group"
      tabindex="0"
      aria-label=${msg('Photo; Enter covers a part in the middle')}
      title=${msg('The model sees the filling, not the hatching.')}
      ${styled(ratioOf(photo ?? size))}
      @pointerdown=${(event: PointerEvent) => this.#begin(event, 'draw', -1)}
      @pointermove=${(event: PointerEvent) => this.#move(event)}
      @pointerup=${(event: PointerEvent) => this.#end(event)}
      @pointercancel=${() => this.#abandon()}
      @keydown=${(event: KeyboardEvent) => this.#onStageKey(event)}
    >
      ${photo ? html`<canvas aria-hidden="true" ${draws([photo], () => photo, true)}></canvas>` : nothing}
      ${this.#renderLines(covers)} ${covers.map((cover, index) => this.#renderCover(cover, index))}
    </div>`;
  }

  /** What was drawn with the brush. */
  #renderLines(covers: readonly Cover[]): TemplateResult {
    const { width, height } = this.size;
    return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
      ${covers.map(({ left, top, brush }) => {
        if (!brush) return nothing;
        const points = brush.points.map(([x, y]) => [x + left, y + top].join(',')).join(' ');
        const [x, y] = brush.points[0] ?? [0, 0];
        return svg`<polyline points="${x + left - 0.01},${y + top} ${points}" stroke-width=${2 * brush.radius} />`;
      })}
    </svg>`;
  }

  #renderCover(cover: Cover, index: number): TemplateResult {
    const { width, height } = this.size;
    const name = coverName(index);
    const share = (part: number, of: number) => `${(100 * part) / of}%`;
    const wide = percent(cover.width / width, 0);
    const high = percent(cover.height / height, 0);
    return html`<div
      class="cover ${cover.brush ? 'line' : 'box'}"
      part="cover"
      role="group"
      tabindex="0"
      aria-label=${msg(str`Cover ${name}, ${wide} by ${high} of the photo; arrow keys move it, Delete removes it`)}
      ${styled({
        left: share(cover.left, width),
        top: share(cover.top, height),
        width: share(cover.width, width),
        height: share(cover.height, height),
      })}
      @pointerdown=${(event: PointerEvent) => this.#begin(event, 'move', index)}
      @keydown=${(event: KeyboardEvent) => this.#onCoverKey(event, index)}
    >
      <b aria-hidden="true">${name}</b>
      ${
        cover.brush
          ? nothing
          : html`<i
              class="handle"
              @pointerdown=${(event: PointerEvent) => this.#begin(event, 'resize', index)}
            ></i>`
      }
    </div>`;
  }

  protected override renderResult(result: CoverResult): TemplateResult {
    const effect = coverEffect(result);
    const { subject } = this;
    const said = coverVerdict(effect, subject, this.complete);
    const names = this.asked.map((_, index) => coverName(index));
    return html`${coverBars(effect, subject !== null)}
      <p class="verdict" part="verdict">
        ${said || msg(str`Trying the same cover elsewhere: ${effect.places} of ${OTHER_PLACES} places.`)}
        ${said ? html`<span class="quiet">${msg('A hint, not a proof: it depends on the filling.')}</span>` : nothing}
      </p>
      <span class="visually-hidden" role="status">
        ${this.complete ? coverSpoken(effect, names, subject) : nothing}
      </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-cover': ClCover;
  }
}
