import { WeightsError } from '../errors.js';
import { fetchBytes, type Fetch } from './fetch-bytes.js';
import {
  BytesFile,
  pathOf,
  shortName,
  type ModelFile,
  type ReadFileOptions,
} from './model-file.js';
import { pathBeside } from './path-beside.js';

/** What a reader may be told; the caller's signal, and who is told of the bytes read. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called as the model comes: bytes so far, and in all. */
  readonly onProgress?: ((loaded: number, total: number) => void) | undefined;
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
      return new BytesFile(path, new Uint8Array(await fetchBytes(beside, { ...options, fetch })));
    },
  };
}

/**
 * The files that were chosen together with `own`, in any order: by their path in the folder or, as
 * files dropped alone have none, by name.
 */
export function filesTogether(own: ModelFile, files: readonly ModelFile[]): ModelFiles {
  const byPath = new Map(files.map((file) => [pathOf(file), file]));
  return {
    async open(path) {
      const beside = pathBeside(pathOf(own), path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      const [named, another] = files.filter((file) => file.name === name);
      const found = byPath.get(beside) ?? (another ? undefined : named);
      if (found) return found;
      throw new WeightsError(
        `"${shortName(own)}" needs the file "${path.slice(0, 120)}", which is not among the files; ` +
          'choose it together with the others, or their folder',
      );
    },
  };
}
