import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Picture } from '../core/image/picture.js';
import { placeMap } from '../core/placement/place-map.js';
import { colourMaps } from '../view/colour-maps.js';
import { heatmapLook } from '../view/heatmap-look.js';
import { paintOverlay } from '../view/paint.js';
import { blank, pastePicture } from './canvas.js';
import { PAPER, captioned } from './captioned.js';
import { whereText } from './heatmap-json.js';

/**
 * A heatmap over its photo, where its cells look, bilinear between them, with its scale beneath: in magma from 0 to
 * the strongest cell, signed ones in red for and blue against. Under it stands the method, where it
 * explains, and what.
 */
export function overlay(
  result: HeatmapResult,
  photo: Picture,
  explained: readonly string[],
): Picture {
  const { width, height } = photo;
  const { range, signed } = heatmapLook(result);
  const colours = colourMaps[signed ? 'rdbu' : 'magma'];
  const sheet = blank(width, height, PAPER);
  pastePicture(sheet, photo, 0, 0);
  const map = placeMap(signed ? result.map : result.positive, result.placement, photo);
  pastePicture(sheet, paintOverlay(map, colours, range), 0, 0);
  const lines = [result.method, whereText(result), ...explained];
  return captioned(sheet, lines, { colours, range, unit: 'value of the map' });
}
