import { macrotask, throwIfAborted, type Checkpoint } from '../core/checkpoint.js';
import { AbortError } from '../core/errors.js';

/**
 * Foreground jobs answer the person and run one after another. Background jobs take long; they too
 * run one after another, and hold at their next step while the foreground has anything to do.
 */
export type Lane = 'foreground' | 'background';

/** What a running job is steered by. */
export interface Steering {
  readonly signal: AbortSignal;
  /** To be called between steps: lets messages in, waits where the lane must, throws on cancel. */
  readonly checkpoint: Checkpoint;
  /**
   * For a foreground job that changes what others stand on: runs `work` while no other job is
   * under way. A background job is stopped before and starts anew afterwards.
   */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}

interface Entry {
  readonly ticket: number;
  readonly lane: Lane;
  /** A newer entry of the same key replaces one that waits. */
  readonly key: string;
  /** Does the work and settles the caller's promise; rejects with what the work threw. */
  readonly start: (steering: Steering) => Promise<void>;
  readonly reject: (error: unknown) => void;
}

/** An entry under way. */
interface Run {
  readonly entry: Entry;
  readonly abort: AbortController;
  /** To be run again from the start. */
  again: boolean;
  ended: Promise<void>;
}

/** Longest time, in milliseconds, that a job keeps the worker from reading its messages. */
const YIELD_AFTER = 50;

/** The worker's two lanes. Knows order, cancelling and pausing; knows nothing of jobs. */
export class Lanes {
  #waiting: Entry[] = [];
  readonly #running: Record<Lane, Run | null> = { foreground: null, background: null };
  #held: (() => void)[] = [];
  #paused = false;

  /** Puts `work` at the end of its lane. Rejects with an `AbortError` when cancelled or replaced. */
  run<T>(
    { ticket, lane, key }: { ticket: number; lane: Lane; key: string },
    work: (steering: Steering) => Promise<T>,
  ): Promise<T> {
    this.#remove((entry) => entry.key === key, 'a newer request took its place');
    return new Promise((resolve, reject) => {
      const start = async (steering: Steering) => resolve(await work(steering));
      this.#waiting.push({ ticket, lane, key, start, reject });
      void this.#nextSoon(lane);
    });
  }

  cancel(ticket: number): void {
    this.#remove((entry) => entry.ticket === ticket, 'the run was cancelled');
    for (const run of Object.values(this.#running)) {
      if (run?.entry.ticket !== ticket) continue;
      run.again = false;
      run.abort.abort();
    }
    this.#wake();
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#wake();
  }

  #next(lane: Lane): void {
    if (this.#running[lane] || this.#mustHold(lane)) return;
    const entry = this.#waiting.find((one) => one.lane === lane);
    if (!entry) return;
    this.#waiting = this.#waiting.filter((one) => one !== entry);
    const abort = new AbortController();
    const run: Run = { entry, abort, again: false, ended: Promise.resolve() };
    this.#running[lane] = run;
    run.ended = this.#go(run);
  }

  async #go(run: Run): Promise<void> {
    const { entry, abort } = run;
    try {
      await entry.start(this.#steering(entry.lane, abort.signal));
    } catch (error) {
      if (run.again) this.#waiting.unshift(entry);
      else entry.reject(error);
    }
    this.#running[entry.lane] = null;
    await this.#nextSoon(entry.lane);
    this.#wake();
  }

  /** Reads first what has been sent together with it: that may replace or cancel the next one. */
  async #nextSoon(lane: Lane): Promise<void> {
    await macrotask();
    this.#next(lane);
  }

  #remove(which: (entry: Entry) => boolean, why: string): void {
    const removed = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((entry) => !which(entry));
    for (const entry of removed) entry.reject(new AbortError(why));
  }

  #steering(lane: Lane, signal: AbortSignal): Steering {
    let last = performance.now();
    const pass = async () => {
      await macrotask();
      throwIfAborted(signal);
      while (this.#mustHold(lane)) {
        await new Promise<void>((resolve) => this.#held.push(resolve));
        throwIfAborted(signal);
      }
      last = performance.now();
    };
    const checkpoint = () => {
      throwIfAborted(signal);
      if (this.#mustHold(lane) || performance.now() - last >= YIELD_AFTER) return pass();
      return undefined;
    };
    return { signal, checkpoint, exclusive: (work) => this.#exclusive(work) };
  }

  async #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const other = this.#running.background;
    if (other && !other.abort.signal.aborted) {
      other.again = true;
      other.abort.abort();
      this.#wake();
    }
    await other?.ended;
    return work();
  }

  #mustHold(lane: Lane): boolean {
    if (lane === 'foreground') return false;
    const waits = this.#waiting.some((entry) => entry.lane === 'foreground');
    return this.#paused || waits || this.#running.foreground !== null;
  }

  /** Lets held jobs look again whether they may go on, and one start that was not let. */
  #wake(): void {
    const held = this.#held;
    this.#held = [];
    for (const lookAgain of held) lookAgain();
    this.#next('background');
  }
}
