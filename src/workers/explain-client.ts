/**
 * The page's side of the only door between page and core. It knows jobs by name; it does not know
 * tensors, models' formats, elements or what a session shows.
 */
import type { WorkerLostError } from '../core/errors.js';
import type { RunJobOptions } from './client/call.js';
import { Caller } from './client/caller.js';
import type { ExplainClientOptions } from './client/options.js';
import { WorkerHost } from './client/worker-host.js';
import type { JobName, JobRequest, JobResult } from './jobs.types.js';
import type { BackendChange } from './protocol.js';

export type { RunJobOptions } from './client/call.js';
export { defaultExplainClientOptions, type ExplainClientOptions } from './client/options.js';
export type { BackendChange } from './protocol.js';

/**
 * Runs jobs in a worker: one of its own, or one that it shares. Foreground jobs (all but filters) run in
 * the order of their calls; filters grow beside them and wait while one runs. A newer call of a job
 * replaces one of the same job that still waits, whose promise rejects with an `AbortError`.
 *
 * The worker starts with the first call; one that does not start is replaced, a few times. When it is
 * lost every pending call rejects with a `WorkerLostError`; the next call starts a new one and opens
 * again what was open. When its backend is lost, only the call that broke it rejects, with a
 * `BackendLostError`: a new worker takes its place, and the other calls go on there.
 */
export class ExplainClient {
  readonly #host: WorkerHost;
  readonly #caller = new Caller();

  /** @param host - shares its worker with its other clients; by default the worker is this client's own */
  constructor(options: ExplainClientOptions = {}, host: WorkerHost = new WorkerHost(options)) {
    this.#host = host;
  }

  /** Called when the worker was lost, after the pending calls were rejected. */
  get onlost(): ((error: WorkerLostError) => void) | null {
    return this.#caller.onlost;
  }

  set onlost(listener: ((error: WorkerLostError) => void) | null) {
    this.#caller.onlost = listener;
  }

  /**
   * Called when the backend changed without being asked to: the GPU went away, or another client of the
   * same worker chose.
   */
  get onbackend(): ((change: BackendChange) => void) | null {
    return this.#caller.onbackend;
  }

  set onbackend(listener: ((change: BackendChange) => void) | null) {
    this.#caller.onbackend = listener;
  }

  /**
   * Runs one job.
   * @throws AbortError when cancelled or replaced, WorkerLostError when the worker stops, and the
   *   errors of the job itself, with their classes.
   */
  run<K extends JobName>(
    job: K,
    request: JobRequest<K>,
    options: RunJobOptions<K> = {},
  ): Promise<JobResult<K>> {
    return this.#host.run(this.#caller, job, request, options);
  }

  /** Holds filters at their next step, or lets them go on. Other jobs are not concerned. */
  pause(paused: boolean): void {
    this.#host.pause(this.#caller, paused);
  }

  /**
   * Frees what the worker holds for this client, and ends it unless others use it; pending calls reject
   * with a `WorkerLostError`. A later call starts anew.
   */
  terminate(): void {
    this.#host.leave(this.#caller);
  }
}
