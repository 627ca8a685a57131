import { ChannelNotFoundError, OptionError } from '../errors.js';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { say, str } from '../sentence.js';

/** A layer with weights, and which of its channels. */
export interface KernelSource {
  readonly layer: LayerInfo;
  readonly channel: number;
}

/** Whether a layer makes its channels by weights. */
export function hasKernel({ role }: LayerInfo): boolean {
  return role === 'convolution' || role === 'dense';
}

/**
 * The convolution or dense layer that makes a channel: the layer itself, or the one found by
 * walking back through normalisation, activation, pooling and padding, which keep channels apart.
 * Where branches meet, the walk follows the one whose convolution runs last: inside a residual
 * block that is the block's own, not the shortcut's.
 *
 * @throws LayerNotFoundError, ChannelNotFoundError; OptionError when no convolution is behind it
 */
export function kernelSource(network: Network, layer: string, channel: number): KernelSource {
  const info = network.layer(layer);
  if (!Number.isInteger(channel) || channel < 0 || channel >= info.channels) {
    const last = info.channels - 1;
    throw new ChannelNotFoundError(say(str`"${layer}" has channels 0 to ${last}, not ${channel}`));
  }
  const found = walkBack(network, info, channel);
  if (found) return found;
  throw new OptionError(
    say(str`no convolution makes channel ${channel} of "${layer}" (${info.kind})`),
  );
}

function walkBack(network: Network, info: LayerInfo, channel: number): KernelSource | null {
  if (hasKernel(info)) return { layer: own(network, info), channel };
  // These have no channels from before, or have them in other places.
  if (info.role === 'layout' || info.role === 'input') return null;
  if (info.role === 'join') return walkInto(network, info, channel);
  const order = new Map(network.nodes.map(({ name }, index) => [name, index]));
  const place = ({ layer }: KernelSource) => order.get(layer.name) ?? -1;
  return info.inbound
    .map((name) => network.layer(name))
    .filter((before) => before.channels === info.channels)
    .flatMap((before) => walkBack(network, before, channel) ?? [])
    .reduce<KernelSource | null>((a, b) => (a && place(a) > place(b) ? a : b), null);
}

/** Concatenated inputs lie one after another: the one that the channel falls into. */
function walkInto(network: Network, info: LayerInfo, channel: number): KernelSource | null {
  let rest = channel;
  for (const before of info.inbound.map((name) => network.layer(name))) {
    if (rest < before.channels) return walkBack(network, before, rest);
    rest -= before.channels;
  }
  return null;
}

/** The layer that an inner step belongs to, which is what has the weights' name. */
function own(network: Network, info: LayerInfo): LayerInfo {
  return info.partOf === undefined ? info : network.layer(info.partOf);
}
