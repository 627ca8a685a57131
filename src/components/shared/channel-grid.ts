import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ratioOf } from './ratio.js';
import { columnsOf, moveInGrid } from './grid-keys.js';
import { styled } from './styled.js';

/** Channels on one page: both grids of the diptych have the same, in whole rows of 6, 4 or 3. */
export const pageSize = 24;

/** The part of `ranked` on `page`, counted from 0; the last page where there are fewer. */
export function pageOf(ranked: readonly number[], page: number): readonly number[] {
  const last = Math.max(0, Math.ceil(ranked.length / pageSize) - 1);
  const start = Math.min(Math.max(0, page), last) * pageSize;
  return ranked.slice(start, start + pageSize);
}

/** What one tile shows; `picture` keeps its proportions within the tile. */
export interface Tile {
  readonly channel: number;
  /** What a screen reader says, beside the number. */
  readonly label: string;
  /** `running`, `queued`, `silent`, `dead`: how it is drawn. */
  readonly kind?: string;
  readonly picture: unknown;
  /** Right of the number. */
  readonly aside?: unknown;
  readonly point?: (event: PointerEvent) => void;
  readonly leave?: () => void;
}

export interface ChannelGrid {
  readonly label: string;
  readonly tiles: readonly Tile[];
  /** What the tiles are shaped like; squares by default. */
  readonly like?: { readonly width: number; readonly height: number };
  readonly selected: number | null;
  /** The selection stays as it is. */
  readonly locked: boolean;
  readonly select: (channel: number) => void;
}

function onKey(event: KeyboardEvent, { tiles, select }: ChannelGrid): void {
  const grid = event.currentTarget;
  if (!(grid instanceof HTMLElement) || !(event.target instanceof HTMLElement)) return;
  const options = [...grid.children];
  const index = options.indexOf(event.target);
  const next = moveInGrid(event.key, index, tiles.length, columnsOf(grid));
  const tile = next === null ? undefined : tiles[next];
  if (next === null || !tile) return;
  event.preventDefault();
  const option = options[next];
  if (option instanceof HTMLElement) option.focus();
  select(tile.channel);
}

/** A grid of channels: a listbox that is one tab stop, with arrows that move the selection. */
export function channelGrid(grid: ChannelGrid): TemplateResult {
  const { tiles, selected, select } = grid;
  const stop = tiles.some((tile) => tile.channel === selected) ? selected : tiles[0]?.channel;
  return html`<div
    class="tiles"
    part="grid"
    ${styled(grid.like ? ratioOf(grid.like) : {})}
    role="listbox"
    aria-label=${grid.label}
    @keydown=${(event: KeyboardEvent) => onKey(event, grid)}
  >
    ${repeat(
      tiles,
      (tile) => tile.channel,
      (tile) =>
        html`<button
          type="button"
          class="tile ${tile.kind ?? ''}"
          role="option"
          data-channel=${tile.channel}
          ?disabled=${grid.locked}
          aria-selected=${tile.channel === selected}
          tabindex=${tile.channel === stop ? 0 : -1}
          @click=${() => select(tile.channel)}
        >
          <span
            class="picture"
            aria-hidden="true"
            @pointermove=${tile.point ?? nothing}
            @pointerleave=${tile.leave ?? nothing}
            >${tile.picture}</span
          >
          <span class="caption"
            >${tile.channel}<span class="visually-hidden">: ${tile.label}</span
            ><span aria-hidden="true">${tile.aside ?? nothing}</span></span
          >
        </button>`,
    )}
  </div>`;
}
