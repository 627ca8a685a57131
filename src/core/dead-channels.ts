import type { Network } from './graph/network.js';

/** Running variance below which a channel never varied in training. */
const DEAD_VARIANCE = 1e-6;

/** Layers that pass a dead channel on as it is: a function of one value, or one filter a channel. */
const CHANNELWISE = new Set([
  'Activation',
  'ReLU',
  'LeakyReLU',
  'ELU',
  'Dropout',
  'DepthwiseConv2D',
]);

/**
 * Channels of a layer that can never be excited: the BatchNorm that they come from has a running
 * variance of about 0, so they were constant in training. No picture or map of them means anything.
 * @throws LayerNotFoundError
 */
export async function deadChannels(network: Network, layer: string): Promise<number[]> {
  let info = network.layer(layer);
  while (CHANNELWISE.has(info.kind) && info.inbound.length === 1) {
    const before = network.layer(info.inbound[0] ?? '');
    if (before.channels !== info.channels) return [];
    info = before;
  }
  const variance =
    info.kind === 'BatchNormalization' && network.weights(info.name)['moving_variance'];
  if (!variance) return [];
  const values = await variance.data();
  return Array.from(values.keys()).filter((channel) => (values[channel] ?? 1) < DEAD_VARIANCE);
}
