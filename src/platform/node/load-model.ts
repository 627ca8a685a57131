import { fileURLToPath } from 'node:url';
import { loadModel as load, type LoadOptions } from '../../core/formats/load-model.js';
import type { ModelSource } from '../../core/formats/read-model.js';
import type { Network } from '../../core/graph/network.js';
import { fileFetch } from './file-fetch.js';
import { modelOnDisk } from './model-on-disk.js';

/** `https://…`, `indexeddb://…`; a single letter before the colon is a drive. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Core's `loadModel`, which in Node also opens what lies on the disk: a path, or a `file:` URL, of a
 * file or a folder. With a `fetch` of the caller's every address goes to that.
 */
export async function loadModel(source: ModelSource, options: LoadOptions = {}): Promise<Network> {
  const address = source instanceof URL ? source.href : source;
  if (typeof address !== 'string' || options.fetch) return load(source, options);
  const path = pathOf(address);
  const found = path === null ? address : await modelOnDisk(path);
  return load(found, { ...options, fetch: fileFetch });
}

function pathOf(address: string): string | null {
  if (/^file:/i.test(address)) return fileURLToPath(address);
  return ADDRESS.test(address) ? null : address;
}
