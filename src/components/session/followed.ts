import { current } from '../../session/place.js';
import type { ChannelOrder } from '../../session/snapshot.js';
import type { SessionState } from '../../session/state.js';

/** The properties of a session that follow its state. */
export interface Followed {
  readonly model: string | null;
  readonly image: string | null;
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  readonly method: string;
  readonly order: ChannelOrder;
}

export const followedNames = [
  'model',
  'image',
  'classIndex',
  'layer',
  'channel',
  'method',
  'order',
] as const satisfies readonly (keyof Followed)[];

/** Their values for that state: of model and photo those on their way, else those that are open. */
export function followed({ model, image, selection }: SessionState): Followed {
  const photo = current(image);
  const network = current(model);
  const { classIndex, layer, channel, method, order } = selection;
  return {
    model: network && (network.inPage || typeof network.from === 'string') ? network.source : null,
    image: photo && typeof photo.from === 'string' ? photo.source : null,
    classIndex,
    layer,
    channel,
    method,
    order,
  };
}
