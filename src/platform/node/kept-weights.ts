import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  checkDigest,
  notFetched,
  type FindPublished,
} from '../../core/applications/fetch-published.js';
import type { WeightsFileOptions } from '../../core/applications/file-weights.js';
import type { PublishedWeights } from '../../core/applications/published-weights.js';
import { AbortError, FetchError } from '../../core/errors.js';
import { throwIfAborted } from '../../core/checkpoint.js';
import { fetchPieces } from '../../core/formats/files/fetch-bytes.js';
import { say, str } from '../../core/sentence.js';
import { fileOnDisk } from './disk-files.js';
import { fileFetch } from './file-fetch.js';
import { fileTrouble, systemReason } from './file-trouble.js';
import { WriteError } from './write-file.js';

/**
 * A published file on the disk: where it was kept before, in our folder or in that of Keras; else it is fetched, held
 * against its hash, and kept.
 * @throws FetchError, WriteError, AbortError
 */
export const keptWeights: FindPublished = async (published, options) => {
  const path = join(weightsFolder(), published.cachedAs);
  for (const kept of [path, join(kerasFolder(), published.cachedAs)]) {
    if (await holds(kept, published, options.signal)) return fileOnDisk(kept);
  }
  await download(published, path, options);
  return fileOnDisk(path);
};

/** Where weights are kept: the folder that this system has for what can be had again. */
export function weightsFolder(): string {
  return join(cacheFolder(), 'convlens', 'weights');
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}

/** Where Keras keeps weights. */
const kerasFolder = (): string =>
  join(process.env['KERAS_HOME'] || join(homedir(), '.keras'), 'models');

/** Whether the published file lies at `path`, by its hash; where there is none any file of the name will do, as for Keras. */
async function holds(
  path: string,
  { hash }: PublishedWeights,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if ((await fileTrouble(path)) !== null) return false;
  return !hash || (await digestOf(path, hash.algorithm, signal)) === hash.digest;
}

/**
 * The hash of a file, in hexadecimal digits.
 * @throws AbortError
 */
export async function digestOf(
  path: string,
  algorithm: string,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    throwIfAborted(signal);
    hash.update(piece as Buffer);
  }
  return hash.digest('hex');
}

/** Whole at its path or not at all: beside it first, and moved there when its hash is right. */
async function download(
  published: PublishedWeights,
  path: string,
  options: WeightsFileOptions,
): Promise<void> {
  const aside = `${path}.${process.pid}.part`;
  try {
    await mkdir(weightsFolder(), { recursive: true });
    await fetchTo(aside, published, options);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    if (error instanceof FetchError || error instanceof AbortError) {
      throw notFetched(published, error);
    }
    throw new WriteError(
      say(str`weights could not be kept in "${weightsFolder()}" (${systemReason(error)})`),
      { cause: error },
    );
  }
}

async function fetchTo(
  path: string,
  published: PublishedWeights,
  { fetch = fileFetch, onProgress, signal }: WeightsFileOptions,
): Promise<void> {
  const hash: Hash | null = published.hash && createHash(published.hash.algorithm);
  const file = await open(path, 'w');
  try {
    let loaded = 0;
    for await (const { piece, total } of fetchPieces(published.address, { fetch, signal })) {
      hash?.update(piece);
      await file.writeFile(piece);
      onProgress?.((loaded += piece.byteLength), total);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (hash) checkDigest(published, hash.digest('hex'));
}
