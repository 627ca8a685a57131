import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ChannelOrder } from '../../session/snapshot.js';

const orders: readonly ChannelOrder[] = ['telling', 'strongest', 'channel', 'similarity'];

function orderText(order: ChannelOrder): string {
  switch (order) {
    case 'telling':
      return msg('most telling first');
    case 'strongest':
      return msg('largest mean first');
    case 'channel':
      return msg('by channel');
    case 'similarity':
      return msg('similar together');
  }
}

/** Chooses in which order the channels come. */
export function orderSelect(
  order: ChannelOrder,
  select: (order: ChannelOrder) => void,
): TemplateResult {
  return html`<select
    class="select"
    aria-label=${msg('Order')}
    @change=${({ target }: Event) => {
      const chosen =
        target instanceof HTMLSelectElement && orders.find((name) => name === target.value);
      if (chosen) select(chosen);
    }}
  >
    ${orders.map(
      (name) => html`<option value=${name} ?selected=${name === order}>${orderText(name)}</option>`,
    )}
  </select>`;
}
