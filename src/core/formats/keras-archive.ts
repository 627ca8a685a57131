import type { StoredGraph } from '../graph/definition.js';
import { openHdf5 } from './hdf5.js';
import type { Json } from '../kinds/config.js';
import { kerasModel } from './keras-model.js';
import type { ModelFile, ReadFileOptions } from './model-file.js';
import { readTopology, type LayerConfig } from './topology.js';

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
  const file = await openHdf5(weights, options);
  try {
    const folders = foldersOf(topology.layers);
    return await kerasModel(topology, file, async (layer) => {
      const vars = `layers/${folders.get(layer)}/vars`;
      const names = await file.keys(vars);
      return Promise.all(names.map((_, index) => file.dataset(`${vars}/${index}`)));
    });
  } catch (error) {
    file.close();
    throw error;
  }
}

/**
 * Where each layer's weights lie: under its class, counted in the order of the layers, whatever its
 * name is. The input of a Sequential that does not spell it out is none of them.
 */
function foldersOf(layers: readonly LayerConfig[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    layers.map(({ name, className }) => {
      const folder = snakeCase(className);
      const count = counts.get(folder) ?? 0;
      counts.set(folder, count + 1);
      return [name, count === 0 ? folder : `${folder}_${count}`];
    }),
  );
}

/** As Keras does it: `ReLU` becomes `re_lu`, `Conv2D` `conv2d`. */
function snakeCase(name: string): string {
  return name
    .slice(0, 200)
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
