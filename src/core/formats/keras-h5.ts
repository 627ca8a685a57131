import { ModelFormatError } from '../errors.js';
import type { GraphDefinition } from '../graph/definition.js';
import { openHdf5, type Hdf5 } from './hdf5.js';
import { kerasModel, parseConfig } from './keras-model.js';
import { readTopology } from './topology.js';

/**
 * Reads a whole Keras model in HDF5, as Keras 2 and 3 write `model.save('….h5')`.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError
 */
export async function readKerasH5(bytes: Uint8Array): Promise<GraphDefinition> {
  const file = await openHdf5(bytes);
  try {
    const config = file.attribute('', 'model_config');
    if (config === null) {
      throw new ModelFormatError(
        'the file has weights but no model: save the whole model, model.save("model.keras")',
      );
    }
    const topology = readTopology(parseConfig(config, 'model_config'));
    const stored = new Set(texts(file.attribute('model_weights', 'layer_names')));
    return kerasModel(topology, (layer) => (stored.has(layer) ? weightsOf(file, layer) : []));
  } finally {
    file.close();
  }
}

function weightsOf(file: Hdf5, layer: string) {
  const group = `model_weights/${layer}`;
  return texts(file.attribute(group, 'weight_names')).map((name) =>
    file.dataset(`${group}/${name}`),
  );
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
