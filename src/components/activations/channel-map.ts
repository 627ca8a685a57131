import type { ActivationsResult } from '../../core/activation/activations.types.js';
import type { ValueMap } from '../../core/value-map.js';
import { isSigned } from '../../view/firing.js';

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
