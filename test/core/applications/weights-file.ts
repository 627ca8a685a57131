import { File, ready } from 'h5wasm';
import type { StoredGraph } from '../../../src/core/graph/definition.js';

const { FS } = await ready;

/**
 * A file of weights as Keras publishes those of its applications, HDF5 with a group for each layer: the
 * weights of a graph, its layers under other names where `rename` gives one.
 */
export async function weightsFile(
  graph: StoredGraph,
  rename: (layer: string, index: number) => string = (layer) => layer,
): Promise<Uint8Array> {
  const layers = new Map<string, [name: string, key: string][]>();
  for (const key of graph.weights.keys()) {
    const end = key.lastIndexOf('/');
    const layer = key.slice(0, end);
    const own = layers.get(layer) ?? [];
    own.push([key.slice(end + 1), key]);
    layers.set(layer, own);
  }
  const file = new File('weights.h5', 'w', { libver: ['earliest', 'v108'] });
  const names = [...layers.keys()].map(rename);
  file.create_attribute('layer_names', names);
  for (const [index, weights] of [...layers.values()].entries()) {
    const layer = names[index]!;
    const group = file.create_group(layer);
    const leaves = weights.map(([name]) => `${layer}/${name}:0`);
    group.create_attribute('weight_names', leaves);
    const inner = group.create_group(layer);
    for (const [name, key] of weights) {
      const { shape, read } = graph.weights.get(key)!;
      inner.create_dataset({ name: `${name}:0`, data: await read(), shape: [...shape] });
    }
  }
  file.close();
  const bytes = FS.readFile('weights.h5');
  FS.unlink('weights.h5');
  return bytes;
}
