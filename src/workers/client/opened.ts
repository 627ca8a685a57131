import { BackendLostError } from '../../core/errors.js';
import type { JobName, JobRequest } from '../jobs.types.js';
import { KEPT_OPEN } from '../protocol.js';

/** A request that left something open in the worker. */
export type OpenCall =
  | { readonly job: 'open-model'; readonly request: JobRequest<'open-model'> }
  | { readonly job: 'open-image'; readonly request: JobRequest<'open-image'> };

interface Entry {
  readonly call: OpenCall;
  /** Whether the worker has it, or is about to; an error says why it has not. */
  state: 'live' | 'missing' | Error;
}

/**
 * What the worker has open, so that a new worker can be brought to the same state. Like the worker
 * it keeps the newest of each kind.
 */
export class Opened {
  readonly #entries = new Map<string, Entry>();

  /** Notes that the worker has opened this. */
  add(call: OpenCall): void {
    const key = keyOf(call.job, call.request.id);
    this.#entries.delete(key);
    this.#entries.set(key, { call, state: 'live' });
    const alike = [...this.#entries].filter(([, entry]) => entry.call.job === call.job);
    for (const [old] of alike.slice(0, -KEPT_OPEN)) this.#entries.delete(old);
  }

  /** The worker is gone, and all that it had open. */
  forgetWorker(): void {
    for (const entry of this.#entries.values()) {
      if (!breaks(entry)) entry.state = 'missing';
    }
  }

  /**
   * Opening it again failed: it stays missing, to be tried before the next call; not so where it broke
   * the backend, and would break it every time.
   */
  failed({ job, request }: OpenCall, error: Error): void {
    const entry = this.#entries.get(keyOf(job, request.id));
    if (entry) entry.state = error;
  }

  /** Why something that the request needs is not open, where opening it again failed. */
  failureFor(request: object): Error | null {
    const needed = [
      'model' in request ? keyOf('open-model', String(request.model)) : '',
      'image' in request ? keyOf('open-image', String(request.image)) : '',
    ];
    const states = needed.map((key) => this.#entries.get(key)?.state);
    return states.find((state) => state instanceof Error) ?? null;
  }

  /** What must be opened again, models first because images are prepared for one. Now it is live. */
  takeMissing(): OpenCall[] {
    const missing = [...this.#entries.values()].filter(
      (entry) => entry.state !== 'live' && !breaks(entry),
    );
    for (const entry of missing) entry.state = 'live';
    const calls = missing.map(({ call }) => call);
    return [
      ...calls.filter(({ job }) => job === 'open-model'),
      ...calls.filter(({ job }) => job === 'open-image'),
    ];
  }
}

/**
 * The call as one that opens something, with its URL made absolute (the worker's script may lie
 * elsewhere than the page) and its files named; null for any other job.
 */
export function asOpenCall<K extends JobName>(job: K, request: JobRequest<K>): OpenCall | null {
  const call: { job: JobName; request: unknown } = { job, request };
  if (!isOpenCall(call)) return null;
  // The name of a model that TensorFlow.js keeps is no host, and stays as it is written.
  const absolute = (url: string) =>
    URL.canParse(url, document.baseURI) && !url.startsWith('indexeddb:')
      ? new URL(url, document.baseURI).href
      : url;
  if (call.job === 'open-model') {
    const { source } = call.request;
    const from =
      typeof source === 'string'
        ? { source: absolute(source) }
        : { source, sourceName: nameOfFiles(source) };
    return { job: call.job, request: { ...call.request, ...from } };
  }
  const { source } = call.request;
  const from =
    typeof source === 'string'
      ? { source: absolute(source) }
      : { source, sourceName: nameOfFiles([source]) };
  return { job: call.job, request: { ...call.request, ...from } };
}

const numbers = new WeakMap<Blob, number>();
let files = 0;

/** The same for the same files, which the worker, who gets copies, cannot tell. No URL has spaces. */
function nameOfFiles(source: readonly Blob[]): string {
  const numberOf = (file: Blob): number => {
    const number = numbers.get(file) ?? ++files;
    numbers.set(file, number);
    return number;
  };
  return ['files', ...source.map(numberOf)].join(' ');
}

function isOpenCall(call: { job: JobName; request: unknown }): call is OpenCall {
  return call.job === 'open-model' || call.job === 'open-image';
}

const breaks = ({ state }: Entry): boolean => state instanceof BackendLostError;

const keyOf = (job: OpenCall['job'], id: string) => `${job} ${id}`;
