import { expect } from 'chai';
import {
  afterKey,
  boxAbout,
  boxBetween,
  brushCover,
  coverName,
  emptyDrawing,
  goOn,
  movedTo,
  step,
  undone,
} from '../../../src/components/cover/drawing.js';

const size = { height: 140, width: 280 };
const box = { left: 10, top: 20, width: 30, height: 40 };
const key = (name: string, held: { shiftKey?: boolean; altKey?: boolean } = {}) => ({
  ...{ key: name, shiftKey: false, altKey: false },
  ...held,
});

describe('drawing', () => {
  it('takes steps back one by one; a drag is one step', () => {
    const one = step(emptyDrawing, [box]);
    const dragged = goOn(goOn(step(one, [box, box]), [box]), [box, { ...box, left: 99 }]);
    expect(undone(dragged).covers).to.eql([box]);
    expect(undone(undone(dragged))).to.eql(emptyDrawing);
    expect(undone(emptyDrawing)).to.eql(emptyDrawing);
  });

  it('draws no more than 32', () => {
    const full = step(
      emptyDrawing,
      Array.from({ length: 32 }, () => box),
    );
    expect(step(full, [...full.covers, box])).to.eql(full);
  });

  it('draws boxes in whole pixels inside of the photo, whichever corner comes first', () => {
    expect(boxBetween([50.4, 60.6], [10, 20], size)).to.eql({
      left: 10,
      top: 20,
      width: 40,
      height: 41,
    });
    expect(boxBetween([-9, -9], [999, 999], size)).to.eql({
      left: 0,
      top: 0,
      width: 280,
      height: 140,
    });
    expect(boxBetween([280, 140], [280, 140], size)).to.eql({
      left: 279,
      top: 139,
      width: 1,
      height: 1,
    });
  });

  it('puts a seventh of the photo about a place', () => {
    expect(boxAbout([140, 70], size)).to.eql({ left: 120, top: 60, width: 40, height: 20 });
    expect(boxAbout([0, 140], size)).to.eql({ left: 0, top: 120, width: 40, height: 20 });
  });

  it('keeps a brush line relative to its box', () => {
    const line = brushCover(
      [
        [10, 20],
        [30, 20.04],
      ],
      5,
      size,
    );
    expect(line).to.eql({
      ...{ left: 5, top: 15, width: 30, height: 11 },
      brush: {
        radius: 5,
        points: [
          [5, 5],
          [25, 5],
        ],
      },
    });
    const outside = brushCover([[-3, 20]], 5, size);
    expect(outside).to.include({ left: 0, width: 2 });
  });

  it('moves by a fourteenth, resizes with Shift, by a pixel with Alt, never out of the photo', () => {
    expect(afterKey(box, key('ArrowRight'), size)).to.include({ left: 30, top: 20 });
    expect(afterKey(box, key('ArrowUp'), size)).to.include({ left: 10, top: 10 });
    expect(afterKey(box, key('ArrowDown', { shiftKey: true }), size)).to.include({ height: 50 });
    expect(afterKey(box, key('ArrowLeft', { altKey: true }), size)).to.include({ left: 9 });
    expect(afterKey(box, key('a'), size)).to.equal(null);
    expect(movedTo(box, 999, -5, size)).to.include({ left: 250, top: 0 });
  });

  it('names them by letters', () => {
    expect([0, 25, 26].map(coverName)).to.eql(['A', 'Z', 'A2']);
  });
});
