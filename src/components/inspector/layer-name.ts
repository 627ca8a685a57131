import { html, nothing, type TemplateResult } from 'lit';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { findLayer, type LayerPlace } from '../../view/find-layer.js';
import { treeOf } from '../../view/stages.js';
import { blockTitle, roleTitle, stageTitle } from '../network/row-words.js';

/** What the network column calls a layer, and its identifier; once for all panes. */
export function layerName(
  model: ModelSummary | undefined,
  layer: string | null,
): TemplateResult | typeof nothing {
  if (!model || layer === null) return nothing;
  const place = findLayer(treeOf(model.layers), layer);
  const words = place ? wordsOf(place) : [];
  const own = words.filter((word) => word !== layer).join(' · ');
  return html`<p class="layer-name">
    ${own ? html`<b>${own}</b>` : nothing}<span class="mono">${layer}</span>
  </p>`;
}

function wordsOf({ stage, block, unit }: LayerPlace): string[] {
  const outer = stage && (block ? blockTitle(stage, block) : stageTitle(stage));
  return [...(outer ? [outer] : []), ...(unit ? [roleTitle(unit)] : [])];
}
