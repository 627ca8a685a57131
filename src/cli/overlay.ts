import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Picture } from '../core/image/picture.js';
import { placeMap } from '../core/placement/place-map.js';
import { colourMaps } from '../view/colour-maps.js';
import { heatmapLook } from '../view/heatmap-look.js';
import { paintOverlay, paintScale } from '../view/paint.js';
import { blank, pastePicture } from './canvas.js';

const PAPER = [246, 244, 238] as const;
/** Space around the scale, and its thickness, in pixels. */
const SCALE = { space: 8, height: 12 };

/**
 * A heatmap over its photo, where its cells look, bilinear between them, with its scale beneath: in magma from 0 to
 * the strongest cell, signed ones in red for and blue against.
 */
export function overlay(result: HeatmapResult, photo: Picture): Picture {
  const { width, height } = photo;
  const { space, height: thick } = SCALE;
  const { range, signed } = heatmapLook(result);
  const colours = colourMaps[signed ? 'rdbu' : 'magma'];
  const sheet = blank(width, height + 2 * space + thick, PAPER);
  pastePicture(sheet, photo, 0, 0);
  const map = placeMap(signed ? result.map : result.positive, result.placement, photo);
  pastePicture(sheet, paintOverlay(map, colours, range), 0, 0);
  const row = paintScale(colours, Math.max(1, width - 2 * space));
  for (let line = 0; line < thick; line++) pastePicture(sheet, row, space, height + space + line);
  return sheet;
}
