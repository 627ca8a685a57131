import type { WorkerLoss } from '../../core/error-facts.js';
import { BackendLostError, type WorkerLostError } from '../../core/errors.js';
import type { GpuLoss } from '../../platform/browser/gpu-loss.types.js';
import { cancelled, createCall, type PendingCall, type RunJobOptions } from './call.js';
import type { Caller } from './caller.js';
import { Connection } from './connection.js';
import { defaultExplainClientOptions, type ExplainClientOptions } from './options.js';
import type { OpenCall } from './opened.js';
import { rebuildError } from './rebuild-error.js';
import { workerLost } from './worker-lost.js';
import { startWorker, workerAddress } from '../client-worker.js';
import type { BackendInfo, JobName, JobRequest, JobResult } from '../jobs.types.js';
import type { WorkerNotice } from '../protocol.js';

/** Workers that are tried one after another when none of them starts. */
const STARTS = 3;

/**
 * One worker for several callers: starts with the first call, ends when the last caller leaves. It knows
 * tickets and errors. What one caller cancels, pauses or leaves is no other's concern.
 */
export class WorkerHost {
  readonly #options: ExplainClientOptions & typeof defaultExplainClientOptions;
  readonly #calls = new Map<number, PendingCall>();
  /** Those who have called and not left. */
  readonly #callers = new Set<Caller>();
  /** The backend that one of them chose, by name or as the fastest; null before anyone has. */
  #chosen: BackendInfo | null = null;
  /** The caller whose choice is under way. */
  #chooser: Caller | null = null;
  #connection: Connection | null = null;
  #tickets = 0;
  /** When cancelled jobs have had their time. */
  readonly #deadlines = new Set<ReturnType<typeof setTimeout>>();
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
    caller: Caller,
    job: K,
    request: JobRequest<K>,
    options: RunJobOptions<K> = {},
  ): Promise<JobResult<K>> {
    if (options.signal?.aborted) return Promise.reject(cancelled());
    if (job === 'backend' && 'prefer' in request && request.prefer !== undefined) {
      // The name decides the types; the compiler cannot follow it through a branch.
      const asked = options as RunJobOptions<'backend'>;
      const chosen: Promise<unknown> = this.#choose(caller, String(request.prefer), asked);
      return chosen as Promise<JobResult<K>>;
    }
    return this.#run(caller, job, request, options);
  }

  #run<K extends JobName>(
    caller: Caller,
    job: K,
    request: JobRequest<K>,
    options: RunJobOptions<K>,
  ): Promise<JobResult<K>> {
    if (this.#isOverdue()) this.#replaceWorker();
    this.#join(caller);
    return new Promise((resolve, reject) => {
      const ticket = ++this.#tickets;
      const settle = { resolve, reject };
      const onAbort = () => this.#abort(ticket);
      const call = createCall(caller, job, request, options, settle, onAbort);
      this.#calls.set(ticket, call);
      this.#dispatch(ticket, call);
    });
  }

  /** Holds the caller's filters at their next step, or lets them go on. Other jobs are not concerned. */
  pause(caller: Caller, paused: boolean): void {
    caller.paused = paused;
    if (!this.#callers.has(caller)) return;
    void this.#connection?.remote.then((remote) => remote.pause(paused, caller.name));
  }

  /**
   * Frees what the worker holds for the caller, and ends it when no other is left; pending calls reject
   * with a `WorkerLostError`. A later call is welcome.
   */
  leave(caller: Caller): void {
    if (!this.#callers.has(caller)) return;
    if (this.#callers.size === 1) this.#drop({ kind: 'ended' });
    else this.#dismiss(caller);
    this.#callers.delete(caller);
  }

  #join(caller: Caller): void {
    if (this.#callers.has(caller)) return;
    this.#callers.add(caller);
    // What it had open before it left.
    caller.opened.forgetWorker();
    if (caller.paused) this.pause(caller, true);
    const info = this.#chosen;
    // Later, because it is in the middle of a call.
    if (info) queueMicrotask(() => caller.onbackend?.({ info, reason: null }));
  }

  #dismiss(caller: Caller): void {
    const error = workerLost({ kind: 'ended' });
    for (const [ticket, call] of this.#calls) {
      if (call.caller === caller) this.#abort(ticket, error);
    }
    void this.#connection?.remote.then((remote) => remote.leave(caller.name));
  }

  /**
   * Asks for a backend, which is the same for all callers: the others are told. Who looks for the fastest
   * while another chooses gets what that one chose.
   */
  async #choose(
    caller: Caller,
    prefer: string,
    options: RunJobOptions<'backend'>,
  ): Promise<BackendInfo> {
    const yields = prefer === 'auto' && this.#chooser !== null && this.#chooser !== caller;
    if (yields) return this.#run(caller, 'backend', {}, options);
    this.#chooser = caller;
    try {
      const info = await this.#run(caller, 'backend', { prefer }, options);
      this.#chosen = info;
      for (const other of this.#callers) {
        if (other !== caller) other.onbackend?.({ info, reason: null });
      }
      return info;
    } finally {
      if (this.#chooser === caller) this.#chooser = null;
    }
  }

  #dispatch(ticket: number, call: PendingCall): void {
    try {
      const connection = (this.#connection ??= this.#connect());
      for (const missing of call.caller.opened.takeMissing()) {
        void this.#reopen(connection, call.caller, missing);
      }
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
      // What a worker says that has been replaced is no answer: the call goes on in the new one.
      if (connection !== this.#connection) return;
      failure = asError(error);
      if (isVictim(failure) && call.lostWith === null) {
        // Another call has broken what this one computed with. It goes on when that has failed.
        call.lostWith = connection;
        this.#replaceIfLost(connection);
        return;
      }
      call.reject(call.caller.opened.failureFor(call.request) ?? failure);
    }
    if (connection !== this.#connection) return;
    this.#calls.delete(ticket);
    if (failure instanceof BackendLostError) this.#replaceWorker();
    else if (this.#calls.size === 0) connection.busy = false;
    else this.#replaceIfLost(connection);
  }

  /** Where no call is left that could say how the backend was lost. */
  #replaceIfLost(connection: Connection): void {
    const calls = [...this.#calls.values()];
    if (calls.every(({ lostWith }) => lostWith === connection)) this.#replaceWorker();
  }

  /** Goes out before the call that needs it; the worker's lane keeps the order. */
  async #reopen(connection: Connection, caller: Caller, call: OpenCall): Promise<void> {
    try {
      const remote = await connection.remote;
      const outcome = await remote.run(++this.#tickets, call.job, call.request, caller.name);
      if ('error' in outcome) throw rebuildError(outcome.error);
    } catch (error) {
      if (connection !== this.#connection) return;
      const failure = asError(error);
      caller.opened.failed(call, failure);
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
    for (const { paused, name } of this.#callers) {
      if (paused) void connection.remote.then((remote) => remote.pause(true, name));
    }
    return connection;
  }

  #lost({ started }: Connection, loss: WorkerLoss): void {
    this.#failedStarts = started ? 0 : this.#failedStarts + 1;
    if (!started && this.#failedStarts < STARTS) {
      this.#replaceWorker();
      return;
    }
    this.#failedStarts = 0;
    const url = loss.kind === 'not-loaded' && workerAddress(this.#options);
    const error = this.#drop(url ? { ...loss, url } : loss, started ? 0 : STARTS);
    for (const caller of this.#callers) caller.onlost?.(error);
  }

  #noticed(notice: WorkerNotice): void {
    if (notice.type === 'gpu-lost') void this.#leaveGpu(notice.reason);
    else this.#calls.get(notice.ticket)?.progress(notice.progress);
  }

  /** What lay on the GPU is lost. A new worker starts on wasm, and the calls go on there. */
  async #leaveGpu(reason: GpuLoss): Promise<void> {
    this.#replaceWorker();
    const [anyone] = this.#callers;
    if (!anyone) return;
    const info = await this.#run(anyone, 'backend', {}, {});
    this.#chosen = info;
    for (const caller of this.#callers) caller.onbackend?.({ info, reason });
  }

  #abort(ticket: number, error?: WorkerLostError): void {
    const call = this.#calls.get(ticket);
    if (!call || call.abortedAt !== null) return;
    call.abort(error);
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
    const error = workerLost(loss, tries);
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
    this.#chosen = null;
    for (const { opened } of this.#callers) opened.forgetWorker();
  }
}

/** Whether the backend was lost before the call came to need it. */
function isVictim(error: Error): boolean {
  if (!(error instanceof BackendLostError)) return false;
  const { facts } = error;
  return (facts?.kind === 'at-layer' ? facts.error.facts : facts)?.kind === 'backend-gone';
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
