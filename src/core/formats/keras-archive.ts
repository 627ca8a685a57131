import { ModelFormatError } from '../errors.js';
import type { StoredGraph } from '../graph/definition.js';
import { openHdf5 } from './hdf5.js';
import { kerasModel, parseConfig } from './keras-model.js';
import { BytesFile, readRange, type ModelFile, type ReadFileOptions } from './model-file.js';
import { readTopology, type LayerConfig } from './topology.js';

/** Bytes that an archive may unpack to: no model that fits a browser has more. */
const LARGEST = 2 ** 31;

/**
 * Reads a `.keras` archive, as Keras 3 writes it: a zip of the configuration and the weights.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasArchive(
  archive: ModelFile,
  options: ReadFileOptions,
): Promise<StoredGraph> {
  const bytes = await readRange(archive, 0, archive.size, options);
  const files = await unpacked(bytes, ['config.json', 'model.weights.h5']);
  const config = new TextDecoder().decode(files['config.json']);
  const topology = readTopology(parseConfig(config, 'config.json'));
  const weights = new BytesFile('model.weights.h5', files['model.weights.h5']!);
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

/** The named files of a zip; of others nothing is unpacked. */
async function unpacked(
  bytes: Uint8Array,
  names: readonly string[],
): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => names.includes(name) && originalSize <= LARGEST,
    });
  } catch {
    throw new ModelFormatError('the archive is broken: the download was cut?');
  }
  const missing = names.find((name) => !Object.hasOwn(files, name));
  if (missing === undefined) return files;
  throw new ModelFormatError(`the archive has no ${missing}: it is no .keras model`);
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
