/**
 * Everything that core may use beyond the ECMAScript 2022 library. These globals behave alike in a
 * page, in a worker and in Node. Kept by hand and kept short: what is not here is another realm's.
 *
 * Only `tsconfig.core.json` includes this file; every other realm brings its own, fuller library.
 */

interface AbortSignal {
  readonly aborted: boolean;
  /** What `abort(reason)` was given: an `AbortError` DOMException when it was called without. */
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare const AbortController: { prototype: AbortController; new (): AbortController };

interface DOMException extends Error {
  readonly code: number;
}

declare const DOMException: {
  prototype: DOMException;
  new (message?: string, name?: string): DOMException;
};

interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}

interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: T | undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}

interface ReadableStream<T> {
  getReader(): ReadableStreamDefaultReader<T>;
  cancel(reason?: unknown): Promise<void>;
}

declare function fetch(
  input: string | URL,
  init?: {
    signal?: AbortSignal | null;
    cache?: 'default' | 'no-store' | 'force-cache';
    referrerPolicy?: 'no-referrer';
  },
): Promise<Response>;

interface URL {
  href: string;
  readonly origin: string;
  protocol: string;
  host: string;
  pathname: string;
  search: string;
  hash: string;
  toString(): string;
}

declare const URL: {
  prototype: URL;
  new (url: string | URL, base?: string | URL): URL;
};

interface TextDecoder {
  readonly encoding: string;
  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

declare const TextDecoder: {
  prototype: TextDecoder;
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare const TextEncoder: { prototype: TextEncoder; new (): TextEncoder };

declare const performance: {
  /** Milliseconds, monotonic. */
  now(): number;
};

/** An opaque handle: a number in browsers, an object in Node. */
interface TimeoutHandle {
  readonly __timeout: never;
}

declare function setTimeout(callback: () => void, milliseconds?: number): TimeoutHandle;
declare function clearTimeout(handle: TimeoutHandle | undefined): void;

/** Text of base64 as a string of bytes. */
declare function atob(text: string): string;

/** Without `subtle` in a page that came without https. */
declare const crypto: {
  readonly subtle?: {
    digest(algorithm: 'SHA-256', data: ArrayBufferView<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};
