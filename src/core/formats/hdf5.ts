import { ConvlensError, ModelFormatError, WeightsError } from '../errors.js';
import type { StoredWeight } from '../graph/definition.js';
import { readRange, type ModelFile, type ReadFileOptions } from './model-file.js';

/** What is read of an HDF5 file. */
export interface Hdf5 {
  /** Text or list of texts of an attribute; null where there is none. */
  attribute(path: string, name: string): Promise<unknown>;
  /** Names of what lies in a group; none where there is no such group. */
  keys(path: string): Promise<readonly string[]>;
  /**
   * A numeric dataset, read as float32.
   * @throws WeightsError where there is none, or it holds something else
   */
  dataset(path: string): Promise<StoredWeight>;
  close(): void;
}

let opened = 0;

/**
 * Opens an HDF5 file. The reader (h5wasm, HDF5 itself as WebAssembly) is loaded at the first file.
 * @throws ModelFormatError when it is none, or broken
 */
export async function openHdf5(source: ModelFile, options: ReadFileOptions): Promise<Hdf5> {
  const h5 = await import('h5wasm');
  const { FS, activate_throwing_error_handler: throwErrors } = await h5.ready;
  // Otherwise the library prints a page for each.
  throwErrors();
  const name = `model-${++opened}.h5`;
  FS.writeFile(name, await readRange(source, 0, source.size, options));
  // Whatever the reader throws of a file means the same.
  const safely = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof ConvlensError) throw error;
      throw new ModelFormatError('the HDF5 file is broken; was the download cut off?');
    }
  };
  const found = (path: string) => (path === '' ? file : file.get(path));
  let file: InstanceType<typeof h5.File>;
  try {
    file = safely(() => new h5.File(name, 'r'));
  } catch (error) {
    FS.unlink(name);
    throw error;
  }
  return {
    attribute: async (path, key) =>
      safely(() => {
        const owner = found(path);
        const attributes = owner && 'attrs' in owner ? owner.attrs : {};
        return Object.hasOwn(attributes, key) ? (attributes[key]?.value ?? null) : null;
      }),
    keys: async (path) =>
      safely(() => {
        const group = found(path);
        return group instanceof h5.Group ? group.keys() : [];
      }),
    dataset: async (path) =>
      safely(() => {
        const own = found(path);
        if (!(own instanceof h5.Dataset)) throw new WeightsError(`the file lacks "${path}"`);
        return { shape: own.shape ?? [], read: async () => safely(() => numbers(own.value, path)) };
      }),
    close() {
      file.close();
      FS.unlink(name);
    },
  };
}

function numbers(value: unknown, path: string): Float32Array {
  if (typeof value === 'number') return Float32Array.of(value);
  if (value instanceof Float32Array) return value;
  if (value instanceof Float64Array) return Float32Array.from(value);
  throw new WeightsError(`"${path.slice(0, 100)}" does not hold numbers of 32 or 64 bits`);
}
