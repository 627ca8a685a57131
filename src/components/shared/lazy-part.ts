import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost } from 'lit';

/** Part of an element's view whose code is loaded when it is first drawn. */
export class LazyPart<Part> {
  /** How many parts are on their way, of all elements. */
  static loading = 0;

  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<void> | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part, once it is there. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** Loads it before it is drawn, so that nothing waits for it then. */
  prepare(): void {
    this.#loading ??= this.#fetch();
  }

  /** Ends when the part is there or cannot be loaded; undefined before it is asked for. */
  get loaded(): Promise<void> | undefined {
    return this.#loading;
  }

  /** What `draw` makes of the part; nothing until it is there, and a line where it cannot be loaded. */
  render(draw: (part: Part) => unknown): unknown {
    this.prepare();
    if (this.#part !== undefined) return draw(this.#part);
    if (!this.#failed) return nothing;
    return html`<p class="caption" role="alert">
      ${msg('This part could not be loaded. Check the connection, then reload the page.')}
    </p>`;
  }

  async #fetch(): Promise<void> {
    LazyPart.loading++;
    try {
      this.#part = await this.#load();
    } catch (error) {
      this.#failed = true;
      // eslint-disable-next-line no-console -- whoever made the page looks there
      console.error('convlens: a part of the page could not be loaded', error);
    }
    LazyPart.loading--;
    this.#host.requestUpdate();
  }
}
