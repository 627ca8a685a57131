import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { requireOpen } from '../graph/require-open.js';

/** Running variance below which a channel never varied in training. */
const DEAD_VARIANCE = 1e-6;

/**
 * Channels of a layer that can never be excited: the BatchNorm that they come from, or that is all
 * that reads them, has a running variance of about 0, so they were constant in training. No picture
 * or map of them means anything.
 *
 * @returns channel indices, ascending
 * @throws LayerNotFoundError
 */
export async function deadChannels(network: Network, layer: string): Promise<number[]> {
  requireOpen(network);
  const info = network.layer(layer);
  const normalisation = normalisationBehind(network, info) ?? normalisationAhead(network, info);
  const variance = normalisation && network.weights(normalisation)['moving_variance'];
  if (!variance) return [];
  const values = await variance.data();
  return Array.from(values.keys()).filter((channel) => (values[channel] ?? 1) < DEAD_VARIANCE);
}

function normalisationBehind(network: Network, layer: LayerInfo): string | undefined {
  let info = layer;
  while (info.channelwise && info.role !== 'normalization' && info.inbound.length === 1) {
    const before = network.layer(info.inbound[0] ?? '');
    if (before.channels !== info.channels) return undefined;
    info = before;
  }
  return info.role === 'normalization' ? info.name : undefined;
}

/** The BatchNorm that is the only reader of a layer without an activation of its own. */
function normalisationAhead(network: Network, layer: LayerInfo): string | undefined {
  const readers = network.nodes.filter(({ inbound }) => inbound.includes(layer.name));
  const [reader, other] = readers;
  if (other || layer.activation !== undefined) return undefined;
  return reader?.role === 'normalization' ? reader.name : undefined;
}
