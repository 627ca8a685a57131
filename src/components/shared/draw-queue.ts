/** Milliseconds of a frame that drawing may take; the rest belongs to the page. */
const budget = 3;

/**
 * Draws small pictures between the frames instead of in the handler of the message that brought
 * them: each frame draws the oldest one, and more only while the budget lasts. A second picture for
 * the same place replaces the first that was not drawn yet. What the person waits for comes before
 * the many small ones: where drawing is slow those take a second.
 */
export class DrawQueue {
  readonly #urgent = new Map<object, () => void>();
  readonly #waiting = new Map<object, () => void>();
  #frame = 0;

  constructor(private readonly milliseconds: number = budget) {}

  /** Pictures not drawn yet. */
  get size(): number {
    return this.#urgent.size + this.#waiting.size;
  }

  /** Draws `draw` soon, before all that is not `urgent` if it is; `place` is what it draws on. */
  add(place: object, draw: () => void, urgent = false): void {
    (urgent ? this.#urgent : this.#waiting).set(place, draw);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#run);
  }

  /** Forgets what waits for `place`. */
  delete(place: object): void {
    this.#urgent.delete(place);
    this.#waiting.delete(place);
  }

  readonly #run = (): void => {
    const end = performance.now() + this.milliseconds;
    this.#frame = 0;
    do this.#drawNext();
    while (this.size > 0 && performance.now() < end);
    if (this.size > 0) this.#frame = requestAnimationFrame(this.#run);
  };

  #drawNext(): void {
    for (const waiting of [this.#urgent, this.#waiting]) {
      for (const [place, draw] of waiting) {
        waiting.delete(place);
        draw();
        return;
      }
    }
  }
}

/** The queue of the page: one budget for all elements. */
export const drawQueue = new DrawQueue();
