import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds that a frame is shown; where motion is unwelcome, long enough to be a still. */
const frameTime = 80;
const stillTime = 1000;

/** Shows one frame after the other while it plays. */
export class FilmPlayer implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param forward - shows the next frame; false when there is none */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly forward: () => boolean,
  ) {
    host.addController(this);
  }

  get playing(): boolean {
    return this.#timer !== undefined;
  }

  play(): void {
    this.stop();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = (): void => {
      if (!this.forward()) this.stop();
    };
    this.#timer = setInterval(next, still ? stillTime : frameTime);
    this.host.requestUpdate();
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
  }
}
