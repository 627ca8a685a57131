import { ModelFormatError, SeveralModelsError, WeightsError } from '../errors.js';
import type { StoredGraph } from '../graph/definition.js';
import { fetchBytes, type Fetch } from './files/fetch-bytes.js';
import { findModels, type Found } from './files/find-models.js';
import { architectureIn } from './keras/keras-h5.js';
import { readKerasModel } from './keras/keras-model.js';
import {
  BytesFile,
  isFile,
  named,
  shortName,
  type ModelFile,
  type NamelessFile,
} from './files/model-file.js';
import {
  filesAtUrl,
  filesTogether,
  type ModelFiles,
  type ReadOptions,
} from './files/model-files.js';
import { namesAmong, namesAtUrl, type FindNames } from './files/names-beside.js';
import { readTfjsGraph } from './tfjs/tfjs-graph.js';
import { modelConfig, readTfjsLayers } from './tfjs/tfjs-layers.js';
import { ReadingBudget } from '../reading-budget.js';
import { isStored, storedFiles } from './tfjs/tfjs-store.js';

/**
 * Where a model comes from: an address, `indexeddb://` and a name for one that TensorFlow.js keeps in
 * the browser, the bytes of its file, or its files, in any order and with others among them. A file
 * needs no name, so that a web `Blob` is one; only weight files are found by theirs.
 */
export type ModelSource =
  string | URL | Uint8Array | ArrayBuffer | NamelessFile | Iterable<NamelessFile>;

/** What a model was written as. */
export type ModelFormat = 'tfjs layers model' | 'tfjs graph model' | 'Keras HDF5' | 'Keras';

/** A model's graph, and what it was read from. */
export type ReadModel = StoredGraph & {
  readonly format: ModelFormat;
  /** Finds the files beside it that may hold names of its classes. */
  readonly findNames: FindNames;
};

export interface ReadModelOptions extends ReadOptions {
  /** Reads an address; the platform's `fetch` by default. Node's reads no files, so it brings its own. */
  readonly fetch?: Fetch | undefined;
}

/**
 * Reads a model's graph; what the files are, is told by their bytes. The weights come when asked for.
 * @throws FetchError, KeptModelError, ModelFormatError, SeveralModelsError, UnsupportedLayerError,
 * NotConvolutionalError, WeightsError, AbortError
 */
export async function readModel(
  source: ModelSource,
  options: ReadModelOptions = {},
): Promise<ReadModel> {
  const address = source instanceof URL ? source.href : source;
  if (typeof address !== 'string') return readFiles(filesOf(address), options);
  const { signal, fetch, onProgress } = options;
  if (isStored(address)) return readFiles(await storedFiles(address, signal), options);
  let loaded = 0;
  const onBytes = (bytes: number, total: number) => {
    loaded += bytes;
    if (total >= LARGE) onProgress?.(Math.min(loaded, total), total);
  };
  const bytes = await fetchBytes(address, { signal, fetch, onBytes });
  const file = new BytesFile(address, bytes);
  const read = await readFiles([file], options, filesAtUrl(address, fetch));
  // A zip may have them in it.
  const inside = await read.findNames();
  return inside.length > 0 ? read : { ...read, findNames: namesAtUrl(address, fetch) };
}

/** Bytes of a file that is worth telling of; a model.json is smaller, and its weight files follow. */
const LARGE = 2 ** 20;

function filesOf(source: unknown): readonly ModelFile[] {
  if (source instanceof Uint8Array) return [new BytesFile('model', source)];
  if (source instanceof ArrayBuffer) return [new BytesFile('model', new Uint8Array(source))];
  if (isFile(source)) return [named(source, 'model')];
  const files = isIterable(source) ? [...source] : null;
  if (files?.every(isFile)) {
    return files.map((file, index) => named(file, `file ${index + 1}`));
  }
  throw new ModelFormatError(
    'a model is given by its address, by the bytes of its file, or as a file or several: ' +
      'what has a size and can be sliced, as File and Blob',
  );
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** @param beside - where files lie that the model names, if not among the files */
async function readFiles(
  files: readonly ModelFile[],
  options: ReadOptions,
  beside?: ModelFiles,
): Promise<ReadModel> {
  const budget = new ReadingBudget(files.reduce((sum, { size }) => sum + size, 0));
  const own = { ...options, budget };
  const { models, weights, refused, among } = await findModels(files, own);
  const [model, another] = models;
  const [separate, more] = weights;
  if (!model) {
    if (separate) throw new ModelFormatError(`"${shortName(separate)}" ${WEIGHTS_ALONE}`);
    throw new ModelFormatError(refused);
  }
  const found = models.map(({ file }) => file);
  if (another) throw new SeveralModelsError(several('models', found));
  if (more) throw new ModelFormatError(several('files of weights', weights));
  const graph = await read(model, separate, own, beside);
  return { ...graph, format: FORMATS[model.is], findNames: namesAmong(among, model.file) };
}

const FORMATS: Readonly<Record<Found['is'], ModelFormat>> = {
  'tfjs-layers': 'tfjs layers model',
  'tfjs-graph': 'tfjs graph model',
  hdf5: 'Keras HDF5',
  architecture: 'Keras',
};

const WEIGHTS_ALONE =
  'has weights but no model: open it together with the model, as model.to_json() or model.save() ' +
  'writes it, or save both in one, model.save("model.keras")';

const NOT_FOR_GRAPHS =
  'has weights of Keras layers, but a graph model has nodes in their place: open one of the two alone';

const PICKLED =
  'has its weights in an .npz, as the first Keras 3 could write them: that is a pickle of Python, which ' +
  'is not read, for opening one runs whatever code is in it. If you trust the file, open it with the Keras ' +
  'that wrote it, keras.saving.load_model, and save it anew, model.save("model.keras")';

/** Names that are listed at most. */
const MOST_NAMES = 12;

function several(what: string, files: readonly ModelFile[]): string {
  const names = files.slice(0, MOST_NAMES).map((file) => `"${shortName(file)}"`);
  const more = files.length > MOST_NAMES ? ' …' : '';
  return `there are several ${what}: ${names.join(', ')}${more}; choose one of them`;
}

/** @param own - a file of weights to put in, instead of the model's own */
async function read(
  model: Found,
  own: ModelFile | undefined,
  options: ReadOptions,
  beside?: ModelFiles,
): Promise<StoredGraph> {
  switch (model.is) {
    case 'tfjs-layers':
      if (own) return readKerasModel(modelConfig(model.json), own, options);
      return readTfjsLayers(model.json, beside ?? filesTogether(model.file, model.among), options);
    case 'tfjs-graph':
      if (own) throw new ModelFormatError(`"${shortName(own)}" ${NOT_FOR_GRAPHS}`);
      return readTfjsGraph(model.json, beside ?? filesTogether(model.file, model.among), options);
    case 'hdf5':
      return readKerasModel(await architectureIn(model.file, options), own ?? model.file, options);
    case 'architecture':
      return readKerasModel(model.json, weightsFor(model, own ?? model.weights), options);
  }
}

function weightsFor(
  { file: architecture, npz }: Extract<Found, { is: 'architecture' }>,
  weights: ModelFile | undefined,
): ModelFile {
  if (weights) return weights;
  if (npz) throw new WeightsError(`"${shortName(architecture)}" ${PICKLED}`);
  throw new WeightsError(
    `"${shortName(architecture)}" has the layers of a model, but no weights: open it together with ` +
      'the file that model.save_weights("model.weights.h5") writes',
  );
}
