import type { ModelSummary } from '../core/summary/model-summary.types.js';
import { showsPhoto } from './shows-photo.js';

/** Rows that a map needs to show where in a photo something is. */
export const TELLING_ROWS = 12;

/**
 * The layer shown when nobody has chosen one: the last addition whose maps still have a dozen rows,
 * because the output of a residual block reads best, and coarser maps hardly say where. Without an
 * addition the layer that heatmaps explain; where only the output itself has rows and columns, as of one
 * convolution from picture to picture, that.
 */
export function defaultLayer(model: ModelSummary): string | null {
  const additions = model.layers.filter((layer) => layer.role === 'sum' && showsPhoto(layer));
  const telling = additions.filter(({ outputShape: [rows = 0] }) => rows >= TELLING_ROWS);
  const shown = telling.at(-1) ?? additions.at(-1);
  return shown?.name ?? model.heatmapLayer?.layer ?? lastOf(model) ?? null;
}

const lastOf = ({ layers }: ModelSummary): string | undefined =>
  layers
    .filter((layer) => layer.role !== 'input' && layer.partOf === undefined && showsPhoto(layer))
    .at(-1)?.name;
