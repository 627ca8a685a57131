import type { ActivationsResult } from '../core/activation/activations.types.js';
import type { ChannelOrder } from '../session/snapshot.js';

/** What the orders are made from. */
export interface Rankable extends Pick<ActivationsResult, 'mean' | 'telling' | 'dead'> {
  /** Maps of the channels; for similarity alone. A whole `ActivationsResult` will do. */
  readonly maps?: Pick<ActivationsResult, 'height' | 'width' | 'values' | 'indices'>;
}

/** A chain of more channels would hold up the page; the rest follow, the most telling first. */
export const similarityLimit = 512;
/** Cells a side to which maps are reduced, at most, before they are compared. */
const SIDE = 16;

/**
 * The layer's channels in the order in which they are shown, dead ones left out.
 *
 * - `telling`: strong in few places first (see `telling` in core); equal ones by channel
 * - `strongest`: by mean, largest first; equal ones by channel
 * - `channel`: by number
 * - `similarity`: the most telling first, then always the one most like the last (cosine of their
 *   maps). Channels without a map, and those beyond `similarityLimit`, follow, the most telling first.
 */
export function rankChannels(order: ChannelOrder, layer: Rankable): number[] {
  const dead = new Set(layer.dead);
  const alive = Array.from(layer.mean.keys()).filter((channel) => !dead.has(channel));
  if (order === 'channel') return alive;
  const by = order === 'strongest' ? layer.mean : layer.telling;
  alive.sort((a, b) => known(by[b]!) - known(by[a]!) || a - b);
  return order === 'similarity' ? chain(alive, layer) : alive;
}

/** What is no number comes last. */
function known(value: number): number {
  return Number.isNaN(value) ? -Number.MAX_VALUE : value;
}

function chain(telling: readonly number[], layer: Rankable): number[] {
  const maps = unitMaps(layer);
  const waiting = telling.filter((channel) => maps.has(channel)).slice(0, similarityLimit);
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
  return [...chained, ...telling.filter((channel) => !done.has(channel))];
}

/** Maps of length 1, so that the cosine is their dot product; fine maps reduced before. */
function unitMaps({ maps }: Rankable): Map<number, Float32Array> {
  const result = new Map<number, Float32Array>();
  if (maps === undefined) return result;
  const { height, width, values, indices } = maps;
  const step = Math.ceil(Math.max(height, width) / SIDE);
  const columns = Math.ceil(width / step);
  indices.forEach((channel, i) => {
    const map = new Float32Array(Math.ceil(height / step) * columns);
    for (let cell = 0; cell < height * width; cell++) {
      const row = Math.floor(Math.floor(cell / width) / step);
      const at = row * columns + Math.floor((cell % width) / step);
      map[at] = map[at]! + values[i * height * width + cell]!;
    }
    const length = Math.sqrt(dot(map, map));
    result.set(channel, length > 0 ? map.map((value) => value / length) : map);
  });
  return result;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
