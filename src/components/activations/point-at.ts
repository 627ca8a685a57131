import { PointEvent } from '../events.js';

interface Size {
  readonly height: number;
  readonly width: number;
}

/**
 * Tells which cell of a map the pointer is at, once for each cell that it comes to.
 * @param layer whose map it is
 */
export class CellPointer {
  #last = '';

  constructor(private readonly target: EventTarget) {}

  move(event: PointerEvent, layer: string, { height, width }: Size): void {
    if (!(event.currentTarget instanceof Element)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const row = cellAt((event.clientY - box.top) / box.height, height);
    const column = cellAt((event.clientX - box.left) / box.width, width);
    const key = `${layer} ${row} ${column}`;
    if (key === this.#last) return;
    this.#last = key;
    this.target.dispatchEvent(new PointEvent({ layer, row, column }));
  }

  leave(): void {
    if (this.#last === '') return;
    this.#last = '';
    this.target.dispatchEvent(new PointEvent(null));
  }
}

function cellAt(share: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
}
