import type { LayerInfo } from '../../core/graph/layer-info.js';
import { layerName } from '../../view/layer-name.js';
import { listText } from '../../view/lists.js';
import { shapeText } from '../../view/numbers.js';
import type { NetworkRow } from './rows.js';
import { kindText } from './row-words.js';

/**
 * Layers in which every word of the query occurs: in the identifier, the name, the kind (as Keras or as the
 * column says it) or the output shape. An x between digits counts as ×.
 */
export function searchLayers(layers: readonly LayerInfo[], query: string): LayerInfo[] {
  const words = query
    .toLowerCase()
    .replace(/(\d)\s*[x*]\s*(?=\d)/g, '$1×')
    .split(/\s+/)
    .filter(Boolean);
  return layers.filter((layer) => {
    const { name, kind, outputShape } = layer;
    const named = layerName(layers, name);
    const text = [name, named, kind, kindText(layer), shapeText(outputShape)].join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  });
}

/**
 * What was found, as rows of one level.
 * @param all layers of the network
 */
export function foundRows(found: readonly LayerInfo[], all: readonly LayerInfo[]): NetworkRow[] {
  return found.map((layer) => ({
    key: `found ${layer.name}`,
    parent: null,
    level: 1,
    within: 0,
    ...titlesOf(layer, all),
    mark: 'layer',
    layer: layer.name,
    shape: layer.outputShape,
    members: [layer.name],
  }));
}

function titlesOf(layer: LayerInfo, all: readonly LayerInfo[]): { title: string; detail: string } {
  const title = layerName(all, layer.name);
  const kind = kindText(layer);
  return { title, detail: title === layer.name ? kind : listText([layer.name, kind]) };
}
