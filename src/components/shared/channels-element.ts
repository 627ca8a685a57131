import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { ChannelOrder, Snapshot } from '../../session/snapshot.js';
import { count } from '../../view/numbers.js';
import { SelectChannelEvent, SelectOrderEvent, SelectPageEvent } from '../events.js';
import { pageSize } from './channel-grid.js';
import { channelGridStyles } from './channel-grid.styles.js';
import type { ViewControls } from './view-controls.js';
import { ResultElement } from './result-element.js';

/**
 * Base of the two elements that face each other: the same layer, order, page and channel, so that
 * the same channels lie at the same places in both grids.
 */
export abstract class ChannelsElement<
  T extends { readonly layer: string },
> extends ResultElement<T> {
  static override styles = [...ResultElement.styles, channelGridStyles];

  /** Layers of the network in the session, for their names; none outside one. */
  @state() protected layers: readonly LayerInfo[] = [];

  /** Whether the page keeps the channel. */
  @state() protected channelLocked = false;

  /** Layer to show; without it, the one chosen in the session. */
  @property() layer: string | undefined;

  /** Channel shown big; null: the first of the order. */
  @property({ type: Number }) channel: number | null = null;

  /** `telling` (strong in few places first), `strongest` (by mean), `channel` or `similarity`. */
  @property() order: ChannelOrder = 'telling';

  /** Page of channels, from 0. */
  @property({ type: Number }) page = 0;

  /** Where it stands in a pair: `left` and `right` turn their big pictures to each other. */
  @property({ reflect: true }) side: 'left' | 'right' | undefined;

  /** `none` shows the big picture of one channel and what it is alone, and nothing to click. */
  @property() controls: ViewControls = 'all';

  /** Takes what the person has chosen, as far as this element has no layer of its own. */
  protected takeSelection({ selection, chosen, locked, model }: Snapshot): void {
    this.layers = model.value?.layers ?? [];
    this.channelLocked = locked.includes('channel');
    this.order = selection.order;
    this.page = selection.page;
    const { layer, channel } = chosen;
    if (this.layer !== undefined && this.layer !== layer) return;
    // Until that of another photo is known it stays.
    if (channel !== null || this.result?.layer !== layer) this.channel = channel;
  }

  protected readonly selectChannel = (channel: number): void => {
    this.channel = channel;
    this.dispatchEvent(new SelectChannelEvent(channel));
  };

  protected selectOrder(order: ChannelOrder): void {
    this.order = order;
    this.page = 0;
    this.dispatchEvent(new SelectOrderEvent(order));
  }

  protected selectPage(page: number): void {
    this.page = page;
    this.dispatchEvent(new SelectPageEvent(page));
  }

  /** Empty tiles where the grid will be, so that nothing moves when it comes. */
  protected renderNoGrid(): TemplateResult {
    return html`<div class="grid-head"></div>
      <div class="tiles" aria-hidden="true">
        ${Array.from(
          { length: pageSize },
          () => html`<span class="tile none"><span class="picture"></span></span>`,
        )}
      </div>`;
  }

  /** Which channels of how many, and the way to the next and the previous ones. */
  protected renderPaging(ranked: readonly number[], channels: number): TemplateResult {
    const pages = Math.max(1, Math.ceil(ranked.length / pageSize));
    const page = Math.min(this.page, pages - 1);
    const from = page * pageSize;
    const to = Math.min(ranked.length, from + pageSize);
    const following = Math.min(pageSize, ranked.length - to);
    return html`<span class="number" part="paging"
        >${
          ranked.length === 0
            ? msg('No channels')
            : msg(str`Channels ${from + 1}–${to} of ${count(channels)}`)
        }</span
      >
      <span class="grow"></span>
      ${
        page > 0
          ? html`<button
              type="button"
              class="button small"
              @click=${() => this.selectPage(page - 1)}
            >
              ${msg(str`Previous ${pageSize}`)}
            </button>`
          : nothing
      }
      ${
        following > 0
          ? html`<button
              type="button"
              class="button small"
              @click=${() => this.selectPage(page + 1)}
            >
              ${msg(str`Next ${following}`)}
            </button>`
          : nothing
      }`;
  }
}
