import { failureOf } from '../../session/failure-of.js';
import { slownessOf } from '../../session/failures.js';
import { planRuns } from '../../session/plan.js';
import { reduce } from '../../session/reduce.js';
import { sameView } from '../../session/same-view.js';
import { initialState, type SessionState } from '../../session/state.js';
import type { Action } from '../../session/actions.js';
import type { JobCall, Completed } from '../../session/call.js';
import type { JobName } from '../../workers/jobs.types.js';
import type { ExplainClient } from '../../workers/explain-client.js';

/** What of the worker client a session uses. */
export type JobClient = Pick<ExplainClient, 'run' | 'pause' | 'terminate'>;

export interface DriverHost {
  /** Makes the client, when the first job is to run. */
  connect(): JobClient;
  /** Called when something that a page shows has changed, or the views are to say what they want. */
  changed(): void;
}

/**
 * Moves a session on: applies what happens to its state and does what the plan says with the
 * worker's client. Knows promises and signals; knows no element.
 */
export class SessionDriver {
  readonly #host: DriverHost;
  readonly #controllers = new Map<number, AbortController>();
  #state = initialState;
  #client: JobClient | null = null;
  #held = false;
  #runs = 0;

  constructor(host: DriverHost) {
    this.#host = host;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Takes note of what happened, and starts and stops jobs accordingly. */
  dispatch(action: Action): void {
    const before = this.#state;
    this.#state = reduce(this.#state, action);
    const { drop, start } = planRuns(this.#state);
    for (const run of drop) this.#state = reduce(this.#state, { type: 'dropped', run });
    this.#abortGone();
    for (const call of start) this.#start(call);
    this.#hold();
    if (!sameView(before, this.#state) || !this.#state.settled) this.#host.changed();
  }

  /**
   * Ends the worker. What is known stays; a later action starts a new worker where one is needed, in which
   * the client opens again what was open.
   */
  stop(): void {
    for (const { id } of this.#state.runs) {
      this.#state = reduce(this.#state, { type: 'dropped', run: id });
    }
    this.#abortGone();
    this.#client?.terminate();
  }

  #start(call: JobCall): void {
    const run = this.#runs++;
    const controller = new AbortController();
    this.#controllers.set(run, controller);
    this.#state = reduce(this.#state, { type: 'started', run, call, at: Date.now() });
    this.#client ??= this.#host.connect();
    void this.#run(this.#client, run, call, controller.signal);
  }

  async #run<K extends JobName>(
    client: JobClient,
    run: number,
    { job, request }: JobCall<K>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const result = await client.run<K>(job, request, {
        signal,
        onProgress: (progress) => this.#tell({ type: 'progressed', run, progress }),
      });
      // The client gives the result of the job that it was given; a union cannot say that.
      const completed = { job, result } as Completed;
      this.#tell({ type: 'done', run, completed, at: Date.now() });
      if (job === 'open-model' && this.#state.backend.info === null)
        void this.#lookAtBackend(client);
    } catch (error) {
      this.#tell({ type: 'failed', run, failure: failureOf(error) });
    }
  }

  /** The plan asks when all is done; that computing is slow should be known while one waits for it. */
  async #lookAtBackend(client: JobClient): Promise<void> {
    const info = await client.run('backend', {}).catch(() => null);
    if (info && slownessOf(info)) this.dispatch({ type: 'backend-known', info });
  }

  /** Passes on what a run says, as long as anyone listens to it. */
  #tell(action: Extract<Action, { run: number }>): void {
    if (!this.#controllers.has(action.run)) return;
    if (action.type !== 'progressed') this.#controllers.delete(action.run);
    this.dispatch(action);
  }

  #abortGone(): void {
    const going = new Set(this.#state.runs.map(({ id }) => id));
    for (const [run, controller] of this.#controllers) {
      if (going.has(run)) continue;
      this.#controllers.delete(run);
      controller.abort();
    }
  }

  #hold(): void {
    if (this.#state.paused === this.#held) return;
    this.#held = this.#state.paused;
    this.#client?.pause(this.#held);
  }
}
