import { expect } from 'chai';
import { moveInGrid } from '../../../src/components/shared/grid-keys.js';

describe('moveInGrid(key, index, count, columns)', () => {
  it('goes by one along a row and on to the next row at its end', () => {
    expect(moveInGrid('ArrowRight', 4, 12, 5)).to.equal(5);
    expect(moveInGrid('ArrowLeft', 5, 12, 5)).to.equal(4);
  });

  it('goes by a row up and down', () => {
    expect(moveInGrid('ArrowDown', 1, 12, 5)).to.equal(6);
    expect(moveInGrid('ArrowUp', 11, 12, 5)).to.equal(6);
  });

  it('stays inside', () => {
    expect(moveInGrid('ArrowDown', 8, 12, 5)).to.equal(null);
    expect(moveInGrid('ArrowLeft', 0, 12, 5)).to.equal(null);
    expect(moveInGrid('ArrowRight', 11, 12, 5)).to.equal(null);
  });

  it('goes to both ends by Home and End, and leaves other keys alone', () => {
    expect(moveInGrid('Home', 7, 12, 5)).to.equal(0);
    expect(moveInGrid('End', 7, 12, 5)).to.equal(11);
    expect(moveInGrid('a', 7, 12, 5)).to.equal(null);
    expect(moveInGrid('toString', 7, 12, 5)).to.equal(null);
  });
});
