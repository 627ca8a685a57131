import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { FetchError } from '../../core/errors.js';
import type { ModelFile } from '../../core/formats/files/model-file.js';
import { holdsNames } from '../../core/labels/names-files.js';
import { systemReason } from './file-trouble.js';
import { say, str } from '../../core/sentence.js';

/** Files of a folder that are looked at; one with more holds something else than a model. */
const MOST_FILES = 20_000;

/** A file on the disk, of which only the ranges asked for are read. */
class DiskFile implements ModelFile {
  readonly name: string;

  constructor(
    private readonly path: string,
    readonly size: number,
    readonly webkitRelativePath = '',
  ) {
    this.name = basename(path);
  }

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: () => this.#read(from, Math.min(to, this.size)) };
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read(0, this.size);
  }

  async #read(from: number, to: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(Math.max(0, to - from));
    const handle = await open(this.path).catch((error: unknown) => {
      throw unreadable(this.path, error);
    });
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) return bytes.buffer.slice(0, done);
        done += bytesRead;
      }
    } finally {
      await handle.close();
    }
    return bytes.buffer;
  }
}

/** The one file at `path`. */
export async function fileOnDisk(path: string): Promise<ModelFile> {
  return new DiskFile(path, (await stat(path)).size);
}

/** Files in the folder of a model's file that may hold the names of its classes. */
export async function namesOnDisk(path: string): Promise<ModelFile[]> {
  const folder = dirname(path);
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && holdsNames(entry.name))
    .map(({ name }) => join(folder, name))
    .filter((file) => file !== path);
  return Promise.all(paths.sort().map(async (file) => new DiskFile(file, (await stat(file)).size)));
}

/**
 * The file at `path`, or the files of a folder and of those in it.
 * @throws FetchError when there are too many, or one cannot be read
 */
export async function filesOnDisk(path: string): Promise<ModelFile[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return [new DiskFile(path, found.size)];
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(path, options).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  if (paths.length > MOST_FILES) {
    throw new FetchError(
      say(str`"${path}" has ${paths.length} files; give the folder of the model alone`),
    );
  }
  return Promise.all(
    paths.map(async (file) => {
      const { size } = await stat(file);
      return new DiskFile(file, size, relative(path, file).split(sep).join('/'));
    }),
  );
}

const unreadable = (path: string, error: unknown): FetchError =>
  new FetchError(say(str`"${path}" cannot be read (${systemReason(error)})`), { cause: error });
