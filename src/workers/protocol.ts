import type { ErrorData } from '../core/error-facts.js';
import type { GpuLoss } from '../platform/browser/gpu-loss.types.js';
import type { BackendInfo, JobName, JobRequest, JobResult, Progress } from './jobs.types.js';

/** What the worker says of its own accord once it listens; nothing is sent to it before. */
export const READY = 'convlens-ready';

/**
 * Models, and images, that a worker keeps open for one caller: the newest, and the one before it, which is
 * shown until the newest is ready and when that turns out to be no good.
 */
export const KEPT_OPEN = 2;

/** The backend changed without being asked to. */
export interface BackendChange {
  readonly info: BackendInfo;
  /** How the GPU went away; null where another session on the page chose the backend. */
  readonly reason: GpuLoss | null;
}

/** What comes through the channel that the client gives the worker at the start. */
export type WorkerNotice =
  | { readonly type: 'progress'; readonly ticket: number; readonly progress: Progress<unknown> }
  /** The GPU went away, and all that lay there. */
  | { readonly type: 'gpu-lost'; readonly reason: GpuLoss };

/** An error that a job ended in, as it crosses: comlink would leave its facts behind. */
export interface CrossedError extends ErrorData {
  readonly stack?: string | undefined;
}

/** What a job came to. */
export type Outcome<T> = { readonly result: T } | { readonly error: CrossedError };

/**
 * What the worker exposes over comlink. Calls are named by the client, by ticket. So are those whom it
 * calls for: each has ids, an order of requests and a pause of its own.
 */
export interface WorkerApi {
  /**
   * Takes the channel for notices, and holds the Web Lock of that name for as long as the worker
   * lives: whoever waits for the lock learns of its end. Models may have the layers of the module
   * with the address `layers`.
   */
  connect(notices: MessagePort, lock: string | null, layers: string | null): Promise<void>;
  /** Runs one job in its lane. Comes to the job's error, or to an `AbortError`, where it fails. */
  run<K extends JobName>(
    ticket: number,
    job: K,
    request: JobRequest<K>,
    caller: string,
  ): Promise<Outcome<JobResult<K>>>;
  /** Cancels a job, running or waiting; a ticket that is done already is no error. */
  cancel(ticket: number): void;
  /** Holds what the caller has in the background at its next step, or lets it go on. */
  pause(paused: boolean, caller: string): void;
  /** Closes what the caller has open, and no other has. */
  leave(caller: string): void;
  /** Answers as soon as the worker reads messages. */
  ping(): void;
}
