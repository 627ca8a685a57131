import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { snapshot as snapshotOf } from '../../session/snapshot-of.js';
import { initialSelection, type SelectionPart } from '../../session/state.js';
import { workersOfPage } from '../../workers/client/page-workers.js';
import { lockedBy } from '../../session/locked.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { ConnectEvent, WantsEvent } from '../events.js';
import { failuresOf, failuresOfSession, withoutPopups } from '../../session/failures.js';
import { SessionChangeEvent } from './change-event.js';
import type { SessionErrorEvent } from './error-event.js';
import { FailureReport } from './failure-report.js';
import { SessionDriver } from './driver.js';
import { nextFrame } from './next-frame.js';
import { imageAsked, listen, listenToRequests, modelAsked } from './requests.js';
import { followed, followedNames, type Followed } from './followed.js';
import { sessionStyles } from './session.styles.js';
import { absolute, defaultModel, defaultModelsBase, nameOfSource } from './sources.js';
import { Views } from './views.js';
import type { ChannelOrder, SessionFailure, Snapshot } from '../../session/snapshot.js';
import { customElement } from '../shared/custom-element.js';
import { failureWords } from '../shared/failure-words.js';
import { localized } from '../shared/localized.js';
import { canPopUp } from '../shared/popup.js';

/**
 * @summary The place where a model, a photo, what is selected and the results meet: runs what the
 * elements inside it need in a Web Worker, and gives each its result. Shows nothing itself.
 *
 * Requests of the elements inside (choose a class, a layer, open a photo, cancel …) end here. Its
 * properties follow them: `layer` is what the page set or the person chose last, null where the
 * rule decides (`snapshot.chosen` has the outcome). What does not exist is refused, and
 * `snapshot.notice` says why.
 *
 * Sessions of a page that load their worker in the same way share it.
 *
 * @slot - The elements that show, at any depth, in shadow roots too.
 *
 * @event cl-change - What is shown has changed, with the new `snapshot`; at most one a frame.
 * @event cl-error - Something failed, with a `detail`; once, whichever elements show it.
 */
@localized()
@customElement('cl-session')
export class ClSession extends LitElement {
  static override styles = sessionStyles;

  readonly #views = new Views(this, () => this.#schedule());
  readonly #report = new FailureReport(this);
  readonly #driver = new SessionDriver({
    connect: () => this.#connectClient(),
    changed: () => this.#changed(),
  });
  #snapshot: Snapshot | null = null;
  /** The snapshot that the views have. */
  #shown: Snapshot | null = null;
  /** The wants that the state has, as text. */
  #wanted = '';
  #scheduled = false;
  /** The state's values of the properties that follow it, as they were last seen. */
  #followed: Followed = followed(this.#driver.state);

  /**
   * Name of an embedded model (`efficientnet-lite0`), URL of a model (`indexeddb://NAME` for one that
   * TensorFlow.js keeps), or `kept:` and the hash of one that the browser keeps. Null also while it is files that have just been opened.
   * Without it the embedded one is opened, with `image`.
   */
  @property() model: string | null = null;

  /** URL of the photo; null also while it is a file that the person gave. */
  @property() image: string | null = null;

  /** Index of the class to explain; null: the strongest. */
  @property({ attribute: 'class-index', type: Number }) classIndex: number | null = null;

  /**
   * Layer whose channels are shown; null: the last addition whose maps have 12 rows or more, else the last
   * addition, else the one that heatmaps explain.
   */
  @property() layer: string | null = null;

  /** Channel of that layer; null: the most telling one. */
  @property({ type: Number }) channel: number | null = null;

  /**
   * Heatmap method.
   * @default 'grad-cam'
   */
  @property() method: string = initialSelection.method;

  /**
   * Order of the channels: `telling` (strong in few places first), `strongest` (by mean), `channel` or `similarity`.
   * @default 'telling'
   */
  @property() order: ChannelOrder = initialSelection.order;

  /**
   * Backend to compute on: `wasm`, `webgl`, `webgpu`, `cpu`. Null: starts on wasm and looks for a
   * faster one once the first results are there. Sessions that share a worker share its backend: the last
   * choice holds.
   */
  @property() backend: string | null = null;

  /**
   * Script of the worker, where it cannot be the one beside this file: a bundler, a
   * Content-Security-Policy. Read when the first job runs.
   */
  @property({ attribute: 'worker-url' }) workerUrl: string | null = null;

  /** `classic` for a worker script that uses `importScripts`. */
  @property({ attribute: 'worker-type' }) workerType: WorkerType = 'module';

  /**
   * A module that adds layers of your own to those that models may have, relative to the page: its
   * default export is called with `{ registerLayer, tf }` in the worker. Read when the first job runs.
   */
  @property() layers: string | null = null;

  /**
   * File of the names of classes, in the reader's language for instance, relative to the page: a list, or
   * a map of index to name, as JSON, or a name a line. What does not fit a model is not used for it, which
   * is said where the model is shown.
   */
  @property() labels: string | null = null;

  /**
   * Folder that the embedded models are served from, relative to the page. By default the
   * package's own `models/`, found relative to this file; a bundled page must name it.
   */
  @property({ attribute: 'models-base' }) modelsBase: string | null = null;

  /**
   * What the person cannot change: with no value all that is given by an attribute here, else these of
   * `model image class-index layer channel method`. The page itself can.
   */
  @property() locked: string | null = null;

  constructor() {
    super();
    listen(this, ConnectEvent, ({ view }) => {
      this.#views.add(view);
      this.#schedule();
    });
    listen(this, WantsEvent, () => this.#schedule());
    listenToRequests(this, {
      snapshot: () => this.snapshot,
      modelsBase: () => this.#modelsBase(),
      dispatch: (action) => this.#driver.dispatch(action),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#views.findAll();
    // What was stopped when it left the page is wanted again.
    this.#wanted = '';
    this.#schedule();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects it for a moment; only one that stays away needs no worker.
    queueMicrotask(() => {
      if (!this.isConnected) this.#driver.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') && this.backend !== null) {
      this.#driver.dispatch({ type: 'backend-asked', prefer: this.backend });
    }
    if (changed.has('labels') && this.labels !== (changed.get('labels') ?? null)) {
      const labels = this.labels === null ? null : absolute(this.labels);
      this.#driver.dispatch({ type: 'labels-given', labels });
    }
    if (changed.has('locked')) {
      this.#driver.dispatch({ type: 'locked', locked: lockedBy(this, this.locked) });
    }
    // A page that names a photo and no model means the one that travels with the package.
    const unnamed = this.model === null && this.image !== null;
    if (unnamed && this.snapshot.model.phase === 'empty') this.model = defaultModel;
    this.#takeModelAndSelection();
    if (this.image !== null && this.image !== this.#followed.image) {
      this.#driver.dispatch(imageAsked(this.image, nameOfSource(this.image)));
    }
    // What was refused goes back to what it was.
    Object.assign(this, this.#followed);
  }

  protected override updated(): void {
    // The views have words of their own for what they were given; in another language these are others.
    this.#schedule();
  }

  /** What the page sets together with a model is meant for that model. */
  #takeModelAndSelection(): void {
    const model = this.model !== this.#followed.model ? this.model : null;
    const selection = this.#newSelection();
    const later = model !== null && this.snapshot.model.value !== undefined;
    if (!later && Object.keys(selection).length > 0) {
      this.#driver.dispatch({ type: 'selected', selection });
    }
    if (model === null) return;
    this.#driver.dispatch(modelAsked(model, this.#modelsBase(), later ? selection : {}));
  }

  /** What of the selection differs from the state: the page has set it. */
  #newSelection(): SelectionPart {
    const { classIndex, layer, channel, method, order } = this;
    const old = this.#followed;
    return {
      ...(Object.is(classIndex, old.classIndex) ? {} : { classIndex }),
      ...(layer === old.layer ? {} : { layer }),
      ...(Object.is(channel, old.channel) ? {} : { channel }),
      ...(method === old.method ? {} : { method }),
      ...(order === old.order ? {} : { order }),
    };
  }

  #modelsBase(): string {
    return this.modelsBase ?? defaultModelsBase();
  }

  #connectClient(): WorkerPool {
    const options = {
      workerUrl: this.workerUrl ?? undefined,
      workerType: this.workerType,
      layers: this.layers ?? undefined,
    };
    const client = new WorkerPool(options, workersOfPage(options));
    client.onbackend = (change) => this.#driver.dispatch({ type: 'backend-changed', ...change });
    return client;
  }

  /** Properties follow the state, except those that the page has set just now. */
  #changed(): void {
    this.#snapshot = null;
    const old = this.#followed;
    this.#followed = followed(this.#driver.state);
    for (const name of followedNames) {
      if (!Object.is(old[name], this.#followed[name])) {
        Object.assign(this, { [name]: this.#followed[name] });
      }
    }
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    nextFrame(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#push();
    });
  }

  /** Gives the views what is new and asks them what they need for it. */
  #push(): void {
    this.#give();
    const wants = this.#views.wants(this.snapshot);
    const wanted = JSON.stringify(wants);
    // Also when they want the same: then all that is left may start.
    if (wanted !== this.#wanted || !this.#driver.state.settled) {
      const { snapshot } = this;
      this.#wanted = wanted;
      this.#driver.dispatch({ type: 'wanted', wants });
      // What is waited for now is known to all of them in the same frame, the status line among them.
      if (snapshot !== this.snapshot) this.#give();
    }
    const { snapshot } = this;
    this.#report.tell([...failuresOf(this.#driver.state), ...this.#lacks]);
    if (snapshot === this.#shown) return;
    this.#shown = snapshot;
    this.dispatchEvent(new SessionChangeEvent(snapshot));
  }

  /** Gives the views what is shown at this moment, and what failed. */
  #give(): void {
    const failures = [...failuresOfSession(this.#driver.state), ...this.#lacks];
    const said = failures.map((one) => ({ ...one, words: failureWords(one) }));
    this.#views.receive(this.snapshot, said);
  }

  /** What the views need and the browser has not. */
  get #lacks(): readonly SessionFailure[] {
    return this.#views.openPopups && !canPopUp() ? [withoutPopups] : [];
  }

  /** What is shown at this moment. Frozen. */
  get snapshot(): Snapshot {
    return (this.#snapshot ??= snapshotOf(this.#driver.state));
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-session': ClSession;
  }
  interface HTMLElementEventMap {
    'cl-change': SessionChangeEvent;
    'cl-error': SessionErrorEvent;
  }
  interface DocumentEventMap {
    'cl-error': SessionErrorEvent;
  }
}
