import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import type { Snapshot } from '../../session/snapshot.js';
import { lockedBy } from '../../session/locked.js';
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
import { methodsNamed } from '../heatmap/methods-named.js';
import { methods as allMethods, type DescribedMethod } from '../heatmap/methods.js';
import { baseStyles } from '../shared/base.styles.js';
import { controlStyles } from '../shared/controls.styles.js';
import { customElement } from '../shared/custom-element.js';
import { jsonObject } from '../shared/json-attribute.js';
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
import { bar, pageLinks } from './bar.js';
import { barStyles } from './bar.styles.js';
import { paneOf } from './former-panes.js';
import { helpDialog } from './help-dialog.js';
import { selectedRow } from './hinge-line.js';
import { LinkQuestion, type Named } from './link-question.js';
import { inspectorStyles } from './inspector.styles.js';
import { layerTitle } from './layer-title.js';
import { shareStyles } from './share.styles.js';
import { Sharing, type ShareEntry } from './sharing.js';
import { LookKeeper, type InspectorLook } from './look.js';
import { commandOf, type KeyCommand } from './key-map.js';
import { panesNamed, type InspectorPane } from './panes.js';
import { printStyles } from './print.styles.js';
import { neighbourLayer } from './neighbour-layer.js';
import { isShort, roomIn, type Room } from './room.js';
import { sidePanes, type SidePaneId } from './side-panes.js';
import type { PaneContext } from './side-pane.js';
import type { FindShown } from './report/reported-view.js';
import { ReportSaving, type ReportFile } from './report-saving.js';
import { centreTab, tabRow, type Tab } from './tab-row.js';
import { TourGuide } from './tour/guide.js';
import type { TourView } from './tour/steps.js';
import { isTheme, nextTheme, storeTheme, storedTheme, type Theme } from './theme.js';

/**
 * @summary The whole inspector in one tag: a session, what to choose from above, the network, the
 * decision and its heatmap, where a channel fires and what it looks for, and the status line.
 *
 * It fills the window; where it is only a part of a page, `--cl-inspector-height` says how high it
 * is. Keys (`?` lists them) act while the focus is inside.
 *
 * @slot pages - Links to the other pages of a site: in the bar, on a phone below the heatmap.
 *
 * @event cl-change - What is shown has changed, with the `snapshot`; from the session inside, or
 * another `pane` is in sight.
 * @event cl-error - Something failed, with a `detail`; from the session inside.
 *
 * @csspart bar - The bar at the top.
 * @csspart share - The menu of what can be taken along of the view.
 * @csspart network - The network column.
 * @csspart decision - What it decided.
 * @csspart channel - The diptych about one channel.
 * @csspart circuit - All about one channel, in the place of the diptych.
 * @csspart compare - Methods side by side, in the place of the diptych.
 * @csspart dream - The dream over the photo, in the place of the diptych.
 * @csspart test - The test on a labelled folder, in the place of the diptych.
 * @csspart status - The status line.
 * @csspart tour - What to do next, while a person is led through the page.
 *
 * @csspart drop - What shows that a photo or a model can be dropped.
 *
 * @cssproperty --cl-inspector-height - Height of the whole; 100dvh by default.
 */
@localized()
@customElement('cl-inspector')
export class ClInspector extends LitElement {
  static override styles = [
    ...[baseStyles, controlStyles, barStyles, shareStyles, inspectorStyles],
    printStyles,
  ];

  readonly #incoming = new IncomingDrop(
    this,
    (incoming) => this.#take(incoming),
    (error) => this.modelPicker.refuse(error),
  );
  readonly #size = new ResizeObserver(() => this.#measure());
  readonly #reportSaving = new ReportSaving(this);
  readonly #sharing = new Sharing(this);
  readonly #linkQuestion = new LinkQuestion(this);
  readonly #look = new LookKeeper(this, () => this.#tell());
  readonly #tour = new TourGuide(this, () => this.#tourView);

  @query('cl-session') private session!: ClSession;
  @query('cl-network:not([compact])') private network!: ClNetwork | null;
  @query('cl-predictions') private predictions!: ClPredictions | null;
  @query('cl-heatmap') private heatmap!: ClHeatmap | null;
  @query('cl-model-picker') private modelPicker!: ClModelPicker;
  @query('cl-image-picker') private imagePicker!: ClImagePicker;
  @query('main') private main!: HTMLElement;
  @query('dialog.help') private dialog!: HTMLDialogElement;
  @query('.tie-box') private tieBox!: HTMLElement;
  @query('cl-activations') private activations!: Element;
  @query('.tabs') private tabs!: HTMLElement | null;

  @state() private snapshot: Snapshot | null = null;
  @state() private room: Room = 'columns';
  /** Whether it is as low as a phone on its side. */
  @state() private short = false;
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

  /** Channel of that layer; null: the most telling one. */
  @property({ type: Number }) channel: number | null = null;

  /**
   * Pane in sight: `channel`, `circuit`, `compare`, `dream` or `test`; `decision` or `network` where
   * all panes take turns, and where they do not `channel` is shown.
   */
  @property() pane: InspectorPane = 'decision';

  /**
   * Panes that are there, by their names with spaces between, in the inspector's order; without it, or
   * without a known name, all.
   */
  @property() panes: string | null = null;

  /** Heatmap methods that are offered, by their names with spaces between; without it, all. */
  @property() methods: string | null = null;

  /**
   * What the person cannot change: with no value all that is given by an attribute here, else these of
   * `model image class-index layer channel`. The page itself can.
   */
  @property() locked: string | null = null;

  /**
   * `light`, `dark`, or `page`: as the page around it. What is set here is not kept for another time.
   * @default the person's last choice
   */
  @property() theme: Theme = storedTheme();

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

  /** Address that opens this view again; without it there is none to copy. */
  @property() link: string | null = null;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#keyDown(event));
    this.addEventListener('keyup', (event) => this.#keyUp(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before anything is drawn, so that nothing moves.
    this.#takeSize();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate(): void {
    // An attribute may say anything.
    const panes = panesNamed(this.panes);
    const asked = paneOf(this.pane);
    this.pane = (panes.find(({ id }) => id === asked) ?? panes[0]!).id;
    if (!isTheme(this.theme)) this.theme = 'page';
    if (this.theme === 'page') delete this.dataset['theme'];
    else this.dataset['theme'] = this.theme;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('pane') !== undefined || changed.get('theme') !== undefined) this.#tell();
    this.#tour.see();
    if (changed.has('pane') || changed.has('room')) {
      if (this.tabs) centreTab(this.tabs);
      // Where panes take turns one begins at its top.
      if (this.#phone && changed.get('pane') !== undefined) this.main.scrollTop = 0;
    }
    if (changed.has('snapshot') || changed.has('room') || changed.has('pane')) {
      // The grids draw in their own time; the line follows them.
      requestAnimationFrame(() => this.#measure());
    }
  }

  /** Whether a pane is one of those that are there. */
  #has(pane: InspectorPane): boolean {
    return panesNamed(this.panes).some(({ id }) => id === pane);
  }

  get #sidePanes(): readonly (typeof sidePanes)[number][] {
    return sidePanes.filter(({ id }) => this.#has(id));
  }

  #sidePane(): (typeof sidePanes)[number] | undefined {
    return this.#sidePanes.find(({ id }) => id === this.pane) ?? this.#sidePanes[0];
  }

  /** Whether the heatmap explains the layer chosen, and says that its cells could not be placed. */
  get #placementSaid(): boolean {
    const layer = this.snapshot?.chosen.layer;
    const shown = this.heatmap?.result;
    if (this.#phone || !layer || !shown?.layers.includes(layer)) return false;
    return ['unknown', 'scattered'].includes(shown.placement.by);
  }

  /** Places of the screen that have a pane. */
  get #places(): string {
    const { length } = this.#sidePanes;
    return (['network', 'decision', 'side'] as const)
      .filter((place) => (place === 'side' ? length > 0 : this.#has(place)))
      .join(' ');
  }

  get #methods(): readonly DescribedMethod[] {
    return this.methods === null ? allMethods : methodsNamed.fromAttribute(this.methods);
  }

  /** What can be taken along of the view. A new one is a line here. */
  get #shareEntries(): readonly ShareEntry[] {
    const { link, snapshot } = this;
    const panes = this.#panesInSight;
    const seen = snapshot?.model.value ? { inspector: this, snapshot, panes } : null;
    return [...this.#sharing.entries(link, seen), this.#reportEntry()];
  }

  #reportEntry(): ShareEntry {
    return {
      label: msg('Save report'),
      detail: msg('Photo, decision and maps in one file'),
      share: () => void this.#reportSaving.save(() => this.#reportFile()),
    };
  }

  async #reportFile(): Promise<ReportFile> {
    const { report, reportName, reportedView } = await import('./report/report.js');
    const view = reportedView(this.session.snapshot, this.#shown);
    return { blob: await report(view), name: reportName(view) };
  }

  /** What has come of what was taken along last; empty: nothing to say. */
  get #shareSaid(): string {
    return this.#sharing.said || this.#reportSaving.message;
  }

  get #panesInSight(): readonly InspectorPane[] {
    if (this.#phone) return [this.pane];
    const side = this.#striped && this.pane === 'network' ? this.pane : this.#sidePane()?.id;
    return [...(this.#has('decision') ? ['decision' as const] : []), ...(side ? [side] : [])];
  }

  /** The place on the screen where the pane is. */
  #place(): 'decision' | 'side' | 'network' {
    return this.pane === 'decision' || this.pane === 'network' ? this.pane : 'side';
  }

  /** Whether neither a photo nor a model may come in. */
  get #takesNothing(): boolean {
    const locked = lockedBy(this, this.locked);
    return locked.includes('model') && locked.includes('image');
  }

  /** What came from outside goes where the person would have chosen it. */
  #take(incoming: Incoming): void {
    if (incoming.is === 'model') this.modelPicker.open(incoming.files, incoming.name);
    else if (incoming.is === 'labels') this.modelPicker.read({ labels: incoming.file });
    else if (incoming.is === 'class-folders' && this.#has('test')) {
      this.labelled = incoming.files;
      this.#show('test');
    } else this.imagePicker.take(incoming);
  }

  #changed({ snapshot }: SessionChangeEvent): void {
    const { session } = this;
    const model = snapshot.model.value;
    if (model && model !== this.snapshot?.model.value) this.#look.open(model);
    this.snapshot = snapshot;
    this.model = session.model;
    this.image = session.image;
    this.classIndex = session.classIndex;
    this.layer = session.layer;
    this.channel = session.channel;
  }

  #tell(): void {
    if (this.snapshot) this.dispatchEvent(new SessionChangeEvent(this.snapshot));
  }

  /** An element inside, if it is in sight: where all panes take turns a side pane may not be. */
  readonly #shown: FindShown = (tag) => {
    const element = this.renderRoot.querySelector(tag);
    const away = this.#phone && this.#place() !== 'side' && element?.closest('.side');
    return away ? null : element;
  };

  #measure(): void {
    this.#takeSize();
    const { tieBox, activations, tabs } = this;
    if (tabs) centreTab(tabs);
    if (!tieBox) return;
    const y = selectedRow(activations, tieBox);
    const width = tieBox.clientWidth;
    if (y !== this.tie.y || width !== this.tie.width) this.tie = { y, width };
  }

  #takeSize(): void {
    // A page of paper is narrow, and is to have what the screen has; what is not in sight has no size.
    if (matchMedia('print').matches || this.clientWidth === 0) return;
    this.room = roomIn(this);
    this.short = isShort(this);
  }

  /** Whether all panes take turns, for want of room. */
  get #phone(): boolean {
    return this.room === 'turns';
  }

  /** Whether the network is a strip, and its tree one of the panes beside the decision. */
  get #striped(): boolean {
    return this.room === 'middle' && this.#places === 'network decision side';
  }

  #switchTheme(): void {
    this.theme = nextTheme(this.theme);
    storeTheme(this.theme);
  }

  #keyDown(event: KeyboardEvent): void {
    if (this.dialog.open) return;
    if (event.key === 'Escape' && popupIsOpen(this.renderRoot)) return;
    if (event.key === 'Escape' && this.#tour.running) return this.#tour.end();
    const command = commandOf(event);
    if (command && this.#run(command, event.key)) event.preventDefault();
  }

  #keyUp(event: KeyboardEvent): void {
    if (event.key === 'o' && this.heatmap) this.heatmap.bare = false;
  }

  /** Does what a key asks for; false: there is nothing to do. */
  #run(command: KeyCommand, key: string): boolean {
    const { heatmap } = this;
    switch (command) {
      case 'find':
        if (!this.#has('network')) return false;
        if (this.#phone || this.#striped) this.pane = 'network';
        void this.updateComplete.then(() => this.network?.focusSearch());
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
        if (!heatmap) return false;
        heatmap.noContours = !heatmap.noContours;
        return true;
      case 'cover':
        if (!heatmap) return false;
        heatmap.covering = !heatmap.covering;
        return true;
      case 'hide':
        if (!heatmap) return false;
        heatmap.bare = true;
        return true;
      case 'circuit':
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

  /** Shows a side pane; false: it is not there. */
  #show(pane: SidePaneId): boolean {
    if (!this.#has(pane)) return false;
    this.pane = pane;
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
    const prediction = this.predictions?.result?.top[place - 1];
    return prediction ? this.#ask(new events.SelectClassEvent(prediction.index)) : false;
  }

  #nextMethod(): boolean {
    const { methods = [] } = this.heatmap ?? {};
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

  /**
   * How it asks and draws: heatmap method and its settings, colours, opacity, what is compared … Setting
   * it makes all that it leaves out as by default; names of layers and classes that the model lacks are
   * ignored. The attribute is the same object as JSON.
   */
  @property({ converter: jsonObject })
  get look(): InspectorLook {
    return this.#look.look;
  }

  set look(look: InspectorLook) {
    const opened = this.hasUpdated && this.model === this.session.model;
    this.#look.set(look, opened ? this.snapshot?.model.value : undefined);
  }

  /** Of a page that is whole and free. */
  get #offersTour(): boolean {
    const whole = this.panes === null && this.methods === null && this.locked === null;
    return whole && this.#tour.isOffered;
  }

  get #tourView(): TourView | null {
    const { snapshot, pane, heatmap } = this;
    if (!snapshot?.model.value) return null;
    const tabs = panesNamed(this.panes);
    const { methods = [], covering = false } = heatmap ?? {};
    const panes = tabs.map(({ id }) => id);
    return {
      seen: { snapshot, pane, panes, methods: methods.length, covering },
      inSight: [...this.#panesInSight, ...(this.#phone ? [] : (['network'] as const))],
      tabs,
    };
  }

  /** Whether all panes take turns, for want of room. */
  get narrow(): boolean {
    return this.#phone;
  }

  /**
   * What is open, as one HTML file that needs nothing else: the photo, the decision, the heatmap, the side
   * pane, the numbers, and how they came about, in the language of the page. It holds what has been
   * computed; nothing is computed for it, and what is missing is said in it.
   * @throws NothingToReportError while no model or no photo is open
   */
  async report(): Promise<Blob> {
    return (await this.#reportFile()).blob;
  }

  /** In a frame too low for a strip the layers are in the pane of the network. */
  get #hasStrip(): boolean {
    return this.#striped || (this.#phone && !this.short && this.#has('network'));
  }

  get #frameClasses(): string {
    const tabbed = panesNamed(this.panes).length > 1;
    const classes = { striped: this.#hasStrip, short: this.short, untabbed: !tabbed };
    return Object.entries(classes)
      .filter(([, has]) => has)
      .map(([name]) => name)
      .join(' ');
  }

  override render(): TemplateResult {
    return html`
      <span class="visually-hidden" role="status">${this.#shareSaid}</span>
      <cl-session
        .model=${this.model}
        .image=${this.image}
        .classIndex=${this.classIndex}
        .layer=${this.layer}
        .channel=${this.channel}
        .locked=${lockedBy(this, this.locked).join(' ') || null}
        .workerUrl=${this.workerUrl}
        .layers=${this.layers}
        .labels=${this.labels}
        .modelsBase=${this.modelsBase}
        @cl-change=${this.#changed}
      >
        <div
          class="frame-all ${this.#frameClasses}"
          data-pane=${this.#phone ? this.#place() : 'all'}
          data-places=${this.#places}
          data-room=${this.#striped || this.#phone ? this.room : 'columns'}
          data-tour=${this.#tour.at ?? nothing}
        >
          ${this.#renderBar()} ${this.#phone && !this.short ? this.#renderAllTabs() : nothing}
          <main tabindex="-1" aria-label=${msg('Inspector')}>
            ${this.#has('network') && !this.#striped ? this.#renderNetwork() : nothing}
            ${this.#has('decision') ? this.#renderDecision() : nothing} ${this.#renderSide()}
          </main>
          ${
            this.#hasStrip
              ? html`<cl-network
                  class="strip"
                  compact
                  role="navigation"
                  aria-label=${msg('Stages')}
                ></cl-network>`
              : nothing
          }
          <div class="foot">
            ${this.#tour.render()}
            <cl-status part="status" role="region" aria-label=${msg('Status')}></cl-status>
          </div>
        </div>
        ${this.#incoming.over && !this.#takesNothing ? this.#renderDropTarget() : nothing}
      </cl-session>
      ${helpDialog(this.heatmap?.methods.length ?? 1, () => this.#tour.start())}
      ${this.#linkQuestion.render()}
    `;
  }

  #renderBar(): TemplateResult {
    return bar({
      tabs: this.short ? this.#renderAllTabs() : null,
      pages: !this.#phone,
      samples: this.samples,
      samplesSrc: this.samplesSrc,
      theme: this.theme,
      switchTheme: () => this.#switchTheme(),
      share: {
        entries: this.#shareEntries,
        sharing: this.#sharing,
        said: this.#shareSaid,
      },
      showHelp: () => this.dialog.showModal(),
      startTour: this.#offersTour ? () => this.#tour.start() : null,
    });
  }

  #renderNetwork(): TemplateResult {
    return html`
      <cl-network
        class="network"
        part="network"
        id="pane-network"
        role=${this.#phone || this.#striped ? 'tabpanel' : 'navigation'}
        aria-label=${msg('The network')}
      ></cl-network>
    `;
  }

  #renderDecision(): TemplateResult {
    const { snapshot } = this;
    // A photo that waits for a model is not asked for once more.
    // What a page is about to name is not asked for either.
    const opens = snapshot?.model.phase === 'loading';
    const waits = snapshot?.model.phase === 'error' && snapshot.imageSource !== null;
    const photo =
      snapshot !== null &&
      !snapshot.image.value &&
      snapshot.image.phase === 'empty' &&
      !waits &&
      !opens;
    return html`
      <section
        class="decision"
        part="decision"
        id="pane-decision"
        role=${this.#phone ? 'tabpanel' : 'region'}
        aria-label=${msg('What it decided')}
      >
        ${
          photo
            ? html`<h2 class="title">${msg('What it decided')}</h2>
                <cl-image-picker
                  pane
                  .samples=${this.samples}
                  .samplesSrc=${this.samplesSrc}
                ></cl-image-picker>`
            : nothing
        }
        <div class="answer" ?hidden=${photo}>
          <cl-predictions
            ><h2 class="title" slot="title">${msg('What it decided')}</h2></cl-predictions
          >
          <cl-heatmap fit examines .methods=${this.#methods}></cl-heatmap>
          ${this.#phone && !photo ? this.#renderWays() : nothing}
        </div>
      </section>
    `;
  }

  /** What the bar has no room for: the tour, which has no button for the help either, and other pages. */
  #renderWays(): TemplateResult {
    return html`<div class="ways">
      <button type="button" class="button small" @click=${() => this.#tour.start()}>
        ${msg('Take the tour')}
      </button>
      ${pageLinks()}
    </div>`;
  }

  /** One of the side panes, with their tabs where there are no tabs for all panes. */
  #renderSide(): TemplateResult | typeof nothing {
    const pane = this.#sidePane();
    if (!pane) return nothing;
    const context: PaneContext = {
      snapshot: this.snapshot,
      tie: this.tie,
      placementSaid: this.#placementSaid,
      showDecision: () => {
        if (this.#phone) this.pane = 'decision';
      },
      compareClasses: (classes) => {
        // One output behind a sigmoid stands for two classes.
        const count = this.snapshot?.model.value?.classNames.length ?? Infinity;
        this.compared = classes.filter((index) => index < count);
        this.#show('compare');
      },
      compared: this.compared,
      showUnit: this.#has('circuit') ? () => void this.#show('circuit') : null,
      methods: this.methods,
      labelled: this.labelled,
      photos: this.photos,
      keepPhotos: (photos) => (this.photos = photos),
    };
    if (this.#striped && this.pane === 'network') {
      return html`<div class="side">${this.#renderHead('network')} ${this.#renderNetwork()}</div>`;
    }
    return html`
      <div class="side">
        ${this.#phone ? nothing : this.#renderHead(pane.id)}
        <section
          class=${pane.id}
          part=${pane.id}
          id="pane-${pane.id}"
          role="tabpanel"
          tabindex="0"
          aria-label=${pane.label(context)}
        >
          ${cache(pane.content(context))}
        </section>
      </div>
    `;
  }

  /** The head of the last column: its panes, and the layer that all of them are about. */
  #renderHead(shown: InspectorPane): TemplateResult {
    const { model, chosen } = this.snapshot ?? {};
    const network = panesNamed(this.panes).filter(({ id }) => id === 'network');
    const tabs = [...this.#sidePanes, ...(this.#striped ? network : [])];
    return html`<div class="head-row">
      ${this.#renderTabs(tabs, shown)} ${layerTitle(model?.value, chosen?.layer ?? null)}
    </div>`;
  }

  /** The tabs of all panes, where these take turns. */
  #renderAllTabs(): TemplateResult | typeof nothing {
    return this.#renderTabs(panesNamed(this.panes), this.pane);
  }

  /** Nothing where there is one pane alone. */
  #renderTabs(
    tabs: readonly Tab<InspectorPane>[],
    shown: InspectorPane,
  ): TemplateResult | typeof nothing {
    if (tabs.length < 2) return nothing;
    const row = tabRow(msg('Panes'), tabs, shown, (pane) => (this.pane = pane));
    return this.#phone
      ? html`<nav class="tabs-row" aria-label=${msg('Panes')}>${row}</nav>`
      : html`<div class="tabs-row">${row}</div>`;
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
