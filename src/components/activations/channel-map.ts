import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { ValueMap } from '../../core/value-map.js';
import { colourMaps, type ColourMap } from '../../view/colour-maps.js';
import { isSigned } from '../../view/firing.js';
import { symmetricRange, unsignedRange, type Range } from '../../view/scale.js';

const made = new WeakMap<ActivationsResult, Map<number, ValueMap>>();

/** The map of one channel, over the memory of the result; undefined when it is not included. */
export function channelMap(result: ActivationsResult, channel: number): ValueMap | undefined {
  const maps = made.get(result) ?? allMaps(result);
  made.set(result, maps);
  return maps.get(channel);
}

const signs = new WeakMap<ActivationsResult, boolean>();

/** Whether the layer's values go below zero. */
export function isSignedLayer(result: ActivationsResult): boolean {
  const known = signs.get(result) ?? isSigned(result);
  signs.set(result, known);
  return known;
}

/** Colours of the layer's maps: from 0 up, or to both sides of 0. */
export const mapColours = (result: ActivationsResult): ColourMap =>
  isSignedLayer(result) ? colourMaps.rdbu : colourMaps.viridis;

const ranges = new WeakMap<ActivationsResult, Range>();

/** The scale of a map: one for all maps of the layer, or its `own`. */
export function mapRange(result: ActivationsResult, map: ValueMap, scale: 'shared' | 'own'): Range {
  if (scale === 'own') return isSignedLayer(result) ? symmetricRange(map) : unsignedRange(map);
  return layerRange(result);
}

/** One scale for all maps of the layer. */
export function layerRange(result: ActivationsResult): Range {
  const known = ranges.get(result);
  if (known) return known;
  const range = isSignedLayer(result) ? signedRange(result.values) : unsignedRange(result.max);
  ranges.set(result, range);
  return range;
}

/** Of a signed layer's values this share fits its scale; a few that nothing bounds would leave it pale. */
const KEPT = 0.99;
/** Values that are looked at to find where that share ends. */
const LOOKED_AT = 20_000;

function signedRange(values: Float32Array): Range {
  const step = Math.max(1, Math.floor(values.length / LOOKED_AT));
  const sizes = values
    .filter((_, i) => i % step === 0)
    .map(Math.abs)
    .sort();
  const max = sizes[Math.min(sizes.length - 1, Math.floor(KEPT * sizes.length))] ?? 0;
  return max > 0 ? { min: -max, max } : symmetricRange(values);
}

function allMaps(result: ActivationsResult): Map<number, ValueMap> {
  const { indices, height, width, values, dead } = result;
  const cells = height * width;
  const silent = { height, width, values: new Float32Array(cells) };
  return new Map([
    // A dead channel is zero for every photo, whether or not its map is included.
    ...dead.map((channel): [number, ValueMap] => [channel, silent]),
    ...indices.map((channel, i): [number, ValueMap] => [
      channel,
      { height, width, values: values.subarray(i * cells, (i + 1) * cells) },
    ]),
  ]);
}
