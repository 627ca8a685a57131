import type { StoredGraph, StoredWeight } from '../graph/definition.js';
import { ownersIn } from './group-owners.js';
import { Hdf5 } from './hdf5.js';
import { kerasModel, parseConfig } from './keras-model.js';
import { textsOf } from './keras-texts.js';
import type { ModelFile, ReadFileOptions } from './model-file.js';
import { readTopology, type LayerConfig } from './topology.js';

/**
 * Reads a whole Keras model in HDF5, as Keras 2 and 3 write `model.save('….h5')`.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasH5(
  source: ModelFile,
  options: ReadFileOptions,
): Promise<StoredGraph> {
  const file = await Hdf5.open(source, options);
  const config = await file.attribute('', 'model_config');
  const topology = readTopology(parseConfig(config, 'model_config'));
  const stored = new Set(await textsOf(file, 'model_weights', 'layer_names'));
  const groups = new Map<string, Promise<ReadonlyMap<string, readonly StoredWeight[]>>>();
  return kerasModel(topology, async ({ name, top }) => {
    if (!stored.has(top)) return [];
    const known = groups.get(top) ?? groupWeights(file, top, topology.layers);
    groups.set(top, known);
    return (await known).get(name) ?? [];
  });
}

/** Whether the file has a whole model, and not weights alone. */
export async function isWholeModel(source: ModelFile, options: ReadFileOptions): Promise<boolean> {
  const file = await Hdf5.open(source, options);
  return (await file.attribute('', 'model_config')) !== null;
}

/** Weights of the layers that lie in a group, in the order in which Keras stores them. */
async function groupWeights(
  file: Hdf5,
  top: string,
  layers: readonly LayerConfig[],
): Promise<ReadonlyMap<string, readonly StoredWeight[]>> {
  const group = `model_weights/${top}`;
  const names = await textsOf(file, group, 'weight_names');
  const inside = layers.filter((layer) => layer.top === top);
  const owners = ownersIn(inside, names);
  const found = new Map<string, StoredWeight[]>();
  for (const [index, name] of names.entries()) {
    const owner = owners[index];
    if (owner === undefined) continue;
    const own = found.get(owner) ?? [];
    found.set(owner, own);
    own.push(await file.dataset(`${group}/${name}`));
  }
  return found;
}
