import { expect } from 'chai';
import type { Picture } from '../../../src/core/image/picture.js';
import { patchAt } from '../../../src/core/unit/patch.js';
import { peakOf } from '../../../src/core/unit/peak.js';

/** A picture whose red is the column and whose green the row. */
function ruled(width: number, height: number): Picture {
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set([x, y, 0], 4 * (y * width + x));
  }
  return { width, height, pixels };
}

const corners = ({ pixels }: Picture) => [
  [...pixels.subarray(0, 2)],
  [...pixels.subarray(pixels.length - 4, pixels.length - 2)],
];

/** Cells of 5 pixels, 2 apart down and 4 across, that begin 1 above and 2 left of the input. */
const layer = {
  receptiveField: {
    vertical: { start: -1, stride: 2, size: 5 },
    horizontal: { start: -2, stride: 4, size: 5 },
  },
};

describe('the patch that a cell sees', () => {
  it('is its receptive field', () => {
    const patch = patchAt(layer, { row: 2, column: 1 }, ruled(12, 10), { height: 10, width: 12 })!;
    expect(patch.box).to.eql({ top: 3, left: 2, height: 5, width: 5 });
    expect(patch.picture).to.include({ width: 5, height: 5 });
    expect(corners(patch.picture)).to.eql([
      [2, 3],
      [6, 7],
    ]);
    expect(patch.at).to.eql({ x: 0.5, y: 0.5 });
  });

  it('is cut at the edge, and still says where its middle is', () => {
    const patch = patchAt(layer, { row: 0, column: 0 }, ruled(12, 10), { height: 10, width: 12 })!;
    expect(patch.box).to.eql({ top: 0, left: 0, height: 4, width: 3 });
    expect(patch.at).to.eql({ x: 0.5 / 3, y: 1.5 / 4 });
  });

  it('comes in the resolution of the picture', () => {
    const patch = patchAt(layer, { row: 2, column: 1 }, ruled(24, 25), { height: 10, width: 12 })!;
    expect(patch.box).to.eql({ top: 3, left: 2, height: 5, width: 5 });
    // Rows 7.5 to 20 and columns 4 to 14: whole pixels that cover them.
    expect(patch.picture).to.include({ width: 10, height: 13 });
    expect(corners(patch.picture)).to.eql([
      [4, 7],
      [13, 19],
    ]);
  });

  it('is the middle of a field that is large, as far as the picture goes', () => {
    // Fields of 121 pixels, 16 apart, around pixels 5 and 85: the latter see 24.5 to 145.5.
    const axis = { start: -55, stride: 16, size: 121 };
    const large = { receptiveField: { vertical: axis, horizontal: axis } };
    const size = { height: 200, width: 200 };
    const { box, picture, at } = patchAt(large, { row: 0, column: 5 }, ruled(200, 200), size)!;
    expect(box).to.eql({ top: 0, left: 25, height: 66, width: 121 });
    // All 66 rows, whose middle is 5.5; of the columns 96 around 85.5.
    expect(picture).to.include({ width: 97, height: 66 });
    expect(corners(picture)).to.eql([
      [37, 0],
      [133, 65],
    ]);
    expect(at).to.eql({ x: 0.5, y: 5.5 / 66 });
  });

  it('is nothing without rows and columns, or outside', () => {
    const size = { height: 10, width: 12 };
    expect(patchAt({}, { row: 0, column: 0 }, ruled(12, 10), size)).to.equal(null);
    expect(patchAt(layer, { row: 9, column: 0 }, ruled(12, 10), size)).to.equal(null);
  });
});

describe('the peak of a map', () => {
  it('is its first highest place', () => {
    const values = Float32Array.from([0, 2, 7, 1, 7, 3]);
    expect(peakOf({ height: 2, width: 3, values })).to.eql({ row: 0, column: 2, value: 7 });
    const below = Float32Array.from([-3, -2, -4]);
    expect(peakOf({ height: 1, width: 3, values: below })).to.eql({ row: 0, column: 1, value: -2 });
  });
});
