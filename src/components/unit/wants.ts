import type { UnitLink } from '../../core/unit/circuit.types.js';
import type { ScanResult } from '../../core/unit/top-patches.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import type { PhotoFolder } from './photo-folder.js';
import type { ChannelRef } from './trail.js';

type WantOf<K extends Want['job']> = Extract<Want, { job: K }>;

/** Pictures shown when different ones are asked for. */
export const variantCount = 4;
/** Own photos shown. */
const photoCount = 9;

export const unitWant = ({ layer, channel }: ChannelRef): WantOf<'unit'> => ({
  job: 'unit',
  request: { layer, channel },
});

/**
 * Pictures that excite the channels; `negative`: that excite them least; `variants`: several of each
 * that differ.
 */
export const pictureWant = (
  layer: string,
  channels: readonly number[],
  kind: 'positive' | 'negative' | 'variants' = 'positive',
): WantOf<'filters'> => ({
  job: 'filters',
  request: {
    layer,
    channels,
    ...(kind === 'negative' ? { negative: true } : {}),
    ...(kind === 'variants' ? { variants: variantCount } : {}),
  },
});

/** The pictures of linked channels, one want a layer; the channels of the input have none. */
export function linkWants(
  links: readonly UnitLink[],
  { model }: Snapshot,
): readonly WantOf<'filters'>[] {
  const byLayer = new Map<string, number[]>();
  for (const { layer, channel } of links) {
    const info = model.value?.layers.find(({ name }) => name === layer);
    if (!info || info.role === 'input') continue;
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), channel]);
  }
  return [...byLayer].map(([layer, channels]) => pictureWant(layer, channels));
}

export const scanWant = (layer: string, { id, files }: PhotoFolder): WantOf<'scan'> => ({
  job: 'scan',
  request: { layer, folder: id, files },
});

/** A place in one of the person's photos. */
export interface OwnPlace {
  readonly picture: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The places of the person's photos that excite the channel, strongest first. */
export function ownPlaces(found: ScanResult | undefined, channel: number): readonly OwnPlace[] {
  if (!found) return [];
  const { top, places, values } = found;
  return Array.from({ length: Math.min(top, photoCount) }, (_, i) => channel * top + i)
    .filter((at) => places[3 * at]! >= 0 && values[at]! > 0)
    .map((at) => ({
      picture: places[3 * at]!,
      row: places[3 * at + 1]!,
      column: places[3 * at + 2]!,
      value: values[at]!,
    }));
}

export const patchWant = (
  layer: string,
  { id, files }: PhotoFolder,
  { picture, row, column }: OwnPlace,
): WantOf<'patch'> => ({
  job: 'patch',
  request: { layer, folder: id, picture, row, column, file: files[picture]! },
});
