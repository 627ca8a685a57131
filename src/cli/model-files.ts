import { basename } from 'node:path';
import { zipSync } from 'fflate';
import { pathOf, type ModelFile } from '../core/formats/files/model-file.js';
import type { Fetch } from '../core/formats/files/fetch-bytes.js';
import { fileFetch } from '../platform/node/file-fetch.js';

/** Notes what is read while a model is opened, so that all of it can be given on as one file. */
export class ModelFiles {
  readonly #read = new Map<string, Uint8Array>();

  /** Reads addresses, as `loadModel` asks. */
  readonly fetch: Fetch = async (url, init) => {
    const response = await fileFetch(url, init);
    if (!response.ok) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.#read.set(url, bytes);
    return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
  };

  /** The model's one file, or a zip of its files, not compressed: weights hardly shrink. */
  async packed(source: string | readonly ModelFile[]): Promise<Uint8Array> {
    if (typeof source === 'string') return zipped(belowFolderOf(source, this.#read));
    const files = source.map(
      async (file) => [pathOf(file), new Uint8Array(await file.arrayBuffer())] as const,
    );
    return zipped(new Map(await Promise.all(files)));
  }
}

/** Names as the model has them: relative to its own folder, or the last part of what lies elsewhere. */
function belowFolderOf(
  model: string,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const path = (url: string) => decodeURIComponent(new URL(url).pathname);
  const folder = path(new URL('.', model).href);
  const nameOf = (url: string) =>
    path(url).startsWith(folder) ? path(url).slice(folder.length) : basename(path(url));
  return new Map(Array.from(files, ([url, bytes]) => [nameOf(url), bytes]));
}

function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const [only, another] = files.values();
  if (only && !another) return only;
  return zipSync(Object.fromEntries(files), { level: 0 });
}
