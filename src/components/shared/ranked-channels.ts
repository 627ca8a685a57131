import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { ChannelOrder } from '../../session/snapshot.js';
import { rankChannels } from '../../view/rank-channels.js';

const made = new WeakMap<ActivationsResult, Map<ChannelOrder, readonly number[]>>();

/**
 * The channels of a layer in the order of both grids, made once for both. Dead channels are left
 * out: there is nothing to draw.
 */
export function rankedChannels(result: ActivationsResult, order: ChannelOrder): readonly number[] {
  const orders = made.get(result) ?? new Map<ChannelOrder, readonly number[]>();
  made.set(result, orders);
  const ranked = orders.get(order) ?? rankChannels(order, result);
  orders.set(order, ranked);
  return ranked;
}
