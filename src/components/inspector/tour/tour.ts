import { tourSteps, type Seen, type TourStep } from './steps.js';

/** Where a person is on the way through the page. */
export class Tour {
  readonly #steps: readonly TourStep[];
  #at = 0;
  /** What was on the page when the step began. */
  #before: Seen;

  /** Of the steps those that can be done with what is open, in panes that are there. */
  constructor(seen: Seen, steps: readonly TourStep[] = tourSteps) {
    this.#before = seen;
    this.#steps = steps.filter((step) => this.#isPossible(step, seen));
  }

  /** The step to be done; null: all are done. */
  get step(): TourStep | null {
    return this.#steps[this.#at] ?? null;
  }

  /** Which step it is, from 1, and how many there are. */
  get place(): { readonly at: number; readonly of: number } {
    return { at: this.#at + 1, of: this.#steps.length };
  }

  /** Goes on where the step has been done. */
  see(now: Seen): void {
    if (this.step?.done(this.#before, now)) this.next(now);
  }

  /** Goes on to the next step that can be done. */
  next(now: Seen): void {
    do this.#at++;
    while (this.step && !this.#isPossible(this.step, now));
    this.#before = now;
  }

  #isPossible(step: TourStep, seen: Seen): boolean {
    return seen.panes.includes(step.pane) && step.text(seen) !== null;
  }
}
