import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Picture } from '../core/image/picture.js';
import { colourMaps } from '../view/colour-maps.js';
import { enlarge } from '../view/enlarge.js';
import { paintOverlay, paintScale } from '../view/paint.js';
import { unsignedRange } from '../view/scale.js';
import { blank, putPicture } from './canvas.js';

const PAPER = [246, 244, 238] as const;
/** Space around the scale, and its thickness, in pixels. */
const SCALE = { space: 8, height: 12 };

/**
 * A heatmap over its photo, magma, bilinear between the cells, with its scale beneath: 0 at the left,
 * the strongest cell at the right.
 */
export function overlay({ positive }: HeatmapResult, photo: Picture): Picture {
  const { width, height } = photo;
  const { space, height: thick } = SCALE;
  const sheet = blank(width, height + 2 * space + thick, PAPER);
  putPicture(sheet, photo, 0, 0);
  const map = enlarge(positive, width, height);
  putPicture(sheet, paintOverlay(map, colourMaps.magma, unsignedRange(positive)), 0, 0);
  const row = paintScale(colourMaps.magma, Math.max(1, width - 2 * space));
  for (let line = 0; line < thick; line++) putPicture(sheet, row, space, height + space + line);
  return sheet;
}
