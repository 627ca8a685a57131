import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost } from 'lit';

/** Part of an element's view whose code is loaded when it is first drawn. */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<void> | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** Ends when the part is there or cannot be loaded; undefined before it is drawn. */
  get loaded(): Promise<void> | undefined {
    return this.#loading;
  }

  /** What `draw` makes of the part; nothing until it is there, and a line where it cannot be loaded. */
  render(draw: (part: Part) => unknown): unknown {
    this.#loading ??= this.#fetch();
    if (this.#part !== undefined) return draw(this.#part);
    if (!this.#failed) return nothing;
    return html`<p class="caption" role="alert">
      ${msg('This part could not be loaded. Check the connection, then reload the page.')}
    </p>`;
  }

  async #fetch(): Promise<void> {
    try {
      this.#part = await this.#load();
    } catch (error) {
      this.#failed = true;
      // eslint-disable-next-line no-console -- whoever made the page looks there
      console.error('convlens: a part of the page could not be loaded', error);
    }
    this.#host.requestUpdate();
  }
}
