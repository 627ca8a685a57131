import { msg } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { networkMap } from '../../view/network-map.js';
import { rowAt, type TreeLayout } from '../../view/tree-lines.js';
import type { NetworkRow } from './rows.js';

/** Width of the strip, in pixels. */
const WIDTH = 14;
/** Pixels that an arrow key scrolls. */
const LINE = 36;

/**
 * The whole network as a strip beside its rows, the part in sight marked; also the scroll bar of the
 * column: press, drag, or keys.
 */
export class Minimap {
  /** @param scroller what is scrolled */
  constructor(private readonly scroller: () => HTMLElement | null) {}

  render(
    rows: readonly NetworkRow[],
    layout: TreeLayout,
    selected: number,
    height: number,
  ): TemplateResult {
    const map = networkMap(rows, layout.tops, selected, WIDTH, height);
    return html`
      <div
        class="map"
        part="map"
        role="scrollbar"
        tabindex="0"
        aria-label=${msg('Place in the network')}
        aria-controls="tree"
        aria-orientation="vertical"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
        @pointerdown=${this.#press}
        @pointermove=${this.#drag}
        @keydown=${this.#key}
      >
        <svg width=${WIDTH} height=${height} aria-hidden="true">
          <path class="ahead" d=${map.grey} />
          <path d=${map.ink} />
          ${
            map.selected === null
              ? nothing
              : svg`<path class="here" d="M0,${map.selected}H${WIDTH}" />`
          }
        </svg>
        <div class="sight"></div>
      </div>
    `;
  }

  /** Marks what is in sight; at every scrolling, and so without rendering. */
  follow(map: HTMLElement, rows: readonly NetworkRow[], layout: TreeLayout): void {
    const scroller = this.scroller();
    const sight = map.querySelector<HTMLElement>('.sight');
    if (!scroller || !sight) return;
    const { scrollTop, clientHeight, scrollHeight } = scroller;
    const share = map.clientHeight / scrollHeight;
    const high = Math.max(8, clientHeight * share);
    const most = Math.max(1, scrollHeight - clientHeight);
    sight.style.height = `${high}px`;
    sight.style.transform = `translateY(${(scrollTop / most) * (map.clientHeight - high)}px)`;
    map.setAttribute('aria-valuenow', String(Math.round((100 * scrollTop) / most)));
    const middle = rows[rowAt(layout, scrollTop + clientHeight / 2)];
    if (middle) map.setAttribute('aria-valuetext', middle.title);
  }

  readonly #press = (event: PointerEvent): void => {
    const { currentTarget } = event;
    if (event.button !== 0 || !(currentTarget instanceof HTMLElement)) return;
    currentTarget.setPointerCapture(event.pointerId);
    this.#goTo(event, currentTarget);
  };

  readonly #drag = (event: PointerEvent): void => {
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    if (currentTarget.hasPointerCapture(event.pointerId)) this.#goTo(event, currentTarget);
  };

  /** What was pointed at comes into the middle. */
  #goTo({ clientY }: PointerEvent, map: HTMLElement): void {
    const scroller = this.scroller();
    if (!scroller) return;
    const { top, height } = map.getBoundingClientRect();
    const share = (clientY - top) / height;
    scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const scroller = this.scroller();
    if (!scroller || event.ctrlKey || event.metaKey || event.altKey) return;
    const { scrollTop, clientHeight, scrollHeight } = scroller;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: scrollTop + LINE,
      ArrowUp: scrollTop - LINE,
      PageDown: scrollTop + clientHeight,
      PageUp: scrollTop - clientHeight,
      Home: 0,
      End: scrollHeight,
    };
    const place = to[event.key];
    if (place === undefined) return;
    scroller.scrollTop = place;
    event.preventDefault();
    event.stopPropagation();
  };
}
