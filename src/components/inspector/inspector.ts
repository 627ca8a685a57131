import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import type { Snapshot } from '../../session/snapshot.js';
import * as events from '../events.js';
import { IncomingDrop, type Incoming } from '../incoming/incoming-drop.js';
import type { Sample } from '../image-picker/samples.js';
import { SessionChangeEvent } from '../session/change-event.js';
import type { ClSession } from '../session/session.js';
import type { ClHeatmap } from '../heatmap/heatmap.js';
import type { ClImagePicker } from '../image-picker/image-picker.js';
import type { ClModelPicker } from '../model-picker/model-picker.js';
import type { ClNetwork } from '../network/network.js';
import type { ClPredictions } from '../predictions/predictions.js';
import type { PhotoFolder } from '../unit/photo-folder.js';
import { baseStyles } from '../shared/base.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { popupIsOpen } from '../shared/popup.js';
import '../heatmap/heatmap.js';
import '../image-picker/image-picker.js';
import '../model-picker/model-picker.js';
import '../network/network.js';
import '../predictions/predictions.js';
import '../session/session.js';
import '../status/backend.js';
import '../status/status.js';
import { bar } from './bar.js';
import { barStyles } from './bar.styles.js';
import { CopyLink } from './copy-link.js';
import { helpDialog } from './help-dialog.js';
import { selectedRow } from './hinge-line.js';
import { LinkQuestion, type Named } from './link-question.js';
import { inspectorStyles } from './inspector.styles.js';
import { commandOf, type KeyCommand } from './key-map.js';
import { neighbourLayer } from './neighbour-layer.js';
import { sidePanes, type SidePaneId } from './side-panes.js';
import type { PaneContext } from './side-pane.js';
import { tabRow, type Tab } from './tab-row.js';
import { nextTheme, storeTheme, storedTheme, type Theme } from './theme.js';

/** Narrower than this all panes take turns. */
const phoneWidth = 760;

export type InspectorPane = 'decision' | SidePaneId | 'network';

/** The panes that take turns on a narrow screen. */
const allPanes: readonly Tab<InspectorPane>[] = [
  { id: 'decision', title: () => msg('Decided') },
  ...sidePanes,
  { id: 'network', title: () => msg('Network') },
];

/**
 * @summary The whole inspector in one tag: a session, what to choose from above, the network, the
 * decision and its heatmap, where a channel fires and what it looks for, and the status line.
 *
 * It fills the window; where it is only a part of a page, `--cl-inspector-height` says how high it
 * is. Keys (`?` lists them) act while the focus is inside.
 *
 * @slot pages - Links to the other pages of a site, in the bar.
 *
 * @event cl-change - What is shown has changed, with the `snapshot`; from the session inside, or
 * another `pane` is in sight.
 * @event cl-error - Something failed, with a `detail`; from the session inside.
 *
 * @csspart bar - The bar at the top.
 * @csspart network - The network column.
 * @csspart decision - What it decided.
 * @csspart channel - The diptych about one channel.
 * @csspart unit - All about one channel, in the place of the diptych.
 * @csspart compare - Methods side by side, in the place of the diptych.
 * @csspart dream - The dream over the photo, in the place of the diptych.
 * @csspart evaluate - The test on a labelled folder, in the place of the diptych.
 * @csspart status - The status line.
 *
 * @csspart drop - What shows that a photo or a model can be dropped.
 *
 * @cssproperty --cl-inspector-height - Height of the whole; 100dvh by default.
 */
@localized()
@customElement('cl-inspector')
export class ClInspector extends LitElement {
  static override styles = [baseStyles, controlStyles, barStyles, inspectorStyles];

  readonly #incoming = new IncomingDrop(
    this,
    (incoming) => this.#take(incoming),
    (error) => this.modelPicker.refuse(error),
  );
  readonly #size = new ResizeObserver(() => this.#measure());
  readonly #copyLink = new CopyLink(this);
  readonly #linkQuestion = new LinkQuestion(this);

  @query('cl-session') private session!: ClSession;
  @query('cl-network:not([compact])') private network!: ClNetwork;
  @query('cl-predictions') private predictions!: ClPredictions;
  @query('cl-heatmap') private heatmap!: ClHeatmap;
  @query('cl-model-picker') private modelPicker!: ClModelPicker;
  @query('cl-image-picker') private imagePicker!: ClImagePicker;
  @query('main') private main!: HTMLElement;
  @query('.side') private side!: HTMLElement;
  @query('dialog.help') private dialog!: HTMLDialogElement;
  @query('.tie-box') private tieBox!: HTMLElement;
  @query('cl-activations') private activations!: Element;

  @state() private snapshot: Snapshot | null = null;
  @state() private theme: Theme = storedTheme();
  @state() private phone = false;
  @state() private photos: PhotoFolder | null = null;
  @state() private labelled: readonly File[] | null = null;
  @state() private compared: readonly number[] | undefined;
  /** The dotted line: its row and the width that it crosses. */
  @state() private tie: { readonly y: number | null; readonly width: number } = {
    y: null,
    width: 0,
  };

  /**
   * Name of an embedded model, its URL, or `kept:` and the hash of one that the browser keeps. Without it the
   * embedded one is opened, with `image`.
   */
  @property() model: string | null = null;

  /** URL of the photo; null also while it is a file that the person gave. */
  @property() image: string | null = null;

  /** Index of the class to explain; null: the strongest. */
  @property({ attribute: 'class-index', type: Number }) classIndex: number | null = null;

  /** Layer whose channels are shown; null: by rule. */
  @property() layer: string | null = null;

  /** Channel of that layer; null: the one that fires most. */
  @property({ type: Number }) channel: number | null = null;

  /**
   * Pane in sight: `channel`, `unit`, `compare`, `dream` or `evaluate`; `decision` or `network` where
   * all panes take turns, and where they do not `channel` is shown.
   */
  @property() pane: InspectorPane = 'decision';

  /** Photos offered by name. */
  @property({ attribute: false }) samples: readonly Sample[] = [];

  /** URL of a JSON list of photos offered by name. */
  @property({ attribute: 'samples-src' }) samplesSrc: string | null = null;

  /** Script of the worker, where it cannot be the one beside the package. */
  @property({ attribute: 'worker-url' }) workerUrl: string | null = null;

  /** A module that adds layers of your own to those that models may have; see `<cl-session>`. */
  @property() layers: string | null = null;

  /** File of the names of classes, in the reader's language for instance; see `<cl-session>`. */
  @property() labels: string | null = null;

  /** Folder that the embedded models are served from; a bundled page must name it. */
  @property({ attribute: 'models-base' }) modelsBase: string | null = null;

  /** Address that opens this view again; without it there is no button to copy it. */
  @property() link: string | null = null;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#keyDown(event));
    this.addEventListener('keyup', (event) => this.#keyUp(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate(): void {
    // An attribute may say anything.
    if (!allPanes.some(({ id }) => id === this.pane)) this.pane = 'decision';
    if (this.theme === 'page') delete this.dataset['theme'];
    else this.dataset['theme'] = this.theme;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('pane') !== undefined && this.snapshot) {
      this.dispatchEvent(new SessionChangeEvent(this.snapshot));
    }
    if (changed.has('snapshot') || changed.has('phone') || changed.has('pane')) {
      // The grids draw in their own time; the line follows them.
      requestAnimationFrame(() => this.#measure());
    }
  }

  #sidePane(): (typeof sidePanes)[number] {
    return sidePanes.find(({ id }) => id === this.pane) ?? sidePanes[0];
  }

  /** Whether the heatmap explains the layer chosen, and says that its cells could not be placed. */
  get #placementSaid(): boolean {
    const layer = this.snapshot?.chosen.layer;
    const shown = this.heatmap?.result;
    if (this.phone || !layer || !shown?.layers.includes(layer)) return false;
    return ['unknown', 'scattered'].includes(shown.placement.by);
  }

  /** The place on the screen where the pane is. */
  #place(): 'decision' | 'side' | 'network' {
    return this.pane === 'decision' || this.pane === 'network' ? this.pane : 'side';
  }

  /** What came from outside goes where the person would have chosen it. */
  #take(incoming: Incoming): void {
    if (incoming.is === 'model') this.modelPicker.open(incoming.files, incoming.name);
    else if (incoming.is === 'labels') this.modelPicker.read({ labels: incoming.file });
    else if (incoming.is === 'class-folders') {
      this.labelled = incoming.files;
      this.#show('evaluate');
    } else this.imagePicker.take(incoming);
  }

  #changed({ snapshot }: SessionChangeEvent): void {
    const { session } = this;
    this.snapshot = snapshot;
    this.model = session.model;
    this.image = session.image;
    this.classIndex = session.classIndex;
    this.layer = session.layer;
    this.channel = session.channel;
  }

  #measure(): void {
    this.phone = this.clientWidth <= phoneWidth;
    const { tieBox, activations } = this;
    if (!tieBox) return;
    const y = selectedRow(activations, tieBox);
    const width = tieBox.clientWidth;
    if (y !== this.tie.y || width !== this.tie.width) this.tie = { y, width };
  }

  #switchTheme(): void {
    this.theme = nextTheme(this.theme);
    storeTheme(this.theme);
  }

  #keyDown(event: KeyboardEvent): void {
    if (this.dialog.open) return;
    if (event.key === 'Escape' && popupIsOpen(this.renderRoot)) return;
    const command = commandOf(event);
    if (command && this.#run(command, event.key)) event.preventDefault();
  }

  #keyUp(event: KeyboardEvent): void {
    if (event.key === 'o') this.heatmap.bare = false;
  }

  /** Does what a key asks for; false: there is nothing to do. */
  #run(command: KeyCommand, key: string): boolean {
    switch (command) {
      case 'find':
        if (this.phone) this.pane = 'network';
        void this.updateComplete.then(() => this.network.focusSearch());
        return true;
      case 'previous-layer':
        return this.#stepLayer(-1);
      case 'next-layer':
        return this.#stepLayer(1);
      case 'explain':
        return this.#explain(Number(key));
      case 'next-method':
        return this.#nextMethod();
      case 'contours':
        this.heatmap.noContours = !this.heatmap.noContours;
        return true;
      case 'hide':
        this.heatmap.bare = true;
        return true;
      case 'unit':
      case 'dream':
        return this.#show(this.pane === command ? 'channel' : command);
      case 'pause':
        if (!this.snapshot?.job) return false;
        return this.#ask(new events.PauseEvent(!this.snapshot.job.paused));
      case 'cancel':
        return this.snapshot?.job ? this.#ask(new events.CancelEvent()) : false;
      case 'help':
        this.dialog.showModal();
        return true;
    }
  }

  /** Shows a side pane, which may be further down where it stands below the decision. */
  #show(pane: SidePaneId): true {
    this.pane = pane;
    void this.updateComplete.then(() => this.side.scrollIntoView({ block: 'nearest' }));
    return true;
  }

  #ask(request: Event): true {
    this.session.dispatchEvent(request);
    return true;
  }

  #stepLayer(step: 1 | -1): boolean {
    const model = this.snapshot?.model.value;
    const layer = model && neighbourLayer(model, this.snapshot?.chosen.layer ?? null, step);
    return layer ? this.#ask(new events.SelectLayerEvent(layer)) : false;
  }

  #explain(place: number): boolean {
    const prediction = this.predictions.result?.top[place - 1];
    return prediction ? this.#ask(new events.SelectClassEvent(prediction.index)) : false;
  }

  #nextMethod(): boolean {
    const { methods } = this.heatmap;
    if (methods.length < 2) return false;
    const at = methods.findIndex(({ id }) => id === this.snapshot?.selection.method);
    return this.#ask(new events.SelectMethodEvent(methods[(at + 1) % methods.length]!.id));
  }

  /** Puts the focus into the panes, where the keys act. */
  override focus(options?: FocusOptions): void {
    this.main.focus(options);
  }

  /**
   * What may be opened of a model and a photo that a link names: all that is on the page's own origin,
   * and what the person says yes to when asked, with the host. Null stands for what may not. Nothing
   * is requested before; set `model` and `image` to the answer.
   */
  permit(named: Named): Promise<Named> {
    return this.#linkQuestion.permit(named);
  }

  override render(): TemplateResult {
    return html`
      <span class="visually-hidden" role="status">${this.#copyLink.message}</span>
      <cl-session
        .model=${this.model}
        .image=${this.image}
        .classIndex=${this.classIndex}
        .layer=${this.layer}
        .channel=${this.channel}
        .workerUrl=${this.workerUrl}
        .layers=${this.layers}
        .labels=${this.labels}
        .modelsBase=${this.modelsBase}
        @cl-change=${this.#changed}
      >
        <div class="frame-all" data-pane=${this.phone ? this.#place() : 'all'}>
          ${this.#renderBar()}
          ${
            this.phone
              ? html`<nav aria-label=${msg('Panes')}>${this.#renderTabs(allPanes, this.pane)}</nav>`
              : nothing
          }
          <main tabindex="-1" aria-label=${msg('Inspector')}>
            ${this.#renderNetwork()} ${this.#renderDecision()} ${this.#renderSide()}
          </main>
          ${
            this.phone
              ? html`<cl-network
                  class="strip"
                  compact
                  role="navigation"
                  aria-label=${msg('Stages')}
                ></cl-network>`
              : nothing
          }
          <cl-status part="status" role="region" aria-label=${msg('Status')}></cl-status>
        </div>
        ${this.#incoming.over ? this.#renderDropTarget() : nothing}
      </cl-session>
      ${helpDialog(this.heatmap?.methods.length ?? 1)} ${this.#linkQuestion.render()}
    `;
  }

  #renderBar(): TemplateResult {
    return bar({
      samples: this.samples,
      samplesSrc: this.samplesSrc,
      theme: this.theme,
      switchTheme: () => this.#switchTheme(),
      link: this.link,
      said: this.#copyLink.message,
      copy: (link) => void this.#copyLink.copy(link),
      showHelp: () => this.dialog.showModal(),
    });
  }

  #renderNetwork(): TemplateResult {
    return html`
      <cl-network
        class="network"
        part="network"
        id="pane-network"
        role=${this.phone ? 'tabpanel' : 'navigation'}
        aria-label=${msg('The network')}
      ></cl-network>
    `;
  }

  #renderDecision(): TemplateResult {
    const { snapshot } = this;
    // A photo that waits for a model is not asked for once more.
    const waits = snapshot?.model.phase === 'error' && snapshot.imageSource !== null;
    const photo =
      snapshot !== null && !snapshot.image.value && snapshot.image.phase === 'empty' && !waits;
    return html`
      <section
        class="decision"
        part="decision"
        id="pane-decision"
        role=${this.phone ? 'tabpanel' : 'region'}
        aria-label=${msg('What it decided')}
      >
        <h2 class="title">${msg('What it decided')}</h2>
        ${
          photo
            ? html`<cl-image-picker
                pane
                .samples=${this.samples}
                .samplesSrc=${this.samplesSrc}
              ></cl-image-picker>`
            : nothing
        }
        <div class="answer" ?hidden=${photo}>
          <cl-predictions></cl-predictions>
          <cl-heatmap></cl-heatmap>
        </div>
      </section>
    `;
  }

  /** One of the side panes, with their tabs where the screen has no tabs for all panes. */
  #renderSide(): TemplateResult {
    const pane = this.#sidePane();
    const context: PaneContext = {
      snapshot: this.snapshot,
      tie: this.tie,
      placementSaid: this.#placementSaid,
      showDecision: () => {
        if (this.phone) this.pane = 'decision';
      },
      compareClasses: (classes) => {
        // One output behind a sigmoid stands for two classes.
        const count = this.snapshot?.model.value?.classNames.length ?? Infinity;
        this.compared = classes.filter((index) => index < count);
        this.#show('compare');
      },
      compared: this.compared,
      showUnit: () => void this.#show('unit'),
      labelled: this.labelled,
      photos: this.photos,
      keepPhotos: (photos) => (this.photos = photos),
    };
    return html`
      <div class="side">
        ${this.phone ? nothing : this.#renderTabs(sidePanes, pane.id)}
        <section
          class=${pane.id}
          part=${pane.id}
          id="pane-${pane.id}"
          role="tabpanel"
          aria-label=${pane.label(context)}
        >
          ${cache(pane.content(context))}
        </section>
      </div>
    `;
  }

  #renderTabs<Id extends InspectorPane>(tabs: readonly Tab<Id>[], shown: Id): TemplateResult {
    return tabRow(msg('Panes'), tabs, shown, (pane) => (this.pane = pane));
  }

  #renderDropTarget(): TemplateResult {
    return html`
      <div class="drop" part="drop">
        <p class="title">${msg('Drop a photo or a model here')}</p>
        <p>${msg('It stays on this device.')}</p>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-inspector': ClInspector;
  }
}
