import { msg } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long it is said that the work is done (milliseconds). */
const saidFor = 2000;

/** Copies a link, and says for a while whether that worked. */
export class CopyLink implements ReactiveController {
  /** What is to be said now; empty: nothing. */
  message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  async copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.#say(msg('Link copied'));
    } catch {
      this.#say(msg('Copy the address of this page: the browser does not allow copying here'));
    }
  }

  #say(message: string): void {
    this.message = message;
    this.host.requestUpdate();
    clearTimeout(this.#timer);
    if (message !== '') this.#timer = setTimeout(() => this.#say(''), saidFor);
  }
}
