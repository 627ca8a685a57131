import { noChange } from 'lit';
import { directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { AsyncDirective } from 'lit/async-directive.js';
import type { Picture } from '../../core/image/picture.js';
import { putPicture } from './canvas.js';
import { drawQueue } from './draw-queue.js';

class PictureDirective extends AsyncDirective {
  #made: readonly unknown[] | undefined;
  #canvas: HTMLCanvasElement | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('draws() belongs on a canvas element');
  }

  override update(part: ElementPart, [from, make, urgent]: Parameters<this['render']>): unknown {
    if (!(part.element instanceof HTMLCanvasElement)) return noChange;
    const canvas = part.element;
    const same = this.#made?.length === from.length && from.every((x, i) => x === this.#made?.[i]);
    if (same && canvas === this.#canvas) return noChange;
    this.#made = from;
    this.#canvas = canvas;
    drawQueue.add(canvas, () => putPicture(canvas, make()), urgent);
    return noChange;
  }

  render(_from: readonly unknown[], _make: () => Picture, _urgent = false): unknown {
    return noChange;
  }

  protected override disconnected(): void {
    if (this.#canvas) drawQueue.delete(this.#canvas);
    // Drawn anew when it comes back: what waited may have been forgotten.
    this.#made = undefined;
  }
}

/**
 * On a canvas: draws the picture that `make` gives, in the page's queue, and again only when one of
 * the values that it is made from is another one. An urgent one is drawn before all others.
 *
 * @example html`<canvas ${draws([map, range], () => paint(map, viridis, range))}></canvas>`
 */
export const draws = directive(PictureDirective);
