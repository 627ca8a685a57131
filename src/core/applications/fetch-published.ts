import { AbortError, FetchError } from '../errors.js';
import { BytesFile } from '../formats/files/model-file.js';
import { say, str } from '../sentence.js';
import { sha256 } from '../sha256.js';
import { fetchedWeights, type WeightsFileOptions, type WeightsSource } from './file-weights.js';
import type { PublishedWeights } from './published-weights.js';

/** Finds a published file: fetches it, or knows where it is kept. */
export type FindPublished = (
  published: PublishedWeights,
  options: WeightsFileOptions,
) => Promise<WeightsSource>;

/**
 * Fetches a published file. Where its hash is a SHA-256 and the platform can, it is held against that; of others
 * that the file is whole is seen as it is read.
 * @throws FetchError, which says where the file is to be had; AbortError
 */
export const fetchPublished: FindPublished = async (published, options) => {
  const { file, address, hash } = published;
  try {
    const bytes = await fetchedWeights(address, options);
    if (hash?.algorithm === 'SHA-256') checkDigest(published, await sha256(bytes));
    return new BytesFile(file, bytes);
  } catch (error) {
    throw notFetched(published, error);
  }
};

/**
 * Holds a file against its hash.
 * @param digest - in hexadecimal digits; null where the platform has none
 * @throws FetchError for another file
 */
export function checkDigest({ address, hash }: PublishedWeights, digest: string | null): void {
  if (!hash || digest === null || digest === hash.digest) return;
  const { algorithm } = hash;
  throw new FetchError(
    say(
      str`${address} is not the file that Keras published: its ${algorithm} is ${digest}, not ${hash.digest}`,
    ),
  );
}

/** Why there are no weights, and what to do about it. */
export function notFetched({ address }: PublishedWeights, error: unknown): unknown {
  if (error instanceof AbortError || !(error instanceof FetchError)) return error;
  return new FetchError(
    say(
      str`the weights of ImageNet could not be had: ${error.message}. Fetch ${address} in another way, and give that file as the weights (on the command line --weights FILE)`,
    ),
    { cause: error },
  );
}
