/** Milliseconds of a frame that drawing may take; the rest belongs to the page. */
const budget = 3;

/**
 * Draws small pictures between the frames instead of in the handler of the message that brought
 * them: each frame draws the oldest one, and more only while the budget lasts. A second picture for
 * the same place replaces the first that was not drawn yet.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  #frame = 0;

  constructor(private readonly milliseconds: number = budget) {}

  /** Pictures not drawn yet. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Draws `draw` soon; `place` is what it draws on. */
  add(place: object, draw: () => void): void {
    this.#waiting.set(place, draw);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#run);
  }

  /** Forgets what waits for `place`. */
  delete(place: object): void {
    this.#waiting.delete(place);
  }

  readonly #run = (): void => {
    const end = performance.now() + this.milliseconds;
    this.#frame = 0;
    for (const [place, draw] of this.#waiting) {
      this.#waiting.delete(place);
      draw();
      if (performance.now() >= end) break;
    }
    if (this.#waiting.size > 0) this.#frame = requestAnimationFrame(this.#run);
  };
}

/** The queue of the page: one budget for all elements. */
export const drawQueue = new DrawQueue();
