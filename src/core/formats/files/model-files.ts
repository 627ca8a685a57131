import { told } from '../../error-sentence.js';
import { WeightsError } from '../../errors.js';
import type { Kinds } from '../../kinds/index.js';
import { fetchBytes, type Fetch } from './fetch-bytes.js';
import {
  BytesFile,
  pathOf,
  shortName,
  type ModelFile,
  type ReadFileOptions,
} from './model-file.js';
import { pathBeside } from './path-beside.js';
import type { ReadingBudget } from '../../reading-budget.js';

/** What a reader may be told; the caller's signal, and who is told of the bytes read. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called as the model comes: bytes so far, and in all. */
  readonly onProgress?: ((loaded: number, total: number) => void) | undefined;
  /**
   * A seed, from which a model that has only its layers gets the weights that Keras would begin its training
   * with; without one it cannot be opened. Weights that are there are read all the same.
   */
  readonly initialise?: number | undefined;
  /** Layers of the caller's own. */
  readonly kinds?: Kinds | undefined;
  /** What the model may cost, all its files together. */
  readonly budget?: ReadingBudget | undefined;
}

/** Opens the files that a model's own file names. Where they lie is its business. */
export interface ModelFiles {
  /**
   * The file at `path`, seen from the file that names it.
   * @throws ModelFormatError for a path out of the folder, WeightsError or FetchError by the name of
   * the file when it is not there
   */
  open(path: string, options?: ReadFileOptions): Promise<ModelFile>;
}

/** The files beside an address; they get its query too. */
export function filesAtUrl(url: string, fetch: Fetch | undefined): ModelFiles {
  const [base = '', query] = url.split('?');
  return {
    async open(path, options = {}) {
      const beside = pathBeside(base, path) + (query === undefined ? '' : `?${query}`);
      const bytes = new Uint8Array(await fetchBytes(beside, { ...options, fetch }));
      options.budget?.give(bytes.length);
      return new BytesFile(path, bytes);
    },
  };
}

/**
 * The files that were chosen together with `own`, in any order: by their path in the folder or, as
 * files dropped alone have none, by name.
 */
export function filesTogether(own: ModelFile, files: readonly ModelFile[]): ModelFiles {
  const byPath = new Map(files.map((file) => [pathOf(file), file]));
  /** Null: of several. */
  const byName = new Map<string, ModelFile | null>();
  for (const file of files) byName.set(file.name, byName.has(file.name) ? null : file);
  return {
    async open(path) {
      const beside = pathBeside(pathOf(own), path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      const found = byPath.get(beside) ?? byName.get(name);
      if (found) return found;
      throw new WeightsError(told({ kind: 'missing-file', model: shortName(own), file: path }));
    },
  };
}
