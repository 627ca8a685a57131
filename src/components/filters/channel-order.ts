import type { Snapshot } from '../../session/snapshot.js';
import { rankedChannels } from '../shared/ranked-channels.js';

export interface ChannelOrdering {
  /** Channels in the order of the grid. */
  readonly ranked: readonly number[];
  readonly dead: readonly number[];
}

/**
 * The order of a layer's channels, the one that `cl-activations` shows. It is made from what they do
 * on the photo; where there is no photo they come by number. Null while it is not known yet.
 */
export function channelOrder(snapshot: Snapshot, layer: string): ChannelOrdering | null {
  const { value } = snapshot.slot({ job: 'activations', request: { layer } });
  if (value) return { ranked: rankedChannels(value, snapshot.selection.order), dead: value.dead };
  if (snapshot.image.phase !== 'empty') return null;
  const channels = snapshot.model.value?.layers.find(({ name }) => name === layer)?.channels;
  return channels === undefined ? null : { ranked: [...Array(channels).keys()], dead: [] };
}
