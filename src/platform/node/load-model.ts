import { fileURLToPath } from 'node:url';
import {
  loadModel as load,
  readArchitecture as read,
  type LoadOptions,
} from '../../core/formats/load-model.js';
import type { Fetch } from '../../core/formats/files/fetch-bytes.js';
import type { ModelSource } from '../../core/formats/read-model.js';
import type { Network } from '../../core/graph/network.js';
import { embeddedUrl } from '../package.js';
import { fileFetch } from './file-fetch.js';
import { modelOnDisk } from './model-on-disk.js';

/** `https://…`, `indexeddb://…`; a single letter before the colon is a drive. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Core's `loadModel`, which in Node also opens a model that travels with the package, by its name
 * (`efficientnet-lite0`), and what lies on the disk: a path, or a `file:` URL, of a file or a folder. With a
 * `fetch` of the caller's every address goes to that.
 */
export async function loadModel(source: ModelSource, options: LoadOptions = {}): Promise<Network> {
  const found = await onDisk(source, options.fetch);
  return load(found.source, { ...options, fetch: found.fetch });
}

/** Core's `readArchitecture`, of what lies on the disk too, as `loadModel`. */
export async function readArchitecture(
  source: ModelSource,
  options: Parameters<typeof read>[1] = {},
): ReturnType<typeof read> {
  const found = await onDisk(source, options.fetch);
  return read(found.source, { ...options, fetch: found.fetch });
}

async function onDisk(
  source: ModelSource,
  fetch: Fetch | undefined,
): Promise<{ source: ModelSource; fetch: Fetch | undefined }> {
  const given = source instanceof URL ? source.href : source;
  const address = typeof given === 'string' ? (embeddedUrl(given)?.href ?? given) : given;
  if (typeof address !== 'string' || fetch) return { source, fetch };
  const path = pathOf(address);
  return { source: path === null ? address : await modelOnDisk(path), fetch: fileFetch };
}

/** The path of what lies on the disk; null for an address. */
export function pathOf(address: string): string | null {
  if (/^file:/i.test(address)) return fileURLToPath(address);
  return ADDRESS.test(address) ? null : address;
}
