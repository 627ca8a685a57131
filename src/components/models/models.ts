import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  applicationFamilies,
  familyOf,
  type ApplicationFamily,
} from '../../facts/application-families.js';
import { applications, type ApplicationFacts } from '../../facts/applications.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { count } from '../../view/numbers.js';
import { PinModelEvent, type PointModelEvent } from '../events.js';
import { baseStyles } from '../shared/base.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { sessionOf } from '../session/views.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { pillStyles } from '../shared/pills.styles.js';
import { SessionElement } from '../shared/session-element.js';
import '../model-chart/model-chart.js';
import { ordered, type ModelOrder } from './columns.js';
import { keepTimings, keptTimings } from './kept-timings.js';
import { modelTable } from './model-table.js';
import { modelsStyles } from './models.styles.js';
import { pinnedBars } from './pinned-bars.js';
import { bestAt, colours, type MeasuredModels } from './rated.js';
import { timingsOf, type TimingSlot, type TimingWant } from './timing.js';

/**
 * @summary The networks of Keras Applications in one table, with the figures that Keras has published: size, accuracy,
 * parameters, depth, times. Ordered by any column, one family or all. Networks that are held stay on top and have their
 * colour in the chart and in the bars beside it. In a session networks are timed on this device too, and the times kept.
 *
 * @event cl-pin-model - A network was chosen, to be held beside others, or let go.
 *
 * @csspart heading - The title, and the families.
 * @csspart table - The table.
 * @csspart charts - The chart and the bars.
 * @csspart bars - The bars of the networks that are held.
 */
@localized()
@customElement('cl-models')
export class ClModels extends SessionElement {
  static override styles = [baseStyles, controlStyles, pillStyles, modelsStyles];

  /** How often something was asked to be timed. */
  #round = 0;

  @state() private family: ApplicationFamily | null = null;
  @state() private pointed: string | null = null;
  /** Networks that are to be timed. */
  @state() private asked: readonly TimingWant[] = [];
  /** How far they are; null: there is no session that could. */
  @state() private timing: ReadonlyMap<string, TimingSlot> | null = null;
  /** The row whose button Tab reaches; null: the first. */
  @state() private reached: string | null = null;

  /** Networks in the table: all of Keras Applications. */
  @property({ attribute: false }) models: readonly ApplicationFacts[] = applications;

  /** Names of the networks that are held beside each other, six at most. */
  @property({ attribute: false }) pinned: readonly string[] = [
    'MobileNetV2',
    'EfficientNetB0',
    'ResNet50',
  ];

  /** What has been measured on this device, by the names of the networks. */
  @property({ attribute: false }) measured: MeasuredModels = {};

  /** The column by which the table is ordered, and which way. */
  @property({ attribute: false }) order: ModelOrder = { by: 'top1', descending: true };

  constructor() {
    super();
    this.addEventListener('cl-pin-model', ({ name }) => this.#pin(name));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.measured = { ...keptTimings(), ...this.measured };
    // Its column is there from the start, so that nothing moves later.
    if (sessionOf(this, 'cl-session')) this.timing = new Map();
  }

  override wants(): readonly Want[] {
    return this.asked;
  }

  override receive(snapshot: Snapshot): void {
    const slots = [...timingsOf(this.asked, snapshot)];
    const ended = slots.filter(([, { phase }]) => phase === 'ready' || phase === 'cancelled');
    this.timing = new Map(slots.filter((slot) => !ended.includes(slot)));
    if (ended.length === 0) return;
    const at = Date.now();
    const done = ended.flatMap(([name, { value }]) => (value ? [[name, { ...value, at }]] : []));
    this.measured = { ...this.measured, ...(Object.fromEntries(done) as MeasuredModels) };
    keepTimings(this.measured);
    const names = ended.map(([name]) => name);
    this.#want(this.asked.filter(({ request }) => !names.includes(request.name)));
  }

  #time(names: readonly string[]): void {
    const round = ++this.#round;
    const others = this.asked.filter(({ request }) => !names.includes(request.name));
    const more = names.map((name) => ({ job: 'time-application' as const, request: { name, round } }));
    this.#want([...others, ...more]);
  }

  #want(asked: readonly TimingWant[]): void {
    this.asked = asked;
    this.wantsChanged();
  }

  /** What is held, then the rest of the family. */
  #rows(): readonly ApplicationFacts[] {
    const all = ordered(this.models, this.order, this.measured);
    const isHeld = ({ name }: ApplicationFacts) => this.pinned.includes(name);
    const shown = all.filter((model) => this.family === null || familyOf(model) === this.family);
    return [...all.filter(isHeld), ...shown.filter((model) => !isHeld(model))];
  }

  /** The one that has been held longest gives way. */
  #pin(name: string): void {
    const { pinned } = this;
    this.pinned = pinned.includes(name)
      ? pinned.filter((one) => one !== name)
      : [...pinned, name].slice(-colours.length);
  }

  #point(name: string | null): void {
    this.pointed = name;
  }

  /** Up and down lead from row to row. */
  readonly #keyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const [from] = event.composedPath();
    if (step === 0 || !(from instanceof HTMLElement) || !from.matches('.hold')) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.hold')];
    const to = buttons[buttons.indexOf(from) + step];
    if (!to) return;
    event.preventDefault();
    this.reached = to.dataset['name'] ?? null;
    to.focus();
  };

  override render(): TemplateResult {
    const { measured, pinned } = this;
    const rows = this.#rows();
    const best = bestAt(this.models, 'cpu', measured);
    return html`<div class="frame">
      <section class="list" aria-labelledby="title">
        ${this.#renderHeading()}
        <div class="scroll" @keydown=${this.#keyDown}>
          ${modelTable({
            models: rows,
            ...{ measured, pinned, best, pointed: this.pointed, order: this.order },
            timing: this.timing,
            time: (names) => this.#time(names),
            reached: this.reached ?? rows[0]?.name ?? null,
            setOrder: (order) => (this.order = order),
            pin: (name) => this.dispatchEvent(new PinModelEvent(name)),
            point: (name) => this.#point(name),
          })}
        </div>
      </section>
      <section class="charts" part="charts" aria-label=${msg('Charts')}>
        <cl-model-chart
          .models=${this.models}
          .pinned=${pinned}
          .pointed=${this.pointed}
          .measured=${measured}
          @cl-point-model=${({ name }: PointModelEvent) => this.#point(name)}
        ></cl-model-chart>
        ${pinnedBars(
          rows.filter(({ name }) => pinned.includes(name)),
          pinned,
          measured,
        )}
      </section>
    </div>`;
  }

  #renderHeading(): TemplateResult {
    const { models } = this;
    const all = count(models.length);
    const present = applicationFamilies
      .map((one) => [one, models.filter((model) => familyOf(model) === one).length] as const)
      .filter(([, many]) => many > 0);
    return html`<header part="heading">
      <div class="top">
        <h2 class="title" id="title">${msg(str`${all} networks, one table`)}</h2>
        ${this.timing ? this.#renderTiming() : nothing}
      </div>
      <p class="lede">
        ${msg('Figures as Keras publishes them. A photo of ImageNet has one right answer of 1,000.')}
      </p>
      <div class="pills" role="group" aria-label=${msg('Families')}>
        ${this.#renderPill(null, msg('All'), models.length)}
        ${present.map(([one, many]) =>
          this.#renderPill(one, one === 'others' ? msg('Others') : one, many),
        )}
      </div>
    </header>`;
  }

  /** The button that times what is held, or stops that. */
  #renderTiming(): TemplateResult {
    const going = [...(this.timing ?? [])].filter(([, { phase }]) => phase !== 'error');
    if (going.length > 0) {
      return html`<button type="button" class="button" @click=${() => this.#want([])}>
        ${msg('Stop timing')}
      </button>`;
    }
    const { pinned, models } = this;
    const known = pinned.filter((pin) => models.some(({ name }) => name === pin));
    return html`<button
      type="button"
      class="button primary"
      ?disabled=${known.length === 0}
      @click=${() => this.#time(known)}
    >
      ${msg('Time those held')}
    </button>`;
  }

  #renderPill(family: ApplicationFamily | null, name: string, many: number): TemplateResult {
    return html`<button
      type="button"
      class="pill"
      aria-pressed=${family === this.family}
      @click=${() => (this.family = family)}
    >
      ${name} <span class="number">${many}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-models': ClModels;
  }
}
