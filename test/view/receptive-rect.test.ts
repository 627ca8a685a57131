import { expect } from 'chai';
import { receptiveRect } from '../../src/view/receptive-rect.js';

const axis = { start: -3, stride: 4, size: 9 };
const layer = { receptiveField: { vertical: axis, horizontal: { ...axis, start: -1 } } };
const input = [20, 24, 3];

describe('receptiveRect', () => {
  it('gives what the cell sees, in input pixels', () => {
    // Row 1: −3 + 4 = 1 … 10; column 2: −1 + 8 = 7 … 16.
    expect(receptiveRect(layer, { row: 1, column: 2 }, input)).to.deep.equal({
      left: 7,
      top: 1,
      width: 9,
      height: 9,
    });
  });

  it('is cut to the input at both ends', () => {
    expect(receptiveRect(layer, { row: 0, column: 5 }, input)).to.deep.equal({
      left: 19,
      top: 0,
      width: 5,
      height: 6,
    });
  });

  it('is null without a receptive field, and when the field lies in the padding', () => {
    expect(receptiveRect({}, { row: 0, column: 0 }, input)).to.equal(null);
    expect(receptiveRect(layer, { row: 9, column: 0 }, input)).to.equal(null);
  });
});
