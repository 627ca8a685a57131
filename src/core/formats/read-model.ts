import { ModelFormatError } from '../errors.js';
import type { StoredGraph } from '../graph/definition.js';
import { contentOf, type Content } from './content.js';
import { fetchBytes, type Fetch } from './fetch-bytes.js';
import { readKerasArchive } from './keras-archive.js';
import { readKerasH5 } from './keras-h5.js';
import { BytesFile, shortName, type ModelFile } from './model-file.js';
import { filesAtUrl, filesTogether, type ModelFiles, type ReadOptions } from './model-files.js';
import { readTfjsLayers } from './tfjs-layers.js';

/**
 * Where a model comes from: an address, the bytes of its file, or its files, in any order and with
 * others among them.
 */
export type ModelSource = string | Uint8Array | ModelFile | readonly ModelFile[];

export interface ReadModelOptions extends ReadOptions {
  /** Reads an address; the platform's `fetch` by default. Node's reads no files, so it brings its own. */
  readonly fetch?: Fetch | undefined;
}

/** A file that may be the one by which a model is opened. */
interface Candidate {
  readonly file: ModelFile;
  readonly content: Content;
}

/**
 * Reads a model's graph; what the files are, is told by their bytes. The weights come when asked for.
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError
 */
export async function readModel(
  source: ModelSource,
  options: ReadModelOptions = {},
): Promise<StoredGraph> {
  if (typeof source === 'string') {
    const { signal, fetch } = options;
    const bytes = await fetchBytes(source, { signal, fetch });
    const file = new BytesFile(source, bytes);
    const content = await contentOf(file, options);
    return read({ file, content }, filesAtUrl(source, fetch), options);
  }
  const files = filesOf(source);
  const candidates: Candidate[] = [];
  for (const file of files) candidates.push({ file, content: await contentOf(file, options) });
  const chosen = choose(candidates);
  return read(chosen, filesTogether(chosen.file, files), options);
}

function filesOf(source: Exclude<ModelSource, string>): readonly ModelFile[] {
  if (source instanceof Uint8Array) return [new BytesFile('model', source)];
  return 'name' in source ? [source] : source;
}

/** The file by which the model is opened; the others are its weights, or have nothing to do with it. */
function choose(candidates: readonly Candidate[]): Candidate {
  const [first, ...more] = candidates.filter(
    ({ content: { is } }) => is !== 'other' && is !== 'json',
  );
  const [only] = candidates;
  if (!only) throw new ModelFormatError('no file was given');
  if (!first) {
    if (candidates.length === 1) return only;
    throw new ModelFormatError(`none of the ${candidates.length} files is a model`);
  }
  if (more.length === 0) return first;
  const names = [first, ...more].slice(0, 4).map(({ file }) => `"${shortName(file)}"`);
  throw new ModelFormatError(`there are several models: ${names.join(', ')}; choose one of them`);
}

function read(
  { file, content }: Candidate,
  files: ModelFiles,
  options: ReadOptions,
): Promise<StoredGraph> {
  switch (content.is) {
    case 'tfjs-layers':
      return readTfjsLayers(content.json, files, options);
    case 'tfjs-graph':
      throw new ModelFormatError('this is a tfjs graph model; only layers models are read yet');
    case 'hdf5':
      return readKerasH5(file, options);
    case 'zip':
      return readKerasArchive(file, options);
    case 'json':
      throw new ModelFormatError(`"${shortName(file)}" is JSON, but has no modelTopology`);
    case 'other':
      throw new ModelFormatError(content.why);
  }
}
