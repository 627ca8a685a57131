import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FetchError } from '../../core/errors.js';
import type { Fetch } from '../../core/formats/files/fetch-bytes.js';
import { fileTrouble, systemReason } from './file-trouble.js';
import { say, str } from '../../core/sentence.js';

/** `fetch` that also reads `file:` URLs, which Node's does not, and says why an address failed. */
export const fileFetch: Fetch = async (url, init) => {
  if (url.startsWith('file:')) return new Response(await contents(fileURLToPath(url)));
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new FetchError(say(str`${url} could not be reached (${reason(error)})`), {
      cause: error,
    });
  }
};

async function contents(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const trouble = await fileTrouble(path);
  if (trouble !== null) throw new FetchError(trouble);
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new FetchError(say(str`"${path}" cannot be read (${systemReason(error)})`), {
      cause: error,
    });
  }
}

/** Node says "fetch failed" and hides why in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : error.message);
}
