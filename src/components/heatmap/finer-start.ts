import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { defaultLayer, TELLING_ROWS } from '../../view/default-layer.js';
import { finerLayer } from '../../view/finer-layer.js';

/**
 * The layer to begin with: the last that has a map fine enough to tell where, the output of a residual block
 * where there is one; null where the network's own last layer is as fine, or none is finer.
 */
export function finerStart(model: ModelSummary): string | null {
  const last = model.heatmapLayer;
  if (!last || last.reason.rows >= TELLING_ROWS) return null;
  const rowsOf = (name: string | null) =>
    model.layers.find((layer) => layer.name === name)?.outputShape[0] ?? 0;
  const shown = defaultLayer(model);
  if (rowsOf(shown) >= TELLING_ROWS) return shown;
  const finer = finerLayer(model.layers, last.layer);
  return rowsOf(finer) >= TELLING_ROWS ? finer : null;
}
