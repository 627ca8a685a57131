import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import { html, nothing } from 'lit';
import '../activations/activations.js';
import '../filters/filters.js';
import '../kernel/kernel.js';
import { layerTitle } from './layer-title.js';
import { hingeLine } from './hinge-line.js';
import type { SidePane } from './side-pane.js';

/** The diptych about one channel: where it fires, and what it looks for. */
export const channelPane: SidePane<'channel'> = {
  id: 'channel',
  title: () => msg('Channel'),
  label({ snapshot }) {
    const channel = snapshot?.chosen.channel ?? null;
    return channel === null ? msg('Channel') : msg(str`Channel ${channel}`);
  },
  content({ snapshot, tie, placementSaid, showUnit }) {
    const { layer, channel } = snapshot?.chosen ?? { layer: null, channel: null };
    const channels = snapshot?.model.value?.layers.find(({ name }) => name === layer)?.channels;
    return html`
      <cl-activations class="fires ${placementSaid ? 'said' : ''}" side="left"></cl-activations>
      <div class="hinge number-box">
        ${
          channel === null || !showUnit
            ? html`<div class="channel-number number">${channel ?? '–'}</div>`
            : html`<button
                type="button"
                class="channel-number number"
                title=${msg('Circuit of this channel')}
                aria-label=${msg(str`Circuit of channel ${channel}`)}
                @click=${showUnit}
              >
                ${channel}
              </button>`
        }
        ${layerTitle(snapshot?.model.value, layer)}
        <div class="caption">
          ${msg('channel')}<br />${channels === undefined ? nothing : msg(str`of ${count(channels)}`)}
        </div>
      </div>
      <div class="hinge kernel-box"><cl-kernel></cl-kernel></div>
      <div class="hinge tie-box">
        <div class="hint" aria-hidden="true"><kbd>←</kbd><kbd>→</kbd></div>
        ${hingeLine(tie.y, tie.width, channel)}
      </div>
      <cl-filters class="looks" side="right"></cl-filters>
    `;
  },
};
