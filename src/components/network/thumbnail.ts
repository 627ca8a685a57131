import { colourMaps } from '../../view/colour-maps.js';
import { paint } from '../../view/paint.js';
import type { Range } from '../../view/scale.js';
import type { Picture } from '../../core/image/picture.js';
import type { ValueMap } from '../../core/value-map.js';
import { putPicture } from '../shared/canvas.js';
import { drawQueue } from '../shared/draw-queue.js';

/** What each canvas shows, so that nothing is drawn twice. */
const shown = new WeakMap<Element, Picture | ValueMap>();

/** Draws a map of means at its own resolution, or the photo, when the page has time. */
export function drawThumbnail(canvas: HTMLCanvasElement, source: Picture | ValueMap): void {
  if (shown.get(canvas) === source) return;
  shown.set(canvas, source);
  drawQueue.add(canvas, () => {
    const picture = 'pixels' in source ? source : paint(source, colourMaps.viridis, extent(source));
    putPicture(canvas, picture);
  });
}

/** All that the map has: a thumbnail shows where more is and where less, not how much. */
function extent({ values }: ValueMap): Range {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}
