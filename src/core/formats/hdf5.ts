import { ConvlensError, ModelFormatError, WeightsError } from '../errors.js';
import type { StoredWeight } from '../graph/definition.js';
import { shown } from '../kinds/config.js';
import { FileWindow } from './file-window.js';
import { numbersOf, type NumberType } from './hdf5-numbers.js';
import type { ModelFile, ReadFileOptions } from './model-file.js';

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

/** Bytes of a dataset that are read at once. */
const PIECE = 2 ** 23;
/** What a byte of a compressed file can become, and what models never do. */
const MOST_INFLATION = 200;
/** Versions of the format, least and most: no bounds. */
const ANY_VERSION = [-1, -1] as const;
const LARGEST_ATTRIBUTE = 2 ** 27;

let opened = 0;

/**
 * Opens an HDF5 file and reads of it what is asked for, by ranges: it need not be in memory. The
 * reader (h5wasm, HDF5 itself as WebAssembly) is loaded at the first file.
 * @throws ModelFormatError when it is none, or broken; AbortError
 */
export async function openHdf5(source: ModelFile, options: ReadFileOptions): Promise<Hdf5> {
  const h5 = await import('h5wasm');
  const hdf5 = await h5.ready;
  // Otherwise the library prints a page for each.
  hdf5.activate_throwing_error_handler();
  const window = new FileWindow(source, options);
  // Whatever the reader throws of a file means the same.
  const read = async <T>(operation: () => T): Promise<T> => {
    try {
      return await window.run(operation);
    } catch (error) {
      if (error instanceof ConvlensError) throw error;
      throw broken(error);
    }
  };
  const name = mount(hdf5.FS, window);
  let id: bigint;
  try {
    id = await read(() => hdf5.open(name, hdf5.H5F_ACC_RDONLY, false, ...ANY_VERSION));
    if (id < 0n) throw broken();
  } catch (error) {
    hdf5.FS.unlink(name);
    throw error;
  }
  const typeOf = (path: string) => (path === '' ? hdf5.H5G_GROUP : hdf5.get_type(id, path));
  const at = (path: string) => (path === '' ? '/' : path);
  return {
    attribute: (path, key) =>
      read(() => {
        if (typeOf(path) !== hdf5.H5G_GROUP && typeOf(path) !== hdf5.H5G_DATASET) return null;
        if (!hdf5.get_attribute_names(id, at(path)).includes(key)) return null;
        const { size, total_size: count } = hdf5.get_attribute_metadata(id, at(path), key);
        if (!(size * count <= LARGEST_ATTRIBUTE)) throw broken();
        return new h5.Attribute(id, at(path), key).value;
      }),
    keys: (path) =>
      read(() => (typeOf(path) === hdf5.H5G_GROUP ? hdf5.get_names(id, at(path), false) : [])),
    dataset: (path) =>
      read(() => {
        if (typeOf(path) !== hdf5.H5G_DATASET) {
          throw new WeightsError(`the file lacks ${shown(path)}`);
        }
        const { shape, type, size, signed, littleEndian, chunks } = hdf5.get_dataset_metadata(
          id,
          path,
        );
        const isFloat = type === hdf5.H5T_class_t.H5T_FLOAT.value;
        if (!shape || !(isFloat || type === hdf5.H5T_class_t.H5T_INTEGER.value)) {
          throw new WeightsError(`${shown(path)} does not hold numbers`);
        }
        const bytes = shape.reduce((product, n) => product * n, size);
        if (!(bytes <= MOST_INFLATION * (source.size + PIECE))) {
          throw new WeightsError(`${shown(path)} claims ${shown(shape)}, more than the file holds`);
        }
        const number = { isFloat, size, signed, littleEndian };
        // Of chunks each piece would be unpacked anew.
        const piece = chunks ? Infinity : PIECE;
        return { shape, read: () => readDataset(path, shape, number, piece) };
      }),
    close() {
      try {
        hdf5.close_file(id);
      } catch {
        // Of a broken file something may stay open; the file goes all the same.
      }
      hdf5.FS.unlink(name);
    },
  };

  async function readDataset(
    path: string,
    shape: readonly number[],
    number: NumberType,
    piece: number,
  ): Promise<Float32Array> {
    const values = new Float32Array(shape.reduce((product, n) => product * n, 1));
    let done = 0;
    for (const { offset, count } of blocksOf(shape, number.size, piece)) {
      const length = count.reduce((product, n) => product * n, 1);
      if (length === 0) continue;
      const into = values.subarray(done, (done += length));
      await read(() => {
        const pointer = hdf5._malloc(length * number.size);
        if (pointer === 0) throw new WeightsError(`there is not enough memory for ${shown(path)}`);
        try {
          const failed = hdf5.get_dataset_data(
            id,
            path,
            count.map(BigInt),
            offset.map(BigInt),
            count.map(() => 1n),
            BigInt(pointer),
          );
          if (failed) throw broken();
          numbersOf(hdf5.HEAPU8, pointer, number, into);
        } finally {
          hdf5._free(pointer);
        }
      });
    }
    return values;
  }
}

const broken = (cause?: unknown): ModelFormatError =>
  new ModelFormatError('the HDF5 file is broken; was the download cut off?', { cause });

/** Parts of an array, one after another in memory, of at most so many bytes where rows allow it. */
function* blocksOf(
  shape: readonly number[],
  size: number,
  most: number,
): Generator<{ offset: number[]; count: number[] }> {
  const [rows = 1, ...row] = shape;
  const perRow = row.reduce((product, n) => product * n, size);
  if (shape.length === 0 || rows * perRow <= most) {
    yield { offset: shape.map(() => 0), count: [...shape] };
  } else if (perRow <= most) {
    const step = Math.floor(most / perRow);
    for (let start = 0; start < rows; start += step) {
      const count = [Math.min(step, rows - start), ...row];
      yield { offset: [start, ...row.map(() => 0)], count };
    }
  } else {
    for (let index = 0; index < rows; index++) {
      for (const { offset, count } of blocksOf(row, size, most)) {
        yield { offset: [index, ...offset], count: [1, ...count] };
      }
    }
  }
}

/** As C's `EIO`, by the number that the library gives it. */
const FAILED = Object.assign(new Error('these bytes are not here yet'), {
  name: 'ErrnoError',
  errno: 29,
});

/** What the library's own file system does with a file of its own. */
function operationsOf(node: object): object {
  const operations: unknown = Reflect.get(node, 'stream_ops');
  return typeof operations === 'object' && operations !== null ? operations : {};
}

/** Puts a file into the library's file system whose bytes come through the window; gives its name. */
function mount(files: FS.FileSystemType, window: FileWindow): string {
  const name = `model-${++opened}.h5`;
  files.writeFile(name, new Uint8Array(0));
  const { node } = files.lookupPath(name, {});
  Object.assign(node, {
    usedBytes: window.size,
    stream_ops: {
      ...operationsOf(node),
      read(_: unknown, into: Int8Array, at: number, length: number, position: number): number {
        const count = window.read(into, at, length, position);
        if (count === null) throw FAILED;
        return count;
      },
    },
  });
  return name;
}
