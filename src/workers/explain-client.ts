/**
 * The page's side of the only door between page and core. It knows jobs by name, tickets and
 * errors; it does not know tensors, models' formats, elements or what a session shows.
 */
import type { WorkerLoss } from '../core/error-facts.js';
import { BackendLostError, WorkerLostError } from '../core/errors.js';
import type { GpuLoss } from '../platform/browser/gpu-loss.types.js';
import { cancelled, createCall, type PendingCall, type RunJobOptions } from './client/call.js';
import { Connection } from './client/connection.js';
import { Opened, type OpenCall } from './client/opened.js';
import { rebuildError } from './client/rebuild-error.js';
import { startWorker, type WorkerSource } from './client-worker.js';
import type { JobName, JobRequest, JobResult } from './jobs.types.js';
import type { BackendChange, WorkerNotice } from './protocol.js';

export type { RunJobOptions } from './client/call.js';
export type { BackendChange } from './protocol.js';

export interface ExplainClientOptions extends WorkerSource {
  /**
   * A module that adds layers of your own to those that models may have, by its address, relative to the page; see
   * `importLayers` in core. Opening a model rejects with a `LayersModuleError` when it cannot be had.
   */
  readonly layers?: string | URL | undefined;
  /**
   * Milliseconds that a cancelled job may take to stop while other calls wait; then the worker is
   * replaced and the waiting calls go on in the new one.
   */
  readonly patience?: number;
  /**
   * Milliseconds after which a busy worker that answers nothing counts as lost, and one that has not
   * started is tried anew.
   */
  readonly silence?: number;
}

export const defaultExplainClientOptions = { patience: 5_000, silence: 30_000 };

/** Workers that are tried one after another when none of them starts. */
const STARTS = 3;

/**
 * Runs jobs in a worker of its own. Foreground jobs (all but filters) run in the order of their
 * calls; filters grow beside them and wait while one runs. A newer call of a job replaces one of
 * the same job that still waits, whose promise rejects with an `AbortError`.
 *
 * The worker starts with the first call; one that does not start is replaced, a few times. When it is
 * lost every pending call rejects with a `WorkerLostError`; the next call starts a new one and opens
 * again what was open. When its backend is lost, only the call that broke it rejects, with a
 * `BackendLostError`: a new worker takes its place, and the other calls go on there.
 */
export class ExplainClient {
  /** Called when the worker was lost, after the pending calls were rejected. */
  onlost: ((error: WorkerLostError) => void) | null = null;
  /** Called when the backend changed without being asked to: the GPU went away. */
  onbackend: ((change: BackendChange) => void) | null = null;

  readonly #options: ExplainClientOptions & typeof defaultExplainClientOptions;
  readonly #calls = new Map<number, PendingCall>();
  readonly #opened = new Opened();
  #connection: Connection | null = null;
  #tickets = 0;
  /** When cancelled jobs have had their time. */
  readonly #deadlines = new Set<ReturnType<typeof setTimeout>>();
  #paused = false;
  /** Workers in a row that did not start. */
  #failedStarts = 0;

  constructor(options: ExplainClientOptions = {}) {
    this.#options = { ...defaultExplainClientOptions, ...options };
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
    if (options.signal?.aborted) return Promise.reject(cancelled());
    if (this.#isOverdue()) this.#replaceWorker();
    return new Promise((resolve, reject) => {
      const ticket = ++this.#tickets;
      const call = createCall(
        job,
        request,
        options,
        { resolve, reject },
        {
          onAbort: () => this.#abort(ticket),
          onOpened: (opened) => this.#opened.add(opened),
        },
      );
      this.#calls.set(ticket, call);
      this.#dispatch(ticket, call);
    });
  }

  /** Holds filters at their next step, or lets them go on. Other jobs are not concerned. */
  pause(paused: boolean): void {
    this.#paused = paused;
    void this.#connection?.remote.then((remote) => remote.pause(paused));
  }

  /**
   * Ends the worker and frees what it holds; pending calls reject with a `WorkerLostError`. A later
   * call starts a new one.
   */
  terminate(): void {
    this.#drop({ kind: 'ended' });
  }

  #dispatch(ticket: number, call: PendingCall): void {
    try {
      const connection = (this.#connection ??= this.#connect());
      for (const missing of this.#opened.takeMissing()) void this.#reopen(connection, missing);
      connection.busy = true;
      void this.#send(connection, ticket, call);
    } catch (error) {
      // The platform refused to start the worker.
      this.#drop({ kind: 'failed', detail: asError(error).message });
    }
  }

  async #send(connection: Connection, ticket: number, call: PendingCall): Promise<void> {
    let failure: Error | null = null;
    try {
      await call.send(connection, ticket);
    } catch (error) {
      failure = asError(error);
      call.reject(this.#opened.failureFor(call.request) ?? failure);
    }
    if (connection !== this.#connection) return;
    this.#calls.delete(ticket);
    if (failure instanceof BackendLostError) this.#replaceWorker();
    else if (this.#calls.size === 0) connection.busy = false;
  }

  /** Goes out before the call that needs it; the worker's lane keeps the order. */
  async #reopen(connection: Connection, call: OpenCall): Promise<void> {
    try {
      const remote = await connection.remote;
      const outcome = await remote.run(++this.#tickets, call.job, call.request);
      if ('error' in outcome) throw rebuildError(outcome.error);
    } catch (error) {
      if (connection !== this.#connection) return;
      const failure = asError(error);
      this.#opened.failed(call, failure);
      if (failure instanceof BackendLostError) this.#replaceWorker();
    }
  }

  #connect(): Connection {
    const { layers, silence } = this.#options;
    // One that did not start is tried the other way.
    const worker = startWorker(this.#options, this.#failedStarts % 2 === 1);
    const connection = new Connection(worker, {
      silence,
      layers: layers === undefined ? null : new URL(layers, document.baseURI).href,
      onNotice: (notice) => this.#noticed(notice),
      onLost: (loss) => {
        if (connection === this.#connection) this.#lost(connection, loss);
      },
    });
    if (this.#paused) void connection.remote.then((remote) => remote.pause(true));
    return connection;
  }

  #lost({ started }: Connection, loss: WorkerLoss): void {
    this.#failedStarts = started ? 0 : this.#failedStarts + 1;
    if (!started && this.#failedStarts < STARTS) {
      this.#replaceWorker();
      return;
    }
    this.#failedStarts = 0;
    const error = this.#drop(loss, started ? 0 : STARTS);
    this.onlost?.(error);
  }

  #noticed(notice: WorkerNotice): void {
    if (notice.type === 'gpu-lost') void this.#leaveGpu(notice.reason);
    else this.#calls.get(notice.ticket)?.progress(notice.progress);
  }

  /** What lay on the GPU is lost. A new worker starts on wasm, and the calls go on there. */
  async #leaveGpu(reason: GpuLoss): Promise<void> {
    this.#replaceWorker();
    const info = await this.run('backend', {});
    this.onbackend?.({ info, reason });
  }

  #abort(ticket: number): void {
    const call = this.#calls.get(ticket);
    if (!call || call.abortedAt !== null) return;
    call.abort();
    void this.#connection?.remote.then((remote) => remote.cancel(ticket));
    const deadline = setTimeout(() => {
      this.#deadlines.delete(deadline);
      if (this.#isOverdue() && this.#waiting().length > 0) this.#replaceWorker();
    }, this.#options.patience);
    this.#deadlines.add(deadline);
  }

  /** Whether a cancelled job has run on for too long. */
  #isOverdue(): boolean {
    const latest = performance.now() - this.#options.patience;
    return [...this.#calls.values()].some(
      ({ abortedAt }) => abortedAt !== null && abortedAt <= latest,
    );
  }

  /** Calls whose callers still wait, in order. */
  #waiting(): [ticket: number, call: PendingCall][] {
    return [...this.#calls].filter(([, { abortedAt }]) => abortedAt === null);
  }

  #replaceWorker(): void {
    const waiting = this.#waiting();
    this.#disconnect();
    for (const [ticket, call] of waiting) this.#calls.set(ticket, call);
    for (const [ticket, call] of waiting) {
      // Gone where the platform refuses to start the new one.
      if (this.#calls.has(ticket)) this.#dispatch(ticket, call);
    }
  }

  /** @param tries - how often it was started in vain */
  #drop(loss: WorkerLoss, tries = 0): WorkerLostError {
    const error = new WorkerLostError({ kind: 'worker-lost', loss, tries });
    const waiting = this.#waiting();
    this.#disconnect();
    for (const [, call] of waiting) call.reject(error);
    return error;
  }

  #disconnect(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#calls.clear();
    for (const deadline of this.#deadlines) clearTimeout(deadline);
    this.#deadlines.clear();
    this.#opened.forgetWorker();
  }
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
