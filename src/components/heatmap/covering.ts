import { msg } from '@lit/localize';
import { html, type LitElement } from 'lit';
import type { Box } from '../../core/resample/raster.js';
import type { ClCover } from '../cover/cover.js';

/** A photo to cover parts of, in the place of a map; what is covered stays while the map is looked at. */
export class Covering {
  #loaded = false;

  constructor(private readonly host: LitElement & { covering: boolean }) {}

  /** Shows it, with these parts covered where none are yet. */
  async start(boxes: readonly Box[]): Promise<void> {
    await import('../cover/cover.js');
    this.#loaded = true;
    this.host.covering = true;
    this.host.requestUpdate();
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
    if (!this.#loaded) return map;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      void this.stop();
    };
    return html`<div ?hidden=${this.host.covering}>${map}</div>
      <div class="covering" ?hidden=${!this.host.covering} @keydown=${onKey}>
        <cl-cover></cl-cover>
        <button type="button" class="button small" @click=${() => void this.stop()}>
          ${msg('Back to the heatmap')}
        </button>
      </div>`;
  }
}
