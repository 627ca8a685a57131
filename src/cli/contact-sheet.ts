import type { Picture } from '../core/image/picture.js';
import type { Size } from '../core/resample/raster.js';
import { channelText } from './channel-list.js';
import { blank, fillRect, pastePicture } from './canvas.js';
import { INK, PAPER } from './captioned.js';
import { letterLine, writeLine } from './letters.js';

/** The cross in the place of a channel that has nothing to show. */
const ABSENT = [176, 172, 160] as const;
const GAP = 4;

/** Tiles in a row: as many as make the sheet about square. */
export function sheetColumns(count: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(count)));
}

/**
 * Pictures of one size side by side, row by row. Each is enlarged by the same whole factor until it
 * has `least` pixels, unsmoothed.
 * @param tiles - null where a channel has nothing to show: its place is crossed out
 * @param labels - what stands under each; without them nothing does
 */
export function contactSheet(
  tiles: readonly (Picture | null)[],
  size: Size,
  least: number,
  labels: readonly string[] = [],
): Picture {
  const factor = Math.max(1, Math.ceil(least / Math.max(size.height, size.width)));
  const [height, width] = [size.height * factor, size.width * factor];
  const columns = sheetColumns(tiles.length);
  const lines = Math.ceil(tiles.length / columns);
  const foot = labels.length > 0 ? letterLine : 0;
  const step = height + foot + GAP;
  const sheet = blank(GAP + columns * (width + GAP), GAP + lines * step, PAPER);
  tiles.forEach((tile, i) => {
    const left = GAP + (i % columns) * (width + GAP);
    const top = GAP + Math.floor(i / columns) * step;
    writeLine(sheet, labels[i] ?? '', { left, top: top + height + 2, width, ink: INK });
    if (tile) pastePicture(sheet, tile, left, top, factor);
    else crossOut(sheet, left, top, { height, width });
  });
  return sheet;
}

function crossOut(sheet: Picture, left: number, top: number, { height, width }: Size): void {
  for (let y = 0; y < height; y++) {
    const x = Math.round((y * (width - 1)) / Math.max(1, height - 1));
    fillRect(sheet, { left: left + x, top: top + y, height: 1, width: 1 }, ABSENT);
    fillRect(sheet, { left: left + width - 1 - x, top: top + y, height: 1, width: 1 }, ABSENT);
  }
}

/** Which channels lie in which row of the sheet. */
export function sheetText(channels: readonly number[], columns: number): string[] {
  const lines: string[] = [];
  for (let first = 0; first < channels.length; first += columns) {
    lines.push(`row ${lines.length + 1}: ${channelText(channels.slice(first, first + columns))}`);
  }
  return lines;
}
