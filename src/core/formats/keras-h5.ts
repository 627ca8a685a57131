import type { StoredGraph } from '../graph/definition.js';
import { openHdf5, type Hdf5 } from './hdf5.js';
import { kerasModel, parseConfig } from './keras-model.js';
import { textsOf } from './keras-texts.js';
import type { ModelFile, ReadFileOptions } from './model-file.js';
import { readTopology } from './topology.js';

/**
 * Reads a whole Keras model in HDF5, as Keras 2 and 3 write `model.save('….h5')`.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasH5(
  source: ModelFile,
  options: ReadFileOptions,
): Promise<StoredGraph> {
  const file = await openHdf5(source, options);
  try {
    const config = await file.attribute('', 'model_config');
    const topology = readTopology(parseConfig(config, 'model_config'));
    const stored = new Set(await textsOf(file, 'model_weights', 'layer_names'));
    return await kerasModel(topology, file, async (layer) =>
      stored.has(layer) ? weightsOf(file, layer) : [],
    );
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Whether the file has a whole model, and not weights alone. */
export async function isWholeModel(source: ModelFile, options: ReadFileOptions): Promise<boolean> {
  const file = await openHdf5(source, options);
  try {
    return (await file.attribute('', 'model_config')) !== null;
  } finally {
    file.close();
  }
}

async function weightsOf(file: Hdf5, layer: string) {
  const group = `model_weights/${layer}`;
  const names = await textsOf(file, group, 'weight_names');
  return Promise.all(names.map((name) => file.dataset(`${group}/${name}`)));
}
