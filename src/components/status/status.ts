import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property, state } from 'lit/decorators.js';
import { CancelEvent } from '../events.js';
import { sessionOf } from '../session/views.js';
import { SessionElement } from '../shared/session-element.js';
import { Announcer } from './announcer.js';
import './backend.js';
import { backendReasonText } from '../../view/backend-reason-text.js';
import { channelName, layerName } from '../../view/layer-name.js';
import { bytes, duration } from '../../view/numbers.js';
import { jobTitle, timedJobs } from './job-words.js';
import { RunClock } from './run-clock.js';
import { adviceFor } from '../shared/advice.js';
import { baseStyles } from '../shared/base.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { picturesText, progressText, stepSpeed } from '../shared/progress-text.js';
import { statusStyles } from './status.styles.js';
import { slownessOf } from '../../session/failures.js';
import type {
  BackendNotice,
  FailedPlace,
  Failure,
  RunningJob,
  Snapshot,
} from '../../session/snapshot.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { BackendInfo } from '../../workers/jobs.types.js';
import { errorText } from '../../view/error-text.js';
import { styled } from '../shared/styled.js';
import { TimeLeft, restOf } from '../shared/time-left.js';

/** Jobs shorter than this (milliseconds) come and go without a word. */
const silentTime = 300;

/**
 * @summary The status line: the running job with its progress, count, time left and Cancel; where
 * the data stays, the last times and the memory in use.
 *
 * @event cl-cancel - The person wants the running job stopped.
 *
 * @csspart line - The whole line.
 * @csspart notice - What was asked for and does not exist, above the line.
 * @csspart progress - The bar of the running job.
 * @csspart cancel - The Cancel button.
 * @csspart backend - The backend's badge.
 *
 * @cssproperty --cl-status-backend - How the badge is displayed; `none` where the page has one of its own.
 */
@localized()
@customElement('cl-status')
export class ClStatus extends SessionElement {
  static override styles = [baseStyles, statusStyles];

  readonly #clock = new RunClock();
  readonly #timeLeft = new TimeLeft();
  /** Since when something has been waited for, in milliseconds since the epoch; null: nothing is. */
  #since: number | null = null;
  /** Whether a session, where it is in one, has said what it does. */
  #heard = false;
  /** What the line shows at this moment. */
  #shown: RunningJob | null = null;
  /** Filters that were shown until then; milliseconds since the epoch. */
  #before: { readonly job: RunningJob | null; readonly at: number } = { job: null, at: 0 };
  readonly #announcer = new Announcer((message) => (this.announcement = message));
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is said to a screen reader. */
  @state() private announcement = '';

  /** The job that runs; null: none. */
  @property({ attribute: false }) job: RunningJob | null = null;

  /** Those of the network: a job on one of them says it by its name. */
  @property({ attribute: false }) layers: readonly LayerInfo[] = [];

  /** What views wait for, also while nothing runs for it yet; null: nothing. */
  @property({ attribute: false }) awaited: Snapshot['awaited'] = null;

  /** The backend in use. */
  @property({ attribute: false }) backend: BackendInfo | null = null;

  /** Milliseconds that the last run of each job took. */
  @property({ attribute: false }) timings: Snapshot['timings'] = {};

  /** What was asked for and does not exist, or a change of backend; the view stayed as it was. */
  @property({ attribute: false }) notice: Snapshot['notice'] = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#announcer.stop();
  }

  get tells(): readonly FailedPlace[] {
    return ['choice', 'backend'];
  }

  receive(snapshot: Snapshot): void {
    this.job = snapshot.job;
    this.awaited = snapshot.awaited;
    this.layers = snapshot.model.value?.layers ?? [];
    this.#heard = true;
    const { notice, model } = snapshot;
    // Where nothing computes, that is said at the model.
    const said = notice && 'message' in notice && notice.message === model.error?.message;
    this.notice = said ? null : notice;
    this.backend = snapshot.backend;
    this.timings = snapshot.timings;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    clearTimeout(this.#timer);
    if (!this.awaited) this.#since = null;
    else this.#since ??= Date.now();
    const before = changed.get('job');
    if (before && before === this.#shown) {
      this.#before = { job: before.job === 'filters' ? before : null, at: Date.now() };
    }
    const job = (this.#shown = this.#visibleJob());
    if (job) this.#announcer.say(`${jobTitle(job.job)} ${this.#about(job)}`.trim());
    else if (!this.job && this.#idle && this.announcement) this.#announcer.say(msg('Ready'));
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.isConnected || !(this.job ?? this.#shown ?? this.awaited)) return;
    const age = Date.now() - (this.#begun ?? this.#before.at);
    // Looks again when the job becomes worth a word, then every second for the time left.
    const wait = age < silentTime ? silentTime - age : 1000;
    this.#timer = setTimeout(() => this.requestUpdate(), wait);
  }

  #about({ about, place }: RunningJob): string {
    if (!place) return about;
    const { layer, channel } = place;
    return channel === undefined
      ? layerName(this.layers, layer)
      : channelName(this.layers, layer, channel);
  }

  #count(job: RunningJob, count: string): string {
    if (job.paused) {
      this.#timeLeft.hold(Date.now());
      return msg(str`${count}, paused`);
    }
    if (!job.progress) return count;
    const ran = this.#clock.ran(job, Date.now());
    const speed = job.series ? stepSpeed(job.progress, ran) : '';
    const guess = restOf(job.progress, ran, job.series?.ahead);
    const left = this.#timeLeft.text(`${job.job} ${job.about}`, guess, Date.now());
    return listText([count, speed, left].filter((part) => part !== ''));
  }

  /** When the row of jobs began that goes on; undefined: there is none. */
  get #begun(): number | undefined {
    const begun = [this.job?.startedAt, this.#since].filter((at) => at != null);
    return begun.length > 0 ? Math.min(...begun) : undefined;
  }

  /** Whether there is nothing that anyone waits for. */
  get #idle(): boolean {
    return !this.awaited && (this.#heard || !sessionOf(this, 'cl-session'));
  }

  /**
   * A short job is not worth a word; one of a row of jobs is, once the row has lasted. Between two of
   * them there is none for a moment, in which nothing changes.
   */
  #visibleJob(): RunningJob | null {
    const { job, awaited } = this;
    const now = Date.now();
    const before = now - this.#before.at < silentTime ? this.#before.job : null;
    const lasts = this.#begun !== undefined && now - this.#begun >= silentTime;
    const goesOn = job && job.job === before?.job && job.about === before.about;
    if (job) return goesOn || lasts ? job : null;
    if (before || !awaited || !lasts) return before;
    return { ...awaited, progress: null, startedAt: this.#since ?? now, paused: false };
  }

  #cancel(): void {
    this.dispatchEvent(new CancelEvent());
  }

  override render(): TemplateResult {
    const job = this.#shown;
    return html`
      ${this.notice ? this.#renderNotice(this.notice) : nothing} ${this.#renderSlowness()}
      <div class="line ${job ? 'running' : ''}" part="line">
        ${
          job
            ? this.#renderRunning(job)
            : html`<span class="what">${this.#idle ? msg('Ready') : nothing}</span
                ><span class="room"></span>`
        }
        <span class="privacy">${msg('Photo and model stay on this device')}</span>
        ${this.#renderTimes()} ${this.#renderMemory()}
        <cl-backend
          part="backend"
          .backend=${this.backend}
          .predictTime=${this.timings.predict ?? null}
        ></cl-backend>
        <span class="visually-hidden" role="status">${this.announcement}</span>
      </div>
    `;
  }

  /** Above the line, for a job may run for minutes meanwhile. */
  #renderNotice(notice: Failure | BackendNotice): TemplateResult {
    const [title, text] =
      'reason' in notice
        ? [msg('The GPU is gone'), backendReasonText(notice.reason, notice.backend)]
        : [adviceFor(notice).title, errorText(notice)];
    return html` <p class="notice" part="notice" role="alert"><b>${title}.</b> ${text}</p> `;
  }

  /** So slow that a person should know why. */
  #renderSlowness(): TemplateResult | typeof nothing {
    const slowness = this.backend && slownessOf(this.backend);
    if (!slowness) return nothing;
    return html`
      <p class="notice" part="notice">
        <b>${adviceFor(slowness).title}.</b> ${errorText(slowness)}
      </p>
    `;
  }

  #renderRunning(job: RunningJob): TemplateResult {
    const title = jobTitle(job.job);
    return html`
      <span class="dot ${job.paused ? 'still' : ''}" aria-hidden="true"></span>
      <span class="what"><b>${title}</b> ${this.#about(job)}</span>
      ${this.#renderProgress(job, title)}
      <button type="button" part="cancel" @click=${this.#cancel}>${msg('Cancel')}</button>
    `;
  }

  #renderProgress(job: RunningJob, title: string): TemplateResult | typeof nothing {
    const { progress } = job;
    if (!progress || progress.total <= 0) {
      return job.paused ? html`<span class="count">${msg('Paused')}</span>` : nothing;
    }
    const share = job.series?.share ?? progress.done / progress.total;
    const percent = Math.round(Math.min(1, share) * 100);
    const count = job.series ? picturesText(job.series) : progressText(progress);
    return html`
      <span
        class="bar"
        part="progress"
        role="progressbar"
        aria-label=${title}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${percent}
        aria-valuetext=${count}
      >
        <i ${styled({ width: `${percent}%` })}></i>
      </span>
      <span class="count">${this.#count(job, count)}</span>
    `;
  }

  #renderTimes(): TemplateResult | typeof nothing {
    const known = timedJobs.filter(([job]) => this.timings[job] !== undefined);
    if (known.length === 0) return nothing;
    return html`
      <span class="rule"></span>
      ${known.map(
        ([job, name]) => html`<span class="times">${name()} ${duration(this.timings[job]!)}</span>`,
      )}
    `;
  }

  #renderMemory(): TemplateResult | typeof nothing {
    if (!this.backend) return nothing;
    return html`
      <span class="rule"></span>
      <span class="memory" title=${msg('Memory that tensors hold')}>
        ${bytes(this.backend.bytes)}
      </span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-status': ClStatus;
  }
}
