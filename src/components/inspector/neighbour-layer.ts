import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { allUnits } from '../../view/find-layer.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { treeOf } from '../../view/stages.js';

/**
 * The layer before (−1) or after (1) `layer` among those that have a row in the network column and
 * rows and columns to show; null at either end. A layer inside a row counts as that row.
 */
export function neighbourLayer(
  { layers }: ModelSummary,
  layer: string | null,
  step: 1 | -1,
): string | null {
  const shown = new Set(layers.filter(showsPhoto).map(({ name }) => name));
  const units = allUnits(treeOf(layers)).filter((unit) => shown.has(unit.layer));
  const at = units.findIndex(({ members }) => members.some(({ name }) => name === layer));
  if (at < 0) return (step > 0 ? units[0] : units.at(-1))?.layer ?? null;
  return units[at + step]?.layer ?? null;
}
