import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FilterPreset } from '../../facts/filters.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { layerName } from '../../view/layer-name.js';
import { readsImage } from '../../view/reads-image.js';
import type { RoleUnit } from '../../view/network/tree.types.js';
import { PauseEvent, SelectChannelEvent, SelectLayerEvent } from '../events.js';
import { looksLine } from '../explanations/lines.js';
import { channelGrid, pageOf } from '../shared/channel-grid.js';
import { ChannelsElement } from '../shared/channels-element.js';
import { customElement } from '../shared/custom-element.js';
import { jsonObject } from '../shared/json-attribute.js';
import { localized } from '../shared/localized.js';
import { LazyPart } from '../shared/lazy-part.js';
import { canPopUp, hidePopup, keepEscape, opens, placeBelow } from '../shared/popup.js';
import type { Note } from '../shared/result-frame.js';
import { plainFilters } from './plain-filters.js';
import { bigPicture, bigView } from './big-view.js';
import { blockChips, blockTensors } from './block-tensors.js';
import { channelOrder } from './channel-order.js';
import { given, normal, type FilterChoices } from './choices.js';
import { filterTile, picturesOf } from './filter-status.js';
import { filtersStyles } from './filters.styles.js';
import { gridHead } from './grid-head.js';
import { GrowingFrames } from './growing-frames.js';
import { bigKernel, kernelTile, type PhotoKernels } from './kernel-tiles.js';
import { kernelsOf } from './kernels-of.js';
import { saveFrames, savePicture, saveRecipe, saveSheet } from './save.js';
import { saveMenu } from './save-menu.js';
import { VisibleTiles } from './visible-tiles.js';
import { filterWants, type FiltersWant } from './wants.js';

type KernelWant = Extract<Want, { job: 'kernel' }>;

/** Widths of the popups, in pixels. */
const formWidth = 320;
const menuWidth = 260;

/**
 * @summary What the channels of a layer look for: pictures grown from noise to excite each of them,
 * as they grow, in the same order as `cl-activations` beside it; one of them big, with its score,
 * its stages of growth, and more steps on request. The kernels of a layer that reads the photo itself
 * are drawn as the small pictures that they are.
 *
 * @event cl-select-channel - A channel was chosen.
 * @event cl-select-layer - Another tensor of the block was chosen.
 * @event cl-select-page - Another page of channels was asked for.
 * @event cl-wants - The picture chosen should grow further, or all should grow otherwise.
 * @event cl-pause - The drawing should be held, or go on.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - The question that the element answers.
 * @csspart block - The tensors of the block that the layer is in, to choose from.
 * @csspart hero - The channel chosen: its picture and the facts beside it.
 * @csspart big - The picture.
 * @csspart facts - Score, stages and the button that grows it further.
 * @csspart grow - That button.
 * @csspart grid-box - The grid with its head and foot.
 * @csspart settings - The button that opens the settings.
 * @csspart form - The settings: quality, objective, seed, steps, size, and the variations a picture must withstand.
 * @csspart grid - The tiles.
 * @csspart paging - Which channels are shown.
 * @csspart save - The button that opens what can be saved.
 * @csspart menu - What can be saved: pictures, the growth, the settings.
 * @csspart frame - The result or the message in its place.
 *
 * @cssproperty --cl-big - Side of the big picture.
 * @cssproperty --tile - Least side of a tile.
 * @cssproperty --cl-mark - The ring of the selected tile, and the bar of a running one.
 */
@localized()
@customElement('cl-filters')
export class ClFilters extends ChannelsElement<FiltersResult> {
  static override styles = [...ChannelsElement.styles, filtersStyles];

  /** Its settings and the ways to save cannot be opened where a browser has no popovers. */
  readonly opensPopups = true;

  /** Steps asked for where a picture should grow further, by layer and channel. */
  readonly #further = new Map<string, number>();
  readonly #frames = new GrowingFrames();
  readonly #form = new LazyPart(this, () => import('./settings-form.js'));
  readonly #visible = new VisibleTiles(this, () => this.wantsChanged());
  #model: ModelSummary | undefined;
  #shownLayer = '';

  @query('.settings-button') private formButton!: HTMLElement;
  @query('.save-button') private menuButton!: HTMLElement;

  @state() private further: readonly FilterPicture[] = [];
  /** What is said of the file of settings opened last. */
  @state() private problem: (() => string) | null = null;
  /** Whether pictures are grown also where kernels can be shown. */
  @state() private grown = false;
  @state() private canShowKernels = false;
  /** Whether the page keeps the layer. */
  @state() private layerLocked = false;

  /** How good the pictures are: `quick`, `good` or `print`; without it `quick`. */
  @property() preset: FilterPreset | undefined;

  /** Steps of growth; without it, those of the preset. */
  @property({ type: Number }) steps: number | undefined;

  /** Side of the pictures in pixels; without it, that of the preset. */
  @property({ type: Number }) size: number | undefined;

  /** Seed of the noise that pictures grow from; without it 7. */
  @property({ type: Number }) seed: number | undefined;

  /**
   * All further settings, and what the person has changed: options of
   * [`visualizeFilters`](methods.md#what-a-channel-looks-for-feature-visualisation). The attribute has them as JSON.
   */
  @property({ converter: jsonObject }) settings: FilterChoices = {};

  /** Channels of the layer in the order of the grid; without it, those that have pictures. */
  @property({ attribute: false }) ranked: readonly number[] | undefined;

  /** Channels that never fire: nothing is drawn for them. */
  @property({ attribute: false }) dead: readonly number[] = [];

  /** Kernels to show in the place of grown pictures, of a layer that reads the photo itself. */
  @property({ attribute: false }) kernels: PhotoKernels | undefined;

  /** Tensors of the block that the layer is in, its output last. */
  @property({ attribute: false }) block: readonly RoleUnit[] = [];

  /** True while the drawing is held. */
  @property({ type: Boolean }) paused = false;

  override wants(snapshot: Snapshot): readonly Want[] {
    const layer = this.layer ?? snapshot.chosen.layer;
    if (layer === null) return [];
    return [{ job: 'activations', request: { layer } }, ...this.#pictureWants(snapshot, layer)];
  }

  receive(snapshot: Snapshot): void {
    this.takeSelection(snapshot);
    this.layerLocked = snapshot.locked.includes('layer');
    this.paused = snapshot.job?.job === 'filters' && snapshot.job.paused;
    const layer = this.layer ?? snapshot.chosen.layer;
    const model = snapshot.model.value;
    if (layer === null || !model) return this.take({ phase: 'empty' }, '');
    this.#takePlace(model, layer);
    const name = layerName(this.layers, layer);
    const order = channelOrder(snapshot, layer);
    const asked = this.#pictureWants(snapshot, layer);
    const page = asked.at(-1);
    this.kernels = undefined;
    if (!order || !page) {
      const { phase, error } = snapshot.slot({ job: 'activations', request: { layer } });
      // Pictures are of the network: another photo only orders them anew.
      if (this.result?.layer === layer && !error) return;
      const standing = phase === 'ready' ? 'empty' : phase;
      return this.take({ phase: standing, ...(error && { error }) }, name);
    }
    this.ranked = order.ranked;
    this.dead = order.dead;
    if (page.job === 'kernel') return this.#takeKernels(snapshot, model, asked);
    const slot = snapshot.slot(page);
    // Tiles in wait say more than a dimmed result of another layer.
    this.result = slot.value;
    this.take(slot, name);
    const [first] = asked;
    const deeper = asked.length > 1 && first?.job === 'filters' ? first : undefined;
    this.further = deeper
      ? picturesOf(snapshot.slot(deeper).value, deeper.request.channels[0])
      : [];
    const [picture] = this.#picturesShown;
    if (picture) this.#frames.add(this.#frameName(picture), picture);
  }

  protected override get shows(): boolean {
    return this.result !== undefined || (this.ranked?.length ?? 0) > 0;
  }

  protected override plain(data: FiltersResult): FiltersResult {
    return plainFilters(data);
  }

  protected emptyNote(): Note {
    return {
      title: msg('No layer chosen'),
      text: msg('Choose a layer: each of its channels grows a picture of what it looks for.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Drawing filters');
  }

  #pictureWants(snapshot: Snapshot, layer: string): readonly (FiltersWant | KernelWant)[] {
    const order = channelOrder(snapshot, layer);
    if (!order) return [];
    const own = this.layer !== undefined && this.layer !== snapshot.chosen.layer;
    const channel = (own ? this.channel : snapshot.chosen.channel) ?? order.ranked[0] ?? null;
    const dead = channel !== null && order.dead.includes(channel);
    const alone = this.controls === 'none' && channel !== null;
    const page = alone ? [channel] : pageOf(order.ranked, snapshot.selection.page);
    if (this.#showsKernels(snapshot.model.value, layer)) {
      const all = channel === null || page.includes(channel) ? page : [channel, ...page];
      return all.map((one) => ({ job: 'kernel', request: { layer, channel: one } }));
    }
    return filterWants({
      layer,
      channels: alone ? page : this.#visible.first(page),
      selected: dead ? null : channel,
      choices: this.#choices,
      further: this.#further.get(`${layer} ${channel}`),
    });
  }

  /** What the page says, and over it what the person has changed. */
  get #choices(): FilterChoices {
    const { preset, steps, size, seed } = this;
    return given({ preset, steps, size, seed, ...this.settings });
  }

  #showsKernels(model: ModelSummary | undefined, layer: string): boolean {
    return !this.grown && model !== undefined && readsImage(model.layers, layer);
  }

  /** Where in the network the layer is; found anew for another one only. */
  #takePlace(model: ModelSummary, layer: string): void {
    if (model === this.#model && layer === this.#shownLayer) return;
    this.#model = model;
    this.#shownLayer = layer;
    this.block = blockTensors(model.layers, layer);
    this.canShowKernels = readsImage(model.layers, layer);
  }

  #takeKernels(
    snapshot: Snapshot,
    model: ModelSummary,
    asked: readonly (FiltersWant | KernelWant)[],
  ): void {
    const { byChannel, standing } = kernelsOf(snapshot, asked);
    this.result = undefined;
    this.kernels = { byChannel, preprocessing: model.input.preprocessing };
    this.take(standing, layerName(this.layers, this.#shownLayer));
  }

  get #channels(): readonly number[] {
    return this.ranked ?? this.result?.pictures.map(({ channel }) => channel) ?? [];
  }

  get #running(): boolean {
    return this.phase === 'loading' || this.phase === 'streaming';
  }

  get #channelShown(): number | undefined {
    return this.channel ?? this.#channels[0];
  }

  /** The pictures of the channel shown big: grown further where that was asked for. */
  get #picturesShown(): readonly FilterPicture[] {
    const channel = this.#channelShown;
    const further = this.further.filter((picture) => picture.channel === channel);
    return further.length > 0 ? further : picturesOf(this.result, channel);
  }

  #frameName({ channel, steps, variant }: FilterPicture): string {
    return JSON.stringify([this.#shownLayer, channel, variant, steps, this.#choices]);
  }

  #grow(picture: FilterPicture | undefined): void {
    const layer = this.layer ?? this.result?.layer ?? this.#shownLayer;
    if (!picture) return;
    this.#further.set(`${layer} ${picture.channel}`, 2 * picture.steps);
    this.wantsChanged();
  }

  #change(settings: FilterChoices): void {
    this.settings = settings;
    this.problem = null;
    this.#further.clear();
    this.wantsChanged();
  }

  #setGrown(grown: boolean): void {
    this.grown = grown;
    this.wantsChanged();
  }

  #place(event: Event, button: HTMLElement, width: number): void {
    const { target } = event;
    if (opens(event) && target instanceof HTMLElement) placeBelow(button, target, width);
  }

  get #drawn(): readonly FilterPicture[] {
    const shown = pageOf(this.#channels, this.page);
    const pictures = shown.flatMap((channel) => picturesOf(this.result, channel));
    return pictures.filter(({ status }) => status !== 'running');
  }

  async #openSettings(file: File): Promise<void> {
    const text = await file.text();
    const opened = this.#form.part?.openedSettings(text, this.#model);
    if (!opened) return;
    if ('problem' in opened) {
      this.problem = opened.problem;
      return;
    }
    this.#change(opened.settings);
    this.dispatchEvent(new SelectLayerEvent(opened.layer));
    this.dispatchEvent(new SelectChannelEvent(opened.channel));
    this.problem = opened.remark;
  }

  protected override render(): TemplateResult {
    // What is finished stays, whatever happens to the rest.
    if (this.controls === 'none') return this.renderFrame(() => this.#renderHero());
    const keeps = (this.result?.pictures.length ?? 0) > 0;
    const shows = this.standing === 'error' ? keeps : this.shows;
    return html`<div class="box heading" part="heading">
        <div>
          <h2 class="title">${msg('What it looks for')}</h2>
          ${looksLine(this.kernels !== undefined)}
          ${blockChips(this.layerLocked ? [] : this.block, this.#shownLayer, (layer) => this.dispatchEvent(new SelectLayerEvent(layer)))}
        </div>
      </div>
      <div class="box" part="hero">${this.renderFrame(() => this.#renderHero())}</div>
      <div class="box ${this.stale ? 'frame-content stale' : ''}" part="grid-box">
        ${shows ? this.#renderGrid() : this.renderNoGrid()}
      </div>
      ${this.#renderForm()} ${this.#renderMenu()}`;
  }

  #renderHero(): unknown {
    const channel = this.#channelShown;
    if (channel === undefined) return nothing;
    if (this.kernels) return bigKernel(channel, this.kernels);
    const pictures = this.#picturesShown;
    const view = this.controls === 'none' ? bigPicture : bigView;
    return view({
      channel,
      layer: layerName(this.layers, this.#shownLayer || (this.result?.layer ?? '')),
      pictures,
      running: this.#running,
      dead: this.dead.includes(channel) || pictures[0]?.status === 'dead',
      grow: () => this.#grow(pictures[0]),
    });
  }

  #renderGrid(): TemplateResult {
    const shown = pageOf(this.#channels, this.page);
    const pictures = shown.map((channel) => picturesOf(this.result, channel));
    const drawn = pictures.flatMap((own) => own.filter(({ status }) => status !== 'running'));
    const { kernels } = this;
    return html`<div class="grid-head number">
        ${
          kernels
            ? html`<span>${msg('Kernels, each to its own limit')}</span>`
            : html`<span
                ><b>${drawn.length}</b>
                ${msg(str`of ${shown.length * (this.#choices.variants ?? 1)} drawn`)}</span
              >`
        }
        <span class="grow"></span>
        ${gridHead({
          kernels: kernels !== undefined,
          grown: this.canShowKernels ? this.grown : null,
          setGrown: (grown) => this.#setGrown(grown),
          result: this.result,
          paused: this.#running ? this.paused : null,
          pause: (paused) => this.dispatchEvent(new PauseEvent(paused)),
        })}
      </div>
      ${channelGrid({
        label: msg('What the channels look for'),
        tiles: shown.map((channel, i) =>
          kernels
            ? kernelTile(channel, kernels)
            : filterTile(channel, pictures[i] ?? [], this.#running),
        ),
        selected: this.channel ?? shown[0] ?? null,
        locked: this.channelLocked,
        select: this.selectChannel,
      })}
      <div class="grid-foot">
        ${this.renderPaging(this.#channels, this.result?.channels ?? this.#channels.length)}
        ${
          kernels
            ? nothing
            : html`<button
                type="button"
                class="button small save-button"
                part="save"
                popovertarget="menu"
                ?disabled=${drawn.length === 0}
              >
                ${msg('Save')} <span aria-hidden="true">▾</span>
              </button>`
        }
      </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<div
      id="form"
      class="popup"
      part="form"
      popover
      ?hidden=${!canPopUp()}
      role="dialog"
      aria-label=${msg('How pictures grow')}
      @beforetoggle=${(event: Event) => this.#place(event, this.formButton, formWidth)}
      @keydown=${keepEscape}
    >
      ${this.#form.render(({ settingsForm }) =>
        settingsForm({
          choices: this.#choices,
          inForce: this.result?.recipe?.settings ?? normal(this.#choices),
          change: (choices) => this.#change(choices),
          open: (file) => void this.#openSettings(file),
          problem: this.problem?.() ?? '',
        }),
      )}
    </div>`;
  }

  #renderMenu(): TemplateResult {
    const [picture] = this.#picturesShown;
    const done = picture?.status === 'done' ? picture : undefined;
    const frames = done ? this.#frames.of(this.#frameName(done), done) : [];
    const name = this.result?.layer ?? 'filters';
    const model = this.#model?.name ?? '';
    const closing = (save: () => void) => (): void => {
      hidePopup(this.renderRoot.querySelector<HTMLElement>('#menu'));
      save();
    };
    return html`<div
      id="menu"
      class="popup"
      part="menu"
      popover
      ?hidden=${!canPopUp()}
      role="dialog"
      aria-label=${msg('Save')}
      @beforetoggle=${(event: Event) => this.#place(event, this.menuButton, menuWidth)}
      @keydown=${keepEscape}
    >
      ${saveMenu({
        hasPicture: done !== undefined,
        frames: frames.length,
        hasRecipe: this.result?.recipe !== undefined,
        saveSheet: closing(() => saveSheet(this.#drawn, name)),
        savePicture: closing(() => done && savePicture(done, name)),
        saveFrames: closing(() => done && void saveFrames(done, frames, name)),
        saveRecipe: closing(() => this.result && saveRecipe(this.result, model, name)),
      })}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-filters': ClFilters;
  }
}
