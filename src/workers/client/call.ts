import { AbortError } from '../../core/errors.js';
import type { JobName, JobPartial, JobRequest, JobResult, Progress } from '../jobs.types.js';
import type { Outcome } from '../protocol.js';
import type { Connection } from './connection.js';
import type { Caller } from './caller.js';
import { asOpenCall } from './opened.js';
import { rebuildError } from './rebuild-error.js';
import { say } from '../../core/sentence.js';

export interface RunJobOptions<K extends JobName> {
  /** Cancels the call: its promise rejects at once with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress<JobPartial<K>>) => void) | undefined;
}

/** A call that the worker has not answered yet. */
export interface PendingCall {
  readonly caller: Caller;
  readonly request: object;
  /**
   * `performance.now()` of its abort. From then on the caller has an answer, and only the worker
   * still owes one.
   */
  readonly abortedAt: number | null;
  /** The worker whose backend another call broke under it; null where that has not happened yet. */
  lostWith: Connection | null;
  /** Gives the worker the job; resolves when it has answered, rejects with what it threw. */
  send(connection: Connection, ticket: number): Promise<void>;
  /** Settles the caller's promise; without effect when it is settled. */
  reject(error: Error): void;
  /** @param error - why, where it is not that the signal fired */
  abort(error?: Error): void;
  progress(progress: Progress<unknown>): void;
}

/** Settles a caller's promise. */
interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One call of a job.
 * @param onAbort - the signal fired
 */
export function createCall<K extends JobName>(
  caller: Caller,
  job: K,
  request: JobRequest<K>,
  { signal, onProgress }: RunJobOptions<K>,
  { resolve, reject }: Settle<JobResult<K>>,
  onAbort: () => void,
): PendingCall {
  let abortedAt: number | null = null;
  signal?.addEventListener('abort', onAbort);
  const opens = asOpenCall(job, request);
  const settle = () => signal?.removeEventListener('abort', onAbort);
  return {
    caller,
    request,
    get abortedAt() {
      return abortedAt;
    },
    lostWith: null,
    async send(connection, ticket) {
      const remote = await connection.remote;
      // The worker runs the job of that name, and the name decides the type of its result.
      const asked = opens?.request ?? request;
      const outcome = (await remote.run(ticket, job, asked, caller.name)) as Outcome<JobResult<K>>;
      if ('error' in outcome) throw rebuildError(outcome.error);
      // Before the caller has its result.
      if (opens) caller.opened.add(opens);
      settle();
      resolve(outcome.result);
    },
    reject(error) {
      settle();
      reject(error);
    },
    abort(error = cancelled()) {
      abortedAt = performance.now();
      this.reject(error);
    },
    progress(progress) {
      // Likewise the name decides what a progress carries.
      if (abortedAt === null) onProgress?.(progress as Progress<JobPartial<K>>);
    },
  };
}

/** What a cancelled call rejects with. */
export function cancelled(): AbortError {
  return new AbortError(say('the run was cancelled'));
}
