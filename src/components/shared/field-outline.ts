import { svg, type SVGTemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Snapshot } from '../../session/snapshot.js';
import { receptiveRect, type Rect } from '../../view/receptive-rect.js';

/** What the cell pointed at can see of the photo, in shares of its sides (0…1). */
export function fieldOf({ selection, model }: Snapshot): Rect | null {
  const { cell } = selection;
  const layer = model.value?.layers.find(({ name }) => name === cell?.layer);
  const shape = model.value?.input.shape;
  if (!cell || !layer || !shape || liesOnAnother(model.value, layer)) return null;
  const rect = receptiveRect(layer, cell, shape);
  const [height = 1, width = 1] = shape;
  return (
    rect && {
      left: rect.left / width,
      top: rect.top / height,
      width: rect.width / width,
      height: rect.height / height,
    }
  );
}

/** Whether a layer reads another input than the photo's alone: then its field lies on that one. */
function liesOnAnother({ layers, input, inputs }: ModelSummary, { name }: LayerInfo): boolean {
  if (inputs.length < 2) return false;
  const named = new Map(layers.map((layer) => [layer.name, layer]));
  const read = new Set([name]);
  for (const one of read) named.get(one)?.inbound.forEach((below) => read.add(below));
  return !read.has(input.name);
}

/** The outline, for an SVG whose view box is the unit square. */
export function fieldOutline({ left, top, width, height }: Rect): SVGTemplateResult {
  return svg`<g class="field">
    <rect class="edge" x=${left} y=${top} width=${width} height=${height} />
    <rect x=${left} y=${top} width=${width} height=${height} />
  </g>`;
}
