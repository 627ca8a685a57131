import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { errorData } from '../../core/error-data.js';
import { say, str } from '../../core/sentence.js';
import type { Failure, Phase, Slot, Snapshot } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';
import { CancelEvent, RetryEvent } from '../events.js';
import { sessionOf } from '../session/views.js';
import { baseStyles } from './base.styles.js';
import { controlStyles } from './controls.styles.js';
import { frameStyles } from './frame.styles.js';
import { ResultDataError } from './plain-data.js';
import { resultFrame, type Note, type Standing } from './result-frame.js';
import { TimeLeft, restOf } from './time-left.js';
import { TellingElement } from './telling-element.js';

const refused = 'ResultDataError';

/** A wait shorter than this needs no word. */
const patience = 300;

/**
 * Base of the elements that show one result. Inside a session `receive` hands it the slot of its
 * want; alone, setting `result` draws it. A result stays, dimmed, until the next one is there.
 */
export abstract class ResultElement<T> extends TellingElement {
  static override styles = [baseStyles, controlStyles, frameStyles];

  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  readonly #left = new TimeLeft();
  /** The result that is known to be as it is drawn: of the session, or read. */
  #known: T | undefined;

  @state() private waiting = false;

  /** Whether the result is part of the page: nothing computes another. */
  @state() protected printed = false;

  /** What is shown; a literal object is enough. */
  @property({ attribute: false }) result: T | undefined;

  /** How far the newest request is; with a `result` alone this may stay as it is. */
  @property({ attribute: false }) phase: Phase = 'empty';

  /** Amount done of the newest request. */
  @property({ attribute: false }) progress: Progress | undefined;

  /** Why there is no result, in phase `error`. */
  @property({ attribute: false }) error: Failure | undefined;

  /** True when `result` belongs to an earlier request. */
  @property({ attribute: false }) stale = false;

  /** What `result` belongs to, in a word: a photo, a class, a channel. */
  @property({ attribute: false }) shown = '';

  /** What the newest request is about. */
  @property({ attribute: false }) wanted = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // While the page is read its elements are there before what is in them.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#readScript(), { once: true });
    } else this.#readScript();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.waiting = false;
  }

  abstract override receive(snapshot: Snapshot): void;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('result') && this.result !== this.#known) this.#readResult();
    const waits = this.standing === 'loading' || this.standing === 'stale';
    if (waits && this.#timer === undefined) {
      this.#since = performance.now();
      this.#timer = setTimeout(() => (this.waiting = true), patience);
    } else if (!waits) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.waiting = false;
    }
  }

  /** What stands in the place of the result while there is none. */
  protected abstract emptyNote(): Note;

  /** What is being done while there is no result yet. */
  protected abstract loadingTitle(): string;

  /**
   * A result of plain arrays, or as the command line prints it, as it is drawn.
   * @throws ResultDataError
   */
  protected plain(data: T): T {
    return data;
  }

  /** A result in the page itself: `<script type="application/json">` inside the element. */
  #readScript(): void {
    if (this.result !== undefined || sessionOf(this, 'cl-session')) return;
    const script = this.querySelector(':scope > script[type="application/json"]');
    if (!script) return;
    try {
      const data: unknown = JSON.parse(script.textContent ?? '');
      Object.assign(this, { result: data, printed: true });
    } catch (error) {
      this.#refuse(new ResultDataError(say(str`the script inside is no JSON: ${String(error)}`)));
    }
  }

  #readResult(): void {
    const { result } = this;
    if (this.error?.name === refused) this.error = undefined;
    this.#known = undefined;
    if (result === undefined) return;
    try {
      if (typeof result !== 'object') throw new ResultDataError(say('the result is no object'));
      this.#known = this.plain(result);
    } catch (error) {
      // What is wrong deeper down shows itself as an error of another kind.
      const text = error instanceof Error ? error.message : String(error);
      this.#refuse(error instanceof ResultDataError ? error : new ResultDataError(text));
    }
    this.result = this.#known;
  }

  #refuse(error: ResultDataError): void {
    this.phase = 'error';
    this.error = errorData(error);
    // eslint-disable-next-line no-console -- whoever made the page looks there
    console.error(`<${this.localName}>`, error);
  }

  #timeLeft(): string {
    const { progress } = this;
    if (!progress) return '';
    const now = performance.now();
    return this.#left.text(this.wanted, restOf(progress, now - this.#since), now);
  }

  /** Takes a slot; `about` says in a word what was asked for. */
  protected take(slot: Slot<T>, about: string): void {
    if (slot.value !== undefined) {
      this.result = slot.value;
      this.#known = slot.value;
      this.shown = about;
    }
    this.phase = slot.phase;
    this.progress = slot.progress;
    this.error = slot.error;
    this.wanted = about;
    this.stale = slot.value === undefined && this.result !== undefined;
  }

  protected get standing(): Standing {
    if (this.phase === 'error' && this.error) return 'error';
    if (this.phase === 'cancelled') return 'cancelled';
    const running = this.phase === 'loading' || this.phase === 'streaming';
    if (!this.shows) return running ? 'loading' : 'empty';
    const replaced = this.phase === 'loading' && this.result !== undefined;
    return this.stale || replaced ? 'stale' : 'ready';
  }

  /** True when there is something to show in the place of a message. */
  protected get shows(): boolean {
    return this.result !== undefined;
  }

  /** Draws the result, which is there. */
  protected renderResult(_result: T): unknown {
    return nothing;
  }

  /** The result, or the message in its place. */
  protected renderFrame(content: () => unknown): TemplateResult {
    const lack = this.standing === 'empty' ? this.renderLack() : undefined;
    return resultFrame({
      standing: this.standing,
      waiting: this.waiting,
      stale: this.stale || this.standing === 'stale',
      shown: this.shown,
      wanted: this.wanted,
      progress: this.progress,
      left: this.#timeLeft(),
      error: this.error,
      loading: this.loadingTitle(),
      empty: this.emptyNote(),
      lack,
      told: this.renderTold(lack !== undefined),
      content: this.shows ? content() : undefined,
      cancel: () => this.dispatchEvent(new CancelEvent()),
      retry: () => this.dispatchEvent(new RetryEvent()),
    });
  }

  protected override render(): unknown {
    return this.renderFrame(() => this.result !== undefined && this.renderResult(this.result));
  }
}
