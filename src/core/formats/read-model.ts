import { ModelFormatError, SeveralModelsError } from '../errors.js';
import type { StoredGraph } from '../graph/definition.js';
import { ReadingBudget } from '../reading-budget.js';
import { fetchBytes, type Fetch } from './files/fetch-bytes.js';
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
import { findModels } from './find-models.js';
import { isStored, storedFiles } from './tfjs/tfjs-store.js';
import { say, str } from '../sentence.js';

/**
 * Where a model comes from: an address, `indexeddb://` and a name for one that TensorFlow.js keeps in
 * the browser, the bytes of its file, or its files, in any order and with others among them. A file
 * needs no name, so that a web `Blob` is one; only weight files are found by theirs.
 */
export type ModelSource =
  string | URL | Uint8Array | ArrayBuffer | NamelessFile | Iterable<NamelessFile>;

/** A model's graph, and what it was read from. */
export type ReadModel = StoredGraph & {
  /** `Keras HDF5`, say. */
  readonly format: string;
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
    say(
      'a model is given by its address, by the bytes of its file, or as a file or several: what has a size and can be sliced, as File and Blob',
    ),
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
  const [found, another] = models;
  const [separate, more] = weights;
  if (!found) {
    if (separate)
      throw new ModelFormatError(
        say(
          str`"${shortName(separate)}" has weights but no model: open it together with the model, as model.to_json() or model.save() writes it, or save both in one, model.save("model.keras")`,
        ),
      );
    throw new ModelFormatError(refused);
  }
  if (another) {
    throw new SeveralModelsError(
      say(
        str`there are several models: ${listed(models.map(({ file }) => file))}; choose one of them`,
      ),
    );
  }
  if (more)
    throw new ModelFormatError(
      say(str`there are several files of weights: ${listed(weights)}; choose one of them`),
    );
  const { model, file, unread } = found;
  const parts = {
    file,
    files: beside ?? filesTogether(file, found.among),
    weights: separate ?? found.weights,
    unread,
  };
  const graph = await model.read(parts, own);
  return { ...graph, format: model.format, findNames: namesAmong(among, file) };
}

/** Names that are listed at most. */
const MOST_NAMES = 12;

function listed(files: readonly ModelFile[]): string {
  const names = files.slice(0, MOST_NAMES).map((file) => `"${shortName(file)}"`);
  const more = files.length > MOST_NAMES ? ' …' : '';
  return names.join(', ') + more;
}
