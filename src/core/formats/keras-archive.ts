import type { StoredGraph } from '../graph/definition.js';
import { Hdf5 } from './hdf5.js';
import type { Json } from '../kinds/config.js';
import { kerasModel } from './keras-model.js';
import type { ModelFile, ReadFileOptions } from './model-file.js';
import { readTopology } from './topology.js';

/**
 * Reads a model whose layers and weights lie apart, as in a `.keras` archive: `config.json` and
 * `model.weights.h5`.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasArchive(
  architecture: Json,
  weights: ModelFile,
  options: ReadFileOptions,
): Promise<StoredGraph> {
  const topology = readTopology(architecture);
  const file = await Hdf5.open(weights, options);
  return kerasModel(topology, async ({ folder }) => {
    const vars = `${folder}/vars`;
    const names = await file.keys(vars);
    return Promise.all(names.map((_, index) => file.dataset(`${vars}/${index}`)));
  });
}
