import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FetchError } from '../../core/errors.js';
import type { Fetch } from '../../core/formats/fetch-bytes.js';

/** `fetch` that also reads `file:` URLs, which Node's does not, and says why an address failed. */
export const fileFetch: Fetch = async (url, init) => {
  if (url.startsWith('file:')) return new Response(await contents(fileURLToPath(url)));
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new FetchError(`${url} could not be reached (${reason(error)})`, { cause: error });
  }
};

async function contents(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new FetchError(describe(path, error), { cause: error });
  }
}

function describe(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no file "${path}"`;
  if (code === 'EISDIR') return `"${path}" is a folder, not a file`;
  return `"${path}" cannot be read (${reason(error)})`;
}

/** Node says "fetch failed" and hides why in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : error.message);
}
