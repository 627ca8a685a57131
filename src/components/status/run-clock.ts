import type { RunningJob } from '../../session/snapshot.js';

/**
 * Tells how long a job has really run. Time spent paused does not count: a job held for a minute is
 * not a slow job, and its time left must not say so.
 */
export class RunClock {
  #startedAt = 0;
  #pausedAt: number | null = null;
  #held = 0;

  /**
   * @param now milliseconds since the epoch
   * @returns milliseconds that the job has run, as far as this clock has seen it
   */
  ran(job: RunningJob, now: number): number {
    if (job.startedAt !== this.#startedAt) {
      this.#startedAt = job.startedAt;
      this.#pausedAt = null;
      this.#held = 0;
    }
    if (job.paused) {
      this.#pausedAt ??= now;
    } else if (this.#pausedAt !== null) {
      this.#held += now - this.#pausedAt;
      this.#pausedAt = null;
    }
    return (this.#pausedAt ?? now) - job.startedAt - this.#held;
  }
}
