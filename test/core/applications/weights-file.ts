import { File, ready } from 'h5wasm';
import type { StoredGraph } from '../../../src/core/graph/definition.js';

const { FS } = await ready;

/**
 * A file of weights as Keras publishes those of its applications, HDF5 with a group for each layer, models in the model
 * among them: the weights of a graph, its layers under other names where `rename` gives one.
 */
export async function weightsFile(
  graph: StoredGraph,
  rename: (layer: string, index: number) => string = (layer) => layer,
): Promise<Uint8Array> {
  const layers = new Map<string, string[]>();
  for (const key of graph.weights.keys()) {
    const layer = key.slice(0, key.indexOf('/'));
    layers.set(layer, [...(layers.get(layer) ?? []), key]);
  }
  const file = new File('weights.h5', 'w', { libver: ['earliest', 'v108'] });
  const names = [...layers.keys()].map(rename);
  file.create_attribute('layer_names', names);
  for (const [index, [own, keys]] of [...layers].entries()) {
    const layer = names[index]!;
    const group = file.create_group(layer);
    // Of a layer in a model of its own: `stem_conv/kernel:0` in the group of the stem.
    const leaves = keys.map((key) => {
      const rest = key.slice(own.length + 1);
      return rest.includes('/') ? `${rest}:0` : `${layer}/${rest}:0`;
    });
    group.create_attribute('weight_names', leaves);
    const folders = new Set(leaves.map((leaf) => leaf.slice(0, leaf.lastIndexOf('/'))));
    for (const folder of folders) group.create_group(folder);
    for (const [place, key] of keys.entries()) {
      const { shape, read } = graph.weights.get(key)!;
      const name = `${layer}/${leaves[place]}`;
      file.create_dataset({ name, data: await read(), shape: [...shape] });
    }
  }
  file.close();
  const bytes = FS.readFile('weights.h5');
  FS.unlink('weights.h5');
  return bytes;
}
