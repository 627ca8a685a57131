import { expect } from 'chai';
import { enlarge, valueAt } from '../../src/view/enlarge.js';

const map = { width: 2, height: 2, values: new Float32Array([0, 4, 8, 12]) };

describe('enlarge', () => {
  it('holds values at the centres of cells and mixes between them', () => {
    // New centres lie at −0.25, 0.25, 0.75, 1.25 of the old: shares 0, ¼, ¾, 1 of the second cell.
    const { values, width, height } = enlarge(map, 4, 4);
    expect([width, height]).to.deep.equal([4, 4]);
    expect(Array.from(values.slice(0, 4))).to.deep.equal([0, 1, 3, 4]);
    expect(Array.from(values.slice(4, 8))).to.deep.equal([2, 3, 5, 6]);
    expect(Array.from(values.slice(12))).to.deep.equal([8, 9, 11, 12]);
  });

  it('gives back the map itself when the size is the same', () => {
    expect(enlarge(map, 2, 2)).to.equal(map);
  });

  it('treats rows and columns apart', () => {
    const row = { width: 2, height: 1, values: new Float32Array([0, 4]) };
    expect(Array.from(enlarge(row, 2, 3).values)).to.deep.equal([0, 4, 0, 4, 0, 4]);
  });
});

describe('valueAt', () => {
  it('reads between the centres and goes on unchanged beyond them', () => {
    expect(valueAt(map, 0.5, 0.5)).to.equal(6);
    expect(valueAt(map, 0, 0)).to.equal(0);
    expect(valueAt(map, 1, 1)).to.equal(12);
    expect(valueAt(map, 0.5, 0)).to.equal(2);
  });
});
