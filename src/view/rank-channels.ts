import type { ActivationsResult } from '../core/activations.types.js';
import type { ChannelOrder } from '../session/snapshot.js';

/** What the orders are made from; `values` and `indices` matter for similarity alone. */
export type Rankable = Pick<ActivationsResult, 'mean' | 'dead'> &
  Partial<Pick<ActivationsResult, 'values' | 'indices'>>;

/** A chain of more channels would hold up the page; the rest follow by strength. */
export const similarityLimit = 512;
/** Cells a map is reduced to before maps are compared. */
const CELLS = 256;

/**
 * The layer's channels in the order in which they are shown, dead ones left out.
 *
 * - `strongest`: by mean, largest first; equal ones by channel
 * - `channel`: by number
 * - `similarity`: the strongest first, then always the one most like the last (cosine of their
 *   maps). Channels without a map, and those beyond `similarityLimit`, follow by strength.
 */
export function rankChannels(order: ChannelOrder, layer: Rankable): number[] {
  const dead = new Set(layer.dead);
  const alive = Array.from(layer.mean.keys()).filter((channel) => !dead.has(channel));
  if (order === 'channel') return alive;
  alive.sort((a, b) => strength(layer.mean[b]!) - strength(layer.mean[a]!) || a - b);
  return order === 'strongest' ? alive : chain(alive, layer);
}

/** A mean that is no number has no strength: it comes last. */
function strength(mean: number): number {
  return Number.isNaN(mean) ? -Number.MAX_VALUE : mean;
}

function chain(byStrength: readonly number[], layer: Rankable): number[] {
  const maps = unitMaps(layer);
  const waiting = byStrength.filter((channel) => maps.has(channel)).slice(0, similarityLimit);
  const chained: number[] = [];
  let next = waiting.shift();
  while (next !== undefined) {
    chained.push(next);
    const last = maps.get(next)!;
    let best = 0;
    let likeness = -Infinity;
    waiting.forEach((channel, i) => {
      const candidate = dot(last, maps.get(channel)!);
      if (candidate > likeness) [likeness, best] = [candidate, i];
    });
    next = waiting.splice(best, 1)[0];
  }
  const done = new Set(chained);
  return [...chained, ...byStrength.filter((channel) => !done.has(channel))];
}

/** Maps of length 1, so that the cosine is their dot product; fine maps in larger steps. */
function unitMaps({ values, indices }: Rankable): Map<number, Float32Array> {
  const maps = new Map<number, Float32Array>();
  if (values === undefined || indices === undefined || indices.length === 0) return maps;
  const cells = values.length / indices.length;
  const group = Math.ceil(cells / CELLS);
  indices.forEach((channel, i) => {
    const map = new Float32Array(Math.ceil(cells / group));
    for (let cell = 0; cell < cells; cell++) {
      const at = Math.floor(cell / group);
      map[at] = map[at]! + values[i * cells + cell]!;
    }
    const length = Math.sqrt(dot(map, map));
    maps.set(channel, length > 0 ? map.map((value) => value / length) : map);
  });
  return maps;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
