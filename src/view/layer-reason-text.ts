import { msg, str } from '@lit/localize';
import type { LayerReason } from '../core/attribution/default-layer.js';

/** Why a heatmap explains the layer that it does, in a sentence. */
export function layerReasonText(reason: LayerReason): string {
  const size = `${reason.rows} × ${reason.columns}`;
  switch (reason.kind) {
    case 'last-spatial':
      return msg(str`Explained at the last layer that keeps a grid: ${size} cells.`);
    case 'last-spatial-of-image':
      return msg(
        str`Explained at the last layer that depends on the photo and keeps a grid: ${size} cells.`,
      );
  }
}
