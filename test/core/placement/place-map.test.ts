import { expect } from 'chai';
import { placeMap, valueAt } from '../../../src/core/placement/place-map.js';
import {
  lookingPart,
  placedBy,
  stretched,
  unseenShare,
  type Placement,
} from '../../../src/core/placement/placement.js';
import { resize } from '../../../src/core/resample/resize.js';
import type { ValueMap } from '../../../src/core/value-map.js';

const map: ValueMap = { width: 2, height: 2, values: new Float32Array([0, 4, 8, 12]) };

/** A map in one row, over an input of one row and so many pixels. */
const row = (...values: number[]): ValueMap => ({
  height: 1,
  width: values.length,
  values: Float32Array.from(values),
});

function along(start: number, stride: number, size: number, cells: number, pixels: number) {
  const pixel = { start: 0, stride: 1, size: 1 };
  const axes = { vertical: pixel, horizontal: { start, stride, size } };
  const input = { height: 1, width: pixels };
  return placedBy('receptive-field', axes, { height: 1, width: cells }, input);
}

const valuesOf = (of: ValueMap, placement: Placement) => Array.from(placeMap(of, placement).values);

describe('placeMap', () => {
  it('has the value of a cell in the middle of what it sees, and mixes between', () => {
    // Middles at 1 + 2 / 2 = 2 and at 6, halfway between pixels: the pixel from 2 to 3 lies at 2.5.
    const placement = along(1, 4, 2, 2, 8);
    // Pixel 0 and everything from 7 on is looked at by neither: [1, 3) and [5, 7) are.
    expect(placement.seen).to.eql({ top: 0, left: 1, height: 1, width: 6 });
    expect(valuesOf(row(8, 16), placement)).to.eql([0, 8, 9, 11, 13, 15, 16, 0]);
    expect(unseenShare(placement)).to.equal(0.25);
  });

  it('leaves out cells that see a padding alone, so that they tinge nothing', () => {
    // Fields [−4, −2), [−2, 0), [0, 2), [2, 4): the first two see nothing of the input.
    const placement = along(-4, 2, 2, 4, 4);
    expect(valuesOf(row(100, 100, 3, 5), placement)).to.eql([3, 3.5, 4.5, 5]);
    expect(Array.from(lookingPart(row(100, 100, 3, 5), placement).values)).to.eql([3, 5]);
  });

  it('shows nothing where every cell sees the padding alone', () => {
    const placement = along(-8, 2, 2, 3, 4);
    expect(valuesOf(row(1, 2, 3), placement)).to.eql([0, 0, 0, 0]);
    expect(unseenShare(placement)).to.equal(1);
  });

  it('averages cells that lie closer than the pixels', () => {
    // Four cells of half a pixel each over two pixels: the triangle is two cells wide, and its
    // weights of the pixel 0 … 1 are 3 : 3 : 1, as Pillow has them.
    const [first] = valuesOf(row(7, 14, 28, 56), along(0, 0.5, 0.5, 4, 2));
    expect(first).to.be.closeTo((3 * 7 + 3 * 14 + 28) / 7, 1e-5);
  });

  it('treats rows and columns apart, each by its own start and stride', () => {
    const axes = {
      vertical: { start: 0, stride: 1, size: 1 },
      horizontal: { start: 2, stride: 1, size: 1 },
    };
    const placement = placedBy('receptive-field', axes, map, { height: 2, width: 5 });
    expect(valuesOf(map, placement)).to.eql([0, 0, 0, 4, 0, 0, 0, 8, 12, 0]);
  });

  it('fills what no cell looks at with another value where one is asked for', () => {
    const { values } = placeMap(row(8), along(1, 1, 1, 1, 3), { height: 1, width: 3 }, -1);
    expect(Array.from(values)).to.eql([-1, 8, -1]);
  });
});

describe('placeMap of stretched cells', () => {
  const size = { height: 4, width: 4 };

  it('holds values at the centres of cells and mixes between them', () => {
    // New centres lie at −0.25, 0.25, 0.75, 1.25 of the old: shares 0, ¼, ¾, 1 of the second cell.
    const { values, width, height } = placeMap(map, stretched(map, size));
    expect([width, height]).to.deep.equal([4, 4]);
    expect(Array.from(values.slice(0, 4))).to.deep.equal([0, 1, 3, 4]);
    expect(Array.from(values.slice(4, 8))).to.deep.equal([2, 3, 5, 6]);
    expect(Array.from(values.slice(12))).to.deep.equal([8, 9, 11, 12]);
  });

  it('gives back the map itself when the size is the same', () => {
    expect(placeMap(map, stretched(map, map))).to.equal(map);
  });

  it('is the resize of photos, also where the map is finer than the input', () => {
    const values = Float32Array.from({ length: 77 }, (_, i) => (i * 31) % 17);
    const fine = { height: 7, width: 11, values };
    for (const to of [
      { height: 23, width: 29 },
      { height: 3, width: 5 },
    ]) {
      const expected = resize({ ...fine, channels: 1, data: values }, to).data;
      const placed = placeMap(fine, stretched(fine, to)).values;
      placed.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-5));
    }
  });
});

describe('valueAt', () => {
  it('reads between the centres and goes on unchanged beyond them', () => {
    const placement = stretched(map, map);
    const at = (x: number, y: number) => valueAt(map, placement, { x, y });
    expect(at(0.5, 0.5)).to.equal(6);
    expect(at(0, 0)).to.equal(0);
    expect(at(1, 1)).to.equal(12);
    expect(at(0.5, 0)).to.equal(2);
  });

  it('is null where no cell looks', () => {
    const placement = along(1, 4, 2, 2, 8);
    expect(valueAt(row(8, 16), placement, { x: 0.05, y: 0.5 })).to.equal(null);
    expect(valueAt(row(8, 16), placement, { x: 0.5, y: 0.5 })).to.equal(12);
  });
});
