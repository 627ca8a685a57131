import { html, type TemplateResult } from 'lit';
import type { ReceptiveAxis } from '../../core/graph/layer-info.js';
import { centreOf, type Placement } from '../../core/placement/placement.js';
import type { Size } from '../../core/resample/raster.js';
import { styled } from '../shared/styled.js';

/** A place on a picture, in shares of its sides (0…1). */
export interface PhotoPoint {
  readonly x: number;
  readonly y: number;
}

/** Where the pointer is on the element that listens. */
export function placeOf(event: PointerEvent): PhotoPoint | null {
  if (!(event.currentTarget instanceof HTMLElement)) return null;
  const box = event.currentTarget.getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}

/**
 * Where an arrow key leads from `place` in steps of one cell, no further than the middles of what the
 * outermost cells see; null when the key is another one.
 */
export function movePlace(
  place: PhotoPoint,
  key: string,
  cells: Size,
  { input, horizontal, vertical }: Placement,
): PhotoPoint | null {
  const step = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }[key];
  if (!step) return null;
  const to = (from: number, by: number, axis: ReceptiveAxis, count: number, pixels: number) => {
    const low = Math.max(0.5, centreOf(axis, 0)) / pixels;
    const high = Math.min(pixels - 0.5, centreOf(axis, count - 1)) / pixels;
    return Math.min(high, Math.max(low, from + (by * axis.stride) / pixels));
  };
  return {
    x: to(place.x, step[0]!, horizontal, cells.width, input.width),
    y: to(place.y, step[1]!, vertical, cells.height, input.height),
  };
}

/** A cross with the value at it; the value moves to the side that has room. */
export function probeCross(place: PhotoPoint, text: string): TemplateResult {
  const flips = `${place.x > 0.75 ? 'flip-x' : ''} ${place.y > 0.85 ? 'flip-y' : ''}`;
  return html`<div
    class="probe ${flips}"
    part="probe"
    ${styled({ left: `${place.x * 100}%`, top: `${place.y * 100}%` })}
  >
    <span class="number">${text}</span>
  </div>`;
}
