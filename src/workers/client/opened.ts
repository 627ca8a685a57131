import type { JobName, JobRequest } from '../jobs.types.js';

/** A request that left something open in the worker. */
export type OpenCall =
  | { readonly job: 'open-model'; readonly request: JobRequest<'open-model'> }
  | { readonly job: 'open-image'; readonly request: JobRequest<'open-image'> };

/**
 * What the caller believes to be open, so that a new worker can be brought to the same state.
 * Every entry is either live in the worker or missing there.
 */
export class Opened {
  readonly #calls = new Map<string, OpenCall>();
  readonly #live = new Set<string>();

  /** Notes that the worker has opened this. */
  add(call: OpenCall): void {
    const key = keyOf(call);
    this.#calls.set(key, call);
    this.#live.add(key);
  }

  /** The worker is gone, and all that it had open. */
  forgetWorker(): void {
    this.#live.clear();
  }

  /** Opening it again failed: it stays missing, to be tried before the next call. */
  failed(call: OpenCall): void {
    this.#live.delete(keyOf(call));
  }

  /** What must be opened again, models first because images are prepared for one. Now it is live. */
  takeMissing(): OpenCall[] {
    const missing = [...this.#calls].filter(([key]) => !this.#live.has(key));
    for (const [key] of missing) this.#live.add(key);
    const calls = missing.map(([, call]) => call);
    return [
      ...calls.filter(({ job }) => job === 'open-model'),
      ...calls.filter(({ job }) => job === 'open-image'),
    ];
  }
}

/** The call as one that opens something; null for any other job. */
export function asOpenCall<K extends JobName>(job: K, request: JobRequest<K>): OpenCall | null {
  const call = { job, request };
  return isOpenCall(call) ? call : null;
}

function isOpenCall(call: { job: JobName; request: unknown }): call is OpenCall {
  return call.job === 'open-model' || call.job === 'open-image';
}

const keyOf = ({ job, request }: OpenCall) => `${job} ${request.id}`;
