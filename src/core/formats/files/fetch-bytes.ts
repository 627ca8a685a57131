import { throwIfAborted } from '../../checkpoint.js';
import { told } from '../../error-sentence.js';
import { AbortError, FetchError } from '../../errors.js';
import { joinBytes } from './join-bytes.js';
import { say } from '../../sentence.js';

export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of each piece as it arrives, and those of all; 0 where these are unknown. */
  readonly onBytes?: ((bytes: number, total: number) => void) | undefined;
  /** Reads a URL; the platform's `fetch` by default. Node's reads no files, so it brings its own. */
  readonly fetch?: Fetch | undefined;
  /** Most bytes that are read before giving up. */
  readonly limit?: number;
}

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init?: FetchInit) => Promise<Response>;

interface FetchInit {
  readonly signal?: AbortSignal;
  /** Who serves the file need not know which page asks. */
  readonly referrerPolicy?: 'no-referrer';
}

/**
 * The bytes at a URL.
 * @throws FetchError, AbortError
 */
export async function fetchBytes(
  url: string,
  options: FetchOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, onBytes, limit = 2 ** 31 } = options;
  const response = await request(url, options);
  const length = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      total += value.byteLength;
      onBytes?.(value.byteLength, length);
      if (total > limit) throw new FetchError(told({ kind: 'too-large', url, limit }));
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw translate(error, url, signal);
  }
  return joinBytes(pieces);
}

async function request(url: string, { signal, fetch: own }: FetchOptions): Promise<Response> {
  throwIfAborted(signal);
  let response: Response;
  try {
    const init: FetchInit = { referrerPolicy: 'no-referrer', ...(signal ? { signal } : {}) };
    response = await (own ? own(url, init) : fetch(url, init));
  } catch (error) {
    throw translate(error, url, signal);
  }
  if (response.ok) return response;
  const { status, statusText } = response;
  throw new FetchError(told({ kind: 'answered', url, status, statusText }));
}

function translate(error: unknown, url: string, signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return new AbortError(say('the download was cancelled'));
  if (error instanceof FetchError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new FetchError(told({ kind: 'unreachable', url, detail }));
}
