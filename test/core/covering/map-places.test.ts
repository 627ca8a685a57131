import { expect } from 'chai';
import { mapPlaces } from '../../../src/core/covering/map-places.js';

/** 10 × 10, so that one pixel is a hundredth. */
function map(...marked: readonly (readonly [row: number, column: number, value: number])[]) {
  const values = new Float32Array(100);
  for (const [row, column, value] of marked) values[10 * row + column] = value;
  return { height: 10, width: 10, values };
}

describe('mapPlaces', () => {
  it('finds the parts above 35 % of the maximum, the strongest first, with the box around each', () => {
    const found = mapPlaces(
      map([0, 0, 5], [0, 1, 4], [1, 1, 3.6], [1, 2, 3.4], [7, 8, 10], [8, 8, 9], [4, 4, -20]),
    );
    expect(found.map(({ pixels, ...place }) => ({ ...place, pixels: [...pixels] }))).to.eql([
      {
        box: { top: 7, left: 8, height: 2, width: 1 },
        ...{ share: 0.02, strength: 1, pixels: [78, 88] },
      },
      {
        box: { top: 0, left: 0, height: 2, width: 2 },
        ...{ share: 0.03, strength: 0.5, pixels: [0, 1, 11] },
      },
    ]);
  });

  it('does not join the end of a row to the start of the next, nor corners', () => {
    expect(mapPlaces(map([2, 9, 1], [3, 0, 1], [5, 5, 1], [6, 6, 1]))).to.have.length(4);
  });

  it('leaves out what is smaller than a hundredth, and keeps the six strongest', () => {
    const many = map(
      ...[0, 2, 4, 6, 8].flatMap((row) => [[row, 1, 9 + row / 10] as const, [row, 5, 8] as const]),
    );
    expect(mapPlaces(many)).to.have.length(6);
    expect(mapPlaces(many)[0]!.box.top).to.equal(8);
    const rule = { above: 0.35, size: 0.011, places: 6 };
    expect(mapPlaces(many, rule)).to.eql([]);
  });

  it('finds nothing in a map without a positive value', () => {
    expect(mapPlaces(map([1, 1, -1]))).to.eql([]);
  });
});
