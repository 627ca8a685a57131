import type { LayerInfo } from '../../core/graph/layer-info.js';
import { shapeText } from '../../view/numbers.js';
import type { NetworkRow } from './rows.js';
import { kindText } from './row-words.js';

/**
 * Layers in which every word of the query occurs: in the name, the kind (as Keras or as the column
 * says it) or the output shape. An x between digits counts as ×.
 */
export function searchLayers(layers: readonly LayerInfo[], query: string): LayerInfo[] {
  const words = query
    .toLowerCase()
    .replace(/(\d)\s*[x*]\s*(?=\d)/g, '$1×')
    .split(/\s+/)
    .filter(Boolean);
  return layers.filter((layer) => {
    const text = `${layer.name} ${layer.kind} ${kindText(layer)} ${shapeText(layer.outputShape)}`;
    return words.every((word) => text.toLowerCase().includes(word));
  });
}

/** What was found, as rows of one level. */
export function foundRows(layers: readonly LayerInfo[]): NetworkRow[] {
  return layers.map((layer) => ({
    key: `found ${layer.name}`,
    parent: null,
    level: 1,
    within: 0,
    title: layer.name,
    detail: kindText(layer),
    mark: 'layer',
    layer: layer.name,
    shape: layer.outputShape,
    members: [layer.name],
  }));
}
