import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property } from 'lit/decorators.js';
import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { Picture } from '../../core/image/picture.js';
import { stretched, type AskedPlacement, type Placement } from '../../core/placement/placement.js';
import type { ValueMap } from '../../core/value-map.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { count, rawValue, signedValue } from '../../view/numbers.js';
import { paint } from '../../view/paint.js';
import { unsignedRange } from '../../view/scale.js';
import { firesLine } from '../explanations/lines.js';
import { channelGrid, pageOf, type Tile } from '../shared/channel-grid.js';
import { ChannelsElement } from '../shared/channels-element.js';
import { colourScale } from '../shared/colour-scale.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { namedLayer } from '../shared/named-layer.js';
import { orderSelect } from '../shared/order-select.js';
import { draws } from '../shared/picture-directive.js';
import { rankedChannels } from '../shared/ranked-channels.js';
import type { Note } from '../shared/result-frame.js';
import { plainActivations } from './plain-activations.js';
import { layerName } from '../../view/layer-name.js';
import { mapText } from '../../view/map-text.js';
import { activationsStyles } from './activations.styles.js';
import { bigPicture, bigView } from './big-view.js';
import { channelMap, isSignedLayer, layerRange, mapColours, mapRange } from './channel-map.js';
import { CellPointer } from './point-at.js';
import { styled } from '../shared/styled.js';
import { channelsText } from '../../view/counted.js';

/**
 * @summary Where the channels of a layer fire: one of them over the photo, lit only where it fires,
 * and a grid of all with their numbers and how telling they are.
 *
 * @event cl-select-channel - A channel was chosen.
 * @event cl-select-order - The channels should come in another order.
 * @event cl-select-page - Another page of channels was asked for.
 * @event cl-point - The pointer is at a cell of a map, or has left it.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - The question that the element answers.
 * @csspart hero - The channel chosen: the photo and its facts.
 * @csspart big - The photo.
 * @csspart unseen - The part of the photo that no cell looks at, hatched.
 * @csspart facts - Peak, place, share of places, raw map.
 * @csspart placement - What is to be said of where the cells of the layer lie.
 * @csspart grid-box - The grid with its head and foot.
 * @csspart grid - The tiles.
 * @csspart paging - Which channels are shown.
 * @csspart frame - The result or the message in its place.
 *
 * @cssproperty --cl-big - Side of the big picture.
 * @cssproperty --tile - Least side of a tile.
 * @cssproperty --cl-mark - The ring of the selected tile.
 */
@localized()
@customElement('cl-activations')
export class ClActivations extends ChannelsElement<ActivationsResult> {
  static override styles = [...ChannelsElement.styles, activationsStyles];

  readonly #pointer = new CellPointer(this);

  /** The photo, cut as the model sees it. */
  @property({ attribute: false }) photo: Picture | undefined;

  /** One scale for all channels (`shared`), or each its own (`own`). */
  @property() scale: 'shared' | 'own' = 'shared';

  /** Where cells lie on the photo: where they look (`receptive-field`), or evenly (`stretched`). */
  @property() placement: AskedPlacement = 'receptive-field';

  override wants({ chosen }: Snapshot): readonly Want[] {
    const layer = this.layer ?? chosen.layer;
    return layer === null ? [] : [{ job: 'activations', request: { layer } }];
  }

  receive(snapshot: Snapshot): void {
    this.takeSelection(snapshot);
    const layer = this.layer ?? snapshot.chosen.layer;
    if (layer === null) return this.take({ phase: 'empty' }, '');
    const image = snapshot.image.value?.name ?? snapshot.imageSource ?? '';
    this.take(
      snapshot.slot({ job: 'activations', request: { layer } }),
      listText([layerName(this.layers, layer), image]),
    );
    if (!this.stale && snapshot.image.value) this.photo = snapshot.image.value.display;
  }

  protected override plain(data: ActivationsResult): ActivationsResult {
    return plainActivations(data);
  }

  protected emptyNote(): Note {
    return {
      title: msg('No layer chosen'),
      text: msg('Choose a photo and a layer: its channels show what they find in the photo.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Reading the channels');
  }

  #placementOf(result: ActivationsResult): Placement | null {
    const { placement } = result;
    return placement && this.placement === 'stretched'
      ? stretched(result, placement.input)
      : placement;
  }

  #tiles(result: ActivationsResult, channels: readonly number[]): readonly Tile[] {
    const most = unsignedRange(result.telling).max;
    return channels.map((channel) => {
      const map = channelMap(result, channel);
      const [mean, telling] = [result.mean[channel] ?? 0, result.telling[channel] ?? 0];
      const share = most > 0 ? Math.max(0, (100 * telling) / most) : 0;
      return {
        channel,
        label: map
          ? mapText(map, isSignedLayer(result), this.#placementOf(result))
          : msg('not included'),
        picture: map ? this.#renderMap(result, map) : nothing,
        aside: html`<span
          class="strength"
          title=${msg(str`How telling: ${rawValue(telling)}; mean ${rawValue(mean)}`)}
          ><i ${styled({ width: `${share}%` })}></i
        ></span>`,
        point: (event) => this.#pointer.move(event, result.layer, result),
        leave: () => this.#pointer.leave(),
      };
    });
  }

  protected override render(): TemplateResult {
    if (this.controls === 'none') return this.renderFrame(() => this.#renderHero());
    return html`<div class="box heading" part="heading">
        <div>
          <h2 class="title">${msg('Where it fires')}</h2>
          ${firesLine()}
        </div>
      </div>
      <div class="box" part="hero">${this.renderFrame(() => this.#renderHero())}</div>
      <div class="box ${this.standing === 'stale' ? 'frame-content stale' : ''}" part="grid-box">
        ${this.result && this.standing !== 'error' ? this.#renderGrid(this.result) : this.renderNoGrid()}
      </div>`;
  }

  #renderHero(): unknown {
    const { result, photo } = this;
    if (!result) return nothing;
    const channel = this.channel ?? rankedChannels(result, this.order)[0];
    const map = channel === undefined ? undefined : channelMap(result, channel);
    if (channel === undefined || !map) return nothing;
    const view = this.controls === 'none' ? bigPicture : bigView;
    return view({
      result,
      layer: layerName(this.layers, result.layer),
      channel,
      map,
      placement: this.#placementOf(result),
      photo,
      dead: result.dead.includes(channel),
      range: mapRange(result, map, this.scale),
      point: (event) => this.#pointer.move(event, result.layer, result),
      leave: () => this.#pointer.leave(),
    });
  }

  #renderGrid(result: ActivationsResult): TemplateResult {
    const ranked = rankedChannels(result, this.order);
    return html`<div class="grid-head">
        <span
          ><span class="layer"
            >${namedLayer(layerName(this.layers, result.layer), result.layer)}</span
          >
          ${channelsText(result.channels)}</span
        >
        <span class="grow"></span>
        <span class="optional">${orderSelect(this.order, (order) => this.selectOrder(order))}</span>
      </div>
      ${channelGrid({
        label: msg(str`Where the channels of ${layerName(this.layers, result.layer)} fire`),
        tiles: this.#tiles(result, pageOf(ranked, this.page)),
        like: result,
        selected: this.channel ?? ranked[0] ?? null,
        locked: this.channelLocked,
        select: this.selectChannel,
      })}
      ${this.#renderFoot(result, ranked)}`;
  }

  #renderMap(result: ActivationsResult, map: ValueMap): TemplateResult {
    const range = () => mapRange(result, map, this.scale);
    return html`<canvas
      class="pixelated"
      ${draws([map, this.scale], () => paint(map, mapColours(result), range()))}
    ></canvas>`;
  }

  #renderLegend(result: ActivationsResult): TemplateResult {
    const own = this.scale === 'own';
    const { min, max } = layerRange(result);
    const colours = colourScale(mapColours(result));
    if (!isSignedLayer(result)) {
      return html`<span class="legend"
        ><span>0</span>${colours}<span>${own ? msg('its own peak') : rawValue(max)}</span></span
      >`;
    }
    const [low, high] = own ? ['−', '+'] : [signedValue(min), signedValue(max)];
    const colourWords = msg('Blue is below 0, white is 0, red is above 0.');
    const beyond = own ? '' : msg('The strongest 1 % of the values are beyond the scale.');
    return html`<span class="legend signed" title=${`${colourWords} ${beyond}`.trim()}
      ><span>${low}</span><span class="middle">${colours}<small>0</small></span
      ><span>${high}</span></span
    >`;
  }

  #renderFoot(result: ActivationsResult, ranked: readonly number[]): TemplateResult {
    const own = this.scale === 'own';
    const { length: dead } = result.dead;
    return html`<div class="grid-foot number">
        ${this.#renderLegend(result)}
        <span class="grow"></span>
        <span class="segments" role="group" aria-label=${msg('Scale')}>
          <button type="button" aria-pressed=${!own} @click=${() => (this.scale = 'shared')}>
            ${msg('Shared scale')}</button
          ><button type="button" aria-pressed=${own} @click=${() => (this.scale = 'own')}>
            ${msg('Each its own')}
          </button>
        </span>
        ${
          dead > 0
            ? html`<span class="dead"
                >${msg(str`${count(dead)} of the channels never fire, for any photo, and are not drawn.`)}</span
              >`
            : nothing
        }
      </div>
      ${
        this.side === 'left'
          ? nothing
          : html`<div class="grid-foot">${this.renderPaging(ranked, result.channels)}</div>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-activations': ClActivations;
  }
}
