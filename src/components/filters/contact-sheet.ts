import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import { putPicture } from '../shared/canvas.js';
import { asPicture } from './filter-status.js';

const columns = 5;
const gap = 8;
const caption = 20;

/** The pictures side by side, five in a row, each with its channel's number beneath. */
export function contactSheet(pictures: readonly FilterPicture[]): HTMLCanvasElement {
  const side = Math.max(1, ...pictures.map(({ size }) => size));
  const sheet = document.createElement('canvas');
  const across = Math.min(columns, Math.max(1, pictures.length));
  sheet.width = gap + across * (side + gap);
  sheet.height = gap + Math.ceil(pictures.length / columns) * (side + caption + gap);
  const context = sheet.getContext('2d');
  if (!context) return sheet;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = '#16171a';
  context.font = '13px monospace';
  pictures.forEach((picture, i) => {
    const x = gap + (i % columns) * (side + gap);
    const y = gap + Math.floor(i / columns) * (side + caption + gap);
    const tile = document.createElement('canvas');
    putPicture(tile, asPicture(picture, picture.pixels));
    context.drawImage(tile, x, y, tile.width, tile.height);
    context.fillText(String(picture.channel), x, y + side + 15);
  });
  return sheet;
}
