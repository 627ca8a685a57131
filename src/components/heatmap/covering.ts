import { msg } from '@lit/localize';
import { html, type LitElement } from 'lit';
import type { Box } from '../../core/resample/raster.js';
import type { ClCover } from '../cover/cover.js';
import { LazyPart } from '../shared/lazy-part.js';

/** A photo to cover parts of, in the place of a map; what is covered stays while the map is looked at. */
export class Covering {
  readonly #part: LazyPart<unknown>;
  /** Whether it was ever shown. */
  #begun = false;

  constructor(private readonly host: LitElement & { covering: boolean }) {
    this.#part = new LazyPart(host, () => import('../cover/cover.js'));
  }

  /** Puts the focus into it once it is shown, and covers these parts where none are yet. */
  async start(boxes: readonly Box[]): Promise<void> {
    await this.host.updateComplete;
    await this.#part.loaded;
    await this.host.updateComplete;
    const cover = this.host.renderRoot.querySelector<ClCover>('cl-cover');
    if (!cover) return;
    if (cover.covers.length === 0) cover.covers = boxes;
    await cover.updateComplete;
    cover.focus();
  }

  /** Shows the map again. */
  async stop(): Promise<void> {
    this.host.covering = false;
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('[part=second] > button')?.focus();
  }

  render(map: unknown): unknown {
    const { covering } = this.host;
    this.#begun ||= covering;
    if (!this.#begun) return map;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      void this.stop();
    };
    return html`<div ?hidden=${covering}>${map}</div>
      <div class="covering" ?hidden=${!covering} @keydown=${onKey}>
        ${this.#part.render(() => html`<cl-cover></cl-cover>`)}
        <button type="button" class="button small" @click=${() => void this.stop()}>
          ${msg('Back to the heatmap')}
        </button>
      </div>`;
  }
}
