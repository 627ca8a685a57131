import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long it is said that something is done (milliseconds). */
const saidFor = 2000;

/** A word on what has come of something, for as long as it is to stand. */
export class Said implements ReactiveController {
  /** What is to be said now; empty: nothing. */
  message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Says it until something else is said. */
  say(message: string): void {
    clearTimeout(this.#timer);
    this.message = message;
    this.host.requestUpdate();
  }

  /** Says it for a while. */
  sayBriefly(message: string): void {
    this.say(message);
    this.sayIn(saidFor, () => '');
  }

  /** Says it later, unless something else is said before. */
  sayIn(milliseconds: number, message: () => string): void {
    this.#timer = setTimeout(() => this.say(message()), milliseconds);
  }
}
