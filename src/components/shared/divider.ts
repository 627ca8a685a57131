import { html, type TemplateResult } from 'lit';
import { styled } from './styled.js';

/** How far an arrow key moves it, in shares of the width. */
const STEP = 0.02;

/**
 * A line between the bare photo at its left and what lies over it at its right, to be dragged or
 * moved by keys.
 *
 * @param at - share of the width, 0…1
 * @param label - what begins there
 */
export function divider(at: number, label: string, move: (at: number) => void): TemplateResult {
  const drag = (event: PointerEvent) => {
    const { currentTarget: line } = event;
    event.stopPropagation();
    if (!(line instanceof HTMLElement)) return;
    if (event.type === 'pointerdown') line.setPointerCapture(event.pointerId);
    const box = line.parentElement?.getBoundingClientRect();
    if (!box || !line.hasPointerCapture(event.pointerId)) return;
    move(within((event.clientX - box.left) / box.width));
  };
  const key = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: at - STEP,
      ArrowDown: at - STEP,
      ArrowRight: at + STEP,
      ArrowUp: at + STEP,
      Home: 0,
      End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(within(to));
  };
  return html`<div
    class="divider"
    part="divider"
    role="slider"
    tabindex="0"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(100 * at)}
    ${styled({ left: `${100 * at}%` })}
    @pointerdown=${drag}
    @pointermove=${drag}
    @keydown=${key}
  ></div>`;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
