import { localized, msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { PauseEvent } from '../events.js';
import { saveAsPng } from '../shared/canvas.js';
import { channelGrid, pageOf } from '../shared/channel-grid.js';
import { ChannelsElement } from '../shared/channels-element.js';
import type { Note } from '../shared/result-frame.js';
import { bigView } from './big-view.js';
import { channelOrder } from './channel-order.js';
import { contactSheet } from './contact-sheet.js';
import { filterTile } from './filter-status.js';
import { filtersStyles } from './filters.styles.js';
import { filterWants, type FiltersWant } from './wants.js';

/**
 * @summary What the channels of a layer look for: pictures grown from noise to excite each of them,
 * as they grow, in the same order as `cl-activations` beside it; one of them big, with its score,
 * its stages of growth, and more steps on request.
 *
 * @event cl-select-channel - A channel was chosen.
 * @event cl-select-page - Another page of channels was asked for.
 * @event cl-wants - The picture chosen should grow further.
 * @event cl-pause - The drawing should be held, or go on.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - The question that the element answers.
 * @csspart hero - The channel chosen: its picture and the facts beside it.
 * @csspart big - The picture.
 * @csspart facts - Score, stages and the button that grows it further.
 * @csspart grow - That button.
 * @csspart grid-box - The grid with its head and foot.
 * @csspart grid - The tiles.
 * @csspart paging - Which channels are shown.
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

  /** Steps of growth; without it, the default of the method. */
  @property({ type: Number }) steps: number | undefined;

  /** Side of the pictures in pixels; without it, the default of the method. */
  @property({ type: Number }) size: number | undefined;

  /** Seed of the noise that pictures grow from; without it, the default of the method. */
  @property({ type: Number }) seed: number | undefined;

  /** Channels of the layer in the order of the grid; without it, those that have pictures. */
  @property({ attribute: false }) ranked: readonly number[] | undefined;

  /** Channels that never fire: nothing is drawn for them. */
  @property({ attribute: false }) dead: readonly number[] = [];

  /** True while the drawing is held. */
  @property({ type: Boolean }) paused = false;

  /** Steps asked for where a picture should grow further, by layer and channel. */
  readonly #grown = new Map<string, number>();
  @state() private further: FilterPicture | undefined;
  private shownLayer = '';

  override wants(snapshot: Snapshot): readonly Want[] {
    const layer = this.layer ?? snapshot.chosen.layer;
    if (layer === null) return [];
    const asked = this.filterWants(snapshot, layer);
    return [{ job: 'activations', request: { layer } }, ...asked];
  }

  private filterWants(snapshot: Snapshot, layer: string): readonly FiltersWant[] {
    const order = channelOrder(snapshot, layer);
    if (!order) return [];
    const own = this.layer !== undefined && this.layer !== snapshot.chosen.layer;
    const channel = (own ? this.channel : snapshot.chosen.channel) ?? order.ranked[0] ?? null;
    const dead = channel !== null && order.dead.includes(channel);
    return filterWants({
      layer,
      channels: pageOf(order.ranked, snapshot.selection.page),
      selected: dead ? null : channel,
      settings: { steps: this.steps, size: this.size, seed: this.seed },
      further: this.#grown.get(`${layer} ${channel}`),
    });
  }

  receive(snapshot: Snapshot): void {
    this.takeSelection(snapshot);
    this.paused = snapshot.job?.job === 'filters' && snapshot.job.paused;
    const layer = this.layer ?? snapshot.chosen.layer;
    if (layer === null) return this.take({ phase: 'empty' }, '');
    const order = channelOrder(snapshot, layer);
    const asked = this.filterWants(snapshot, layer);
    const page = asked.at(-1);
    if (!order || !page) {
      const { phase, error } = snapshot.slot({ job: 'activations', request: { layer } });
      const standing = phase === 'ready' ? 'empty' : phase;
      return this.take({ phase: standing, ...(error && { error }) }, layer);
    }
    this.ranked = order.ranked;
    this.dead = order.dead;
    this.shownLayer = layer;
    const slot = snapshot.slot(page);
    // Tiles in wait say more than a dimmed result of another layer.
    this.result = slot.value;
    this.take(slot, layer);
    const grown = asked.length > 1 ? asked[0] : undefined;
    this.further = grown && pictureOf(snapshot.slot(grown).value, grown.request.channels[0]);
  }

  protected override get shows(): boolean {
    return this.result !== undefined || (this.ranked?.length ?? 0) > 0;
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

  private get channels(): readonly number[] {
    return this.ranked ?? this.result?.pictures.map(({ channel }) => channel) ?? [];
  }

  private get running(): boolean {
    return this.phase === 'loading' || this.phase === 'streaming';
  }

  protected override render(): TemplateResult {
    // What is finished stays, whatever happens to the rest.
    const keeps = (this.result?.pictures.length ?? 0) > 0;
    const shows = this.standing === 'error' ? keeps : this.shows;
    return html`<div class="box heading" part="heading">
        <div>
          <h2 class="title">${msg('What it looks for')}</h2>
          <p class="lede">${msg('A picture grown from noise to excite it the most.')}</p>
        </div>
      </div>
      <div class="box" part="hero">${this.renderFrame(() => this.renderHero())}</div>
      <div class="box ${this.stale ? 'frame-content stale' : ''}" part="grid-box">
        ${shows ? this.renderGrid() : this.renderNoGrid()}
      </div>`;
  }

  private renderHero(): unknown {
    const channel = this.channel ?? this.channels[0];
    if (channel === undefined) return nothing;
    const { further } = this;
    const base = pictureOf(this.result, channel);
    const picture = further?.channel === channel ? further : base;
    return bigView({
      channel,
      picture,
      running: this.running,
      dead: this.dead.includes(channel) || picture?.status === 'dead',
      grow: () => this.grow(picture),
    });
  }

  private grow(picture: FilterPicture | undefined): void {
    const layer = this.layer ?? this.result?.layer ?? this.shownLayer;
    if (!picture) return;
    this.#grown.set(`${layer} ${picture.channel}`, 2 * picture.steps);
    this.wantsChanged();
  }

  private renderGrid(): TemplateResult {
    const shown = pageOf(this.channels, this.page);
    const pictures = shown.map((channel) => pictureOf(this.result, channel));
    const drawn = pictures.filter((picture) => picture && picture.status !== 'running');
    return html`<div class="grid-head number">
        <span><b>${drawn.length}</b> ${msg(str`of ${shown.length} drawn`)}</span>
        <span class="grow"></span>
        ${this.renderSettings()}
      </div>
      ${channelGrid({
        label: msg('What the channels look for'),
        tiles: shown.map((channel, i) => filterTile(channel, pictures[i], this.running)),
        selected: this.channel ?? shown[0] ?? null,
        select: this.selectChannel,
      })}
      <div class="grid-foot">
        ${this.renderPaging(this.channels, this.result?.channels ?? this.channels.length)}
        <button
          type="button"
          class="button small"
          ?disabled=${drawn.length === 0}
          @click=${() => this.save(drawn)}
        >
          ${msg('Save as PNG')}
        </button>
      </div>`;
  }

  private renderSettings(): TemplateResult {
    const steps = this.result?.pictures[0]?.steps;
    return html`${
      this.result && steps !== undefined
        ? html`<span class="optional muted"
            >${msg(str`${steps} steps, seed ${this.result.seed}`)}</span
          >`
        : nothing
    }
    ${
      this.running
        ? html`<button
            type="button"
            class="button small"
            @click=${() => this.dispatchEvent(new PauseEvent(!this.paused))}
          >
            ${this.paused ? msg('Go on') : msg('Pause')}
          </button>`
        : nothing
    }`;
  }

  private save(drawn: readonly (FilterPicture | undefined)[]): void {
    const pictures = drawn.filter((picture) => picture !== undefined);
    void saveAsPng(contactSheet(pictures), `${this.result?.layer ?? 'filters'}.png`);
  }
}

function pictureOf(
  result: FiltersResult | undefined,
  channel: number | undefined,
): FilterPicture | undefined {
  return result?.pictures.find((picture) => picture.channel === channel);
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-filters': ClFilters;
  }
}
