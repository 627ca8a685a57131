import type { Picture } from '../core/image/picture.js';
import type { ColourMap } from '../view/colour-maps.js';
import { rawValue } from '../view/numbers.js';
import { paintScale } from '../view/paint.js';
import type { Range } from '../view/scale.js';
import { blank, pastePicture } from './canvas.js';
import { letterLine, letterWidth, writeLine } from './letters.js';

export const PAPER = [246, 244, 238] as const;
export const INK = [22, 23, 26] as const;
const MARGIN = 8;
const THICK = 12;

/** A colour scale with what its ends stand for. */
export interface Scale {
  readonly colours: ColourMap;
  readonly range: Range;
  /** What its numbers are: `activation`. */
  readonly unit: string;
}

/** A picture with its scale beneath, the ends of it written out, and lines that say what is seen. */
export function captioned(picture: Picture, lines: readonly string[], scale?: Scale): Picture {
  const { width, height } = picture;
  const bar = scale ? THICK + 4 + letterLine : 0;
  const sheet = blank(width, height + MARGIN + bar + lines.length * letterLine + MARGIN, PAPER);
  pastePicture(sheet, picture, 0, 0);
  const room = Math.max(1, width - 2 * MARGIN);
  let top = height + MARGIN;
  if (scale) {
    const { colours, range, unit } = scale;
    const row = paintScale(colours, room);
    for (let line = 0; line < THICK; line++) pastePicture(sheet, row, MARGIN, top + line);
    const low = rawValue(range.min);
    const high = rawValue(range.max);
    const ends = top + THICK + 4;
    const of = room - (low.length + high.length + 2) * letterWidth;
    writeLine(sheet, low, { left: MARGIN, top: ends, width: room, ink: INK });
    const middle = MARGIN + (low.length + 1) * letterWidth;
    if (of >= 3 * letterWidth)
      writeLine(sheet, unit, { left: middle, top: ends, width: of, ink: INK });
    const right = MARGIN + room - high.length * letterWidth;
    writeLine(sheet, high, { left: Math.max(0, right), top: ends, width: room, ink: INK });
    top += bar;
  }
  for (const [i, line] of lines.entries()) {
    writeLine(sheet, line, { left: MARGIN, top: top + i * letterLine, width: room, ink: INK });
  }
  return sheet;
}
