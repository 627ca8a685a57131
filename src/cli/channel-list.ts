import { ChannelNotFoundError } from '../core/errors.js';
import type { LayerInfo } from '../core/graph/layer-info.js';
import { UsageError } from './usage-error.js';

/** Channels as written on the command line: ranges with both ends, or all of them. */
export type ChannelList = readonly { readonly from: number; readonly to: number }[] | 'all';

/** What the help says of the form that {@link readChannels} reads. */
export const channelForm = 'numbers and ranges, 0-15,20, or all';

/**
 * Reads `0-15,20` or `all`.
 * @throws UsageError for any other form
 */
export function readChannels(text: string): ChannelList {
  if (text === 'all') return 'all';
  return text.split(',').map((part) => {
    const [, low, high] = /^\s*(\d{1,7})(?:-(\d{1,7}))?\s*$/.exec(part) ?? [];
    const from = Number(low);
    const to = Number(high ?? low);
    if (from <= to) return { from, to };
    throw new UsageError(`--channels takes ${channelForm}, not "${text}"`);
  });
}

/**
 * The channels of a layer that a list names, each once, in the list's order.
 * @throws ChannelNotFoundError when the layer has no such channel
 */
export function channelsOf(list: ChannelList, { name, channels }: LayerInfo): number[] {
  const ranges = list === 'all' ? [{ from: 0, to: channels - 1 }] : list;
  const last = channels - 1;
  const beyond = ranges.find(({ to }) => to > last);
  if (beyond) {
    throw new ChannelNotFoundError(`"${name}" has channels 0 to ${last}, not ${beyond.to}`);
  }
  const all = ranges.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  );
  return [...new Set(all)];
}

/** The list in its shortest form: `0-15,20`. */
export function channelText(channels: readonly number[]): string {
  const parts: string[] = [];
  for (let first = 0; first < channels.length;) {
    let last = first;
    while (channels[last + 1] === channels[last]! + 1) last++;
    parts.push(last === first ? `${channels[first]}` : `${channels[first]}-${channels[last]}`);
    first = last + 1;
  }
  return parts.join(',');
}
