/** Screen readers fall behind when messages come faster than this (milliseconds). */
export const announcementGap = 5000;

/**
 * Lets at most one message through in `gap` milliseconds. Of those that come meanwhile only the
 * newest is kept: what was true in between is no news.
 */
export class Announcer {
  #last = '';
  #spokenAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly speak: (message: string) => void,
    private readonly gap = announcementGap,
  ) {}

  /** Says `message` now, or when the gap has passed; saying the same again says nothing. */
  say(message: string): void {
    clearTimeout(this.#timer);
    if (message === this.#last) return;
    const wait = this.#spokenAt + this.gap - performance.now();
    if (wait <= 0) this.#speakNow(message);
    else this.#timer = setTimeout(() => this.#speakNow(message), wait);
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #speakNow(message: string): void {
    this.#last = message;
    this.#spokenAt = performance.now();
    this.speak(message);
  }
}
