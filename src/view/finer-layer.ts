import type { LayerInfo } from '../core/graph/layer-info.js';

/** The last layer of the next higher resolution than this one has; null where there is none. */
export function finerLayer(layers: readonly LayerInfo[], name: string): string | null {
  return nextTo(layers, name, (cells, own) => cells > own, Math.min);
}

/** The last layer of the next lower resolution; null where there is none. */
export function coarserLayer(layers: readonly LayerInfo[], name: string): string | null {
  return nextTo(layers, name, (cells, own) => cells < own, Math.max);
}

function nextTo(
  layers: readonly LayerInfo[],
  name: string,
  beyond: (cells: number, own: number) => boolean,
  nearest: (...cells: number[]) => number,
): string | null {
  const own = layers.find((layer) => layer.name === name);
  if (!own) return null;
  const candidates = layers.filter((one) => one.spatial && beyond(cellsOf(one), cellsOf(own)));
  const cells = nearest(...candidates.map(cellsOf));
  return candidates.filter((one) => cellsOf(one) === cells).at(-1)?.name ?? null;
}

const cellsOf = ({ outputShape: [height = 1, width = 1] }: LayerInfo): number => height * width;
