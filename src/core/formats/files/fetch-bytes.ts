import { throwIfAborted } from '../../checkpoint.js';
import { told } from '../../error-sentence.js';
import { AbortError, FetchError } from '../../errors.js';
import { joinBytes } from './join-bytes.js';
import { say, str } from '../../sentence.js';

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
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const { piece, total } of fetchPieces(url, options)) {
    pieces.push(piece);
    options.onBytes?.(piece.byteLength, total);
  }
  return joinBytes(pieces);
}

/** A piece of a file as it arrives, and the bytes of all; 0 where these are unknown. */
interface Piece {
  readonly piece: Uint8Array<ArrayBuffer>;
  readonly total: number;
}

/**
 * The bytes at a URL, piece by piece.
 * @throws FetchError, AbortError
 */
export async function* fetchPieces(
  url: string,
  options: Omit<FetchOptions, 'onBytes'> = {},
): AsyncGenerator<Piece, void, undefined> {
  const { signal, limit = 2 ** 31 } = options;
  const response = await request(url, options);
  const total = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body?.getReader();
  if (!reader) {
    yield { piece: new Uint8Array(await response.arrayBuffer()), total };
    return;
  }
  let read = 0;
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value: piece } = await reader.read();
      if (done) return;
      read += piece.byteLength;
      yield { piece, total };
      if (read > limit) throw new FetchError(told({ kind: 'too-large', url, limit }));
    }
  } catch (error) {
    throw read > 0 ? cutShort(error, url, signal, read) : translate(error, url, signal);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
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

/** What went wrong once a part had come. */
function cutShort(
  error: unknown,
  url: string,
  signal: AbortSignal | undefined,
  read: number,
): Error {
  const translated = translate(error, url, signal);
  if (error === translated || translated instanceof AbortError) return translated;
  const detail = error instanceof Error ? error.message : String(error);
  return new FetchError(say(str`${url} was cut short: it ended after ${read} bytes (${detail})`), {
    cause: error,
  });
}

function translate(error: unknown, url: string, signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return new AbortError(say('the download was cancelled'));
  if (error instanceof FetchError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new FetchError(told({ kind: 'unreachable', url, detail }));
}
