import { msg } from '@lit/localize';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { UnitLink } from '../../core/unit/circuit.types.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Snapshot } from '../../session/snapshot.js';
import { pictureWant } from './wants.js';

/** What is known of a channel at the other end of a link. */
export interface LinkedChannel {
  /** Name of a channel that has one: a class, a colour. */
  readonly name?: string;
  /** What it looks for; null: it is a colour of the photo. */
  readonly picture?: FilterPicture | null;
  /** Whether the picture is on its way. */
  readonly growing?: boolean;
}

/** Linked channels by {@link linkName}. */
export type LinkedChannels = Readonly<Record<string, LinkedChannel>>;

export const linkName = ({ layer, channel }: Pick<UnitLink, 'layer' | 'channel'>): string =>
  `${layer} ${channel}`;

/** What the session knows of the channels at the other ends of these links. */
export function linkedChannels(links: readonly UnitLink[], snapshot: Snapshot): LinkedChannels {
  const model = snapshot.model.value;
  const entries = links.map((link): [string, LinkedChannel] => {
    const { layer, channel } = link;
    const info = model?.layers.find(({ name }) => name === layer);
    const name = model && nameOf(model, info, link);
    const named = name === undefined ? {} : { name };
    if (info?.role === 'input') return [linkName(link), { ...named, picture: null }];
    const { phase, value } = snapshot.slot(pictureWant(layer, [channel]));
    const picture = value?.pictures.find((one) => one.channel === channel);
    const growing = phase === 'loading' || phase === 'streaming';
    return [linkName(link), { ...named, ...(picture ? { picture } : {}), growing }];
  });
  return Object.fromEntries(entries);
}

function nameOf(
  { input, output, classNames }: ModelSummary,
  info: LayerInfo | undefined,
  { layer, channel }: UnitLink,
): string | undefined {
  if (layer === output.name || layer === output.logits) return classNames[channel];
  if (info?.role !== 'input' || layer !== input.name) return undefined;
  return colourWord(input.preprocessing.channels[channel]);
}

function colourWord(letter: string | undefined): string | undefined {
  switch (letter) {
    case 'R':
      return msg('red');
    case 'G':
      return msg('green');
    case 'B':
      return msg('blue');
    default:
      return undefined;
  }
}
