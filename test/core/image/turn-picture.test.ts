import { expect } from 'chai';
import { turnPicture } from '../../../src/core/image/turn-picture.js';

/** The first letter of each pixel, row by row. */
const stored = ['abc', 'def'];

/** EXIF 2.32, 4.6.4: where the stored row 0 and column 0 are to be shown. */
const upright: Readonly<Record<number, readonly string[]>> = {
  1: ['abc', 'def'], // top, left
  2: ['cba', 'fed'], // top, right
  3: ['fed', 'cba'], // bottom, right
  4: ['def', 'abc'], // bottom, left
  5: ['ad', 'be', 'cf'], // left, top
  6: ['da', 'eb', 'fc'], // right, top
  7: ['fc', 'eb', 'da'], // right, bottom
  8: ['cf', 'be', 'ad'], // left, bottom
};

function picture(rows: readonly string[]) {
  const letters = [...rows.join('')];
  const pixels = letters.flatMap((letter) => [letter.charCodeAt(0), 0, 0, 255]);
  return { width: rows[0]!.length, height: rows.length, pixels: Uint8ClampedArray.from(pixels) };
}

describe('turnPicture', () => {
  for (const [orientation, rows] of Object.entries(upright)) {
    it(`shows orientation ${orientation} as EXIF says`, () => {
      expect(turnPicture(picture(stored), Number(orientation))).to.eql(picture(rows));
    });
  }
});
