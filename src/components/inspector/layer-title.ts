import { html, nothing, type TemplateResult } from 'lit';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { layerName } from '../../view/layer-name.js';
import { namedLayer } from '../shared/named-layer.js';

/** The layer that all panes are about, by its name and identifier. */
export function layerTitle(
  model: ModelSummary | undefined,
  layer: string | null,
): TemplateResult | typeof nothing {
  if (!model || layer === null) return nothing;
  return html`<p class="layer-name">${namedLayer(layerName(model.layers, layer), layer)}</p>`;
}
