import { AbortError } from './errors.js';
import { say } from './sentence.js';

/**
 * Called by long computations between two steps: throws when the run is cancelled, and now and
 * then returns a promise so that the caller lets other messages in.
 */
export type Checkpoint = () => void | Promise<void>;

/** What every computation that takes time accepts. */
export interface RunOptions {
  /** Cancels the run: it rejects with an `AbortError`, and its tensors are freed. */
  readonly signal?: AbortSignal | undefined;
  /** Called between two steps of the computation; see {@link Checkpoint}. */
  readonly checkpoint?: Checkpoint | undefined;
}

/** Throws an `AbortError` when `signal` is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortError(say('the run was cancelled'));
}

/** One checkpoint for a run: the signal first, then the caller's own. */
export function checkpointOf(options: RunOptions | undefined): Checkpoint {
  return () => {
    throwIfAborted(options?.signal);
    return options?.checkpoint?.();
  };
}

/** Lets the message queue run: a macrotask, which a promise or an animation frame is not. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * A checkpoint that yields a macrotask whenever `interval` milliseconds have passed since the last
 * one, so that a cancel message is read in time.
 */
export function yieldEvery(interval = 50): Checkpoint {
  let last = performance.now();
  return () => {
    if (performance.now() - last < interval) return undefined;
    return macrotask().then(() => {
      last = performance.now();
    });
  };
}
