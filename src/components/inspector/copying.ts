import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long it is said that the work is done (milliseconds). */
const saidFor = 2000;

/** Copies a text, and says for a while what has come of it. */
export class Copying implements ReactiveController {
  /** What is to be said now; empty: nothing. */
  message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Whether the browser has let it be copied; `done` is then said, else `refused`. */
  async copy(
    text: string,
    said: { readonly done: string; readonly refused: string },
  ): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // It is refused, or missing: a page that is not secure has none.
      this.say(said.refused);
      return false;
    }
    this.say(said.done);
    return true;
  }

  /** Says it for a while. */
  say(message: string): void {
    this.message = message;
    this.host.requestUpdate();
    clearTimeout(this.#timer);
    if (message !== '') this.#timer = setTimeout(() => this.say(''), saidFor);
  }
}
