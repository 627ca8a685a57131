import { macrotask, throwIfAborted, type Checkpoint } from '../core/checkpoint.js';
import { AbortError } from '../core/errors.js';

/**
 * Foreground jobs answer the person and run one after another. Background jobs take long; those of one
 * caller too run one after another, those of several take turns step by step, and all hold at their next
 * step while the foreground has anything to do.
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

/** What is said of a job to put it in its place. */
interface Place {
  readonly ticket: number;
  readonly lane: Lane;
  /** A newer entry of the same key and caller replaces one that waits. */
  readonly key: string;
  /** Who asks: nothing that one caller does cancels, replaces or pauses what is another's. */
  readonly caller: string;
}

interface Entry extends Place {
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

/** The worker's lanes. Knows order, cancelling and pausing; knows nothing of jobs. */
export class Lanes {
  #waiting: Entry[] = [];
  readonly #running = new Set<Run>();
  #held: (() => void)[] = [];
  readonly #paused = new Set<string>();

  /** Puts `work` at the end of its lane. Rejects with an `AbortError` when cancelled or replaced. */
  run<T>(place: Place, work: (steering: Steering) => Promise<T>): Promise<T> {
    const { key, caller } = place;
    const older = (entry: Entry) => entry.key === key && entry.caller === caller;
    this.#remove(older, 'a newer request took its place');
    return new Promise((resolve, reject) => {
      const start = async (steering: Steering) => resolve(await work(steering));
      this.#waiting.push({ ...place, start, reject });
      void this.#nextSoon(place.lane);
    });
  }

  cancel(ticket: number): void {
    this.#remove((entry) => entry.ticket === ticket, 'the run was cancelled');
    for (const run of this.#running) {
      if (run.entry.ticket !== ticket) continue;
      run.again = false;
      run.abort.abort();
    }
    this.#wake();
  }

  /** Holds what that caller has in the background, or lets it go on. */
  pause(paused: boolean, caller: string): void {
    if (paused) this.#paused.add(caller);
    else this.#paused.delete(caller);
    this.#wake();
  }

  /** Starts what of the lane may start now. */
  #next(lane: Lane): void {
    for (const entry of this.#waiting.filter((one) => one.lane === lane)) {
      if (this.#mustHold(entry) || this.#isBusy(entry)) continue;
      this.#waiting = this.#waiting.filter((one) => one !== entry);
      const abort = new AbortController();
      const run: Run = { entry, abort, again: false, ended: Promise.resolve() };
      this.#running.add(run);
      run.ended = this.#go(run);
    }
  }

  /** Whether another runs where the entry would. */
  #isBusy({ lane, caller }: Entry): boolean {
    return [...this.#running].some(
      ({ entry }) => entry.lane === lane && (lane === 'foreground' || entry.caller === caller),
    );
  }

  async #go(run: Run): Promise<void> {
    const { entry, abort } = run;
    try {
      await entry.start(this.#steering(entry, abort.signal));
    } catch (error) {
      if (run.again) this.#waiting.unshift(entry);
      else entry.reject(error);
    }
    this.#running.delete(run);
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

  #steering(entry: Entry, signal: AbortSignal): Steering {
    let last = performance.now();
    const pass = async () => {
      await macrotask();
      throwIfAborted(signal);
      while (this.#mustHold(entry)) {
        await new Promise<void>((resolve) => this.#held.push(resolve));
        throwIfAborted(signal);
      }
      last = performance.now();
    };
    const checkpoint = () => {
      throwIfAborted(signal);
      if (this.#mustHold(entry) || performance.now() - last >= YIELD_AFTER) return pass();
      return undefined;
    };
    return { signal, checkpoint, exclusive: (work) => this.#exclusive(work) };
  }

  async #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const others = [...this.#running].filter(({ entry }) => entry.lane === 'background');
    for (const other of others) {
      if (other.abort.signal.aborted) continue;
      other.again = true;
      other.abort.abort();
    }
    this.#wake();
    await Promise.all(others.map(({ ended }) => ended));
    return work();
  }

  #mustHold({ lane, caller }: Entry): boolean {
    if (lane === 'foreground') return false;
    const answering = [...this.#running].some(({ entry }) => entry.lane === 'foreground');
    const waits = this.#waiting.some((entry) => entry.lane === 'foreground');
    return this.#paused.has(caller) || waits || answering;
  }

  /** Lets held jobs look again whether they may go on, and those start that were not let. */
  #wake(): void {
    const held = this.#held;
    this.#held = [];
    for (const lookAgain of held) lookAgain();
    this.#next('background');
  }
}
