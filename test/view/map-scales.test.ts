import { expect } from 'chai';
import { mapScales, type ScaledMap } from '../../src/view/map-scales.js';

const map = (signed: boolean, ...values: number[]): ScaledMap => ({
  signed,
  values: { height: 1, width: values.length, values: Float32Array.from(values) },
});

describe('mapScales(rows, shared)', () => {
  const rows = [
    [map(false, 1, 2), map(false, 4, -9)],
    [map(true, -8, 3), undefined],
  ];

  it('gives each map its own: from 0 when unsigned, about zero when signed', () => {
    expect(mapScales(rows, 'each')).to.deep.equal([
      [
        { min: 0, max: 2 },
        { min: 0, max: 4 },
      ],
      [{ min: -8, max: 8 }, undefined],
    ]);
  });

  it('gives the maps of one method one scale', () => {
    const [first, second] = mapScales(rows, 'method');
    expect(first).to.deep.equal([
      { min: 0, max: 4 },
      { min: 0, max: 4 },
    ]);
    expect(second).to.deep.equal([{ min: -8, max: 8 }, undefined]);
  });

  it('ends all scales at the same value when one holds for all', () => {
    expect(mapScales(rows, 'all')).to.deep.equal([
      [
        { min: 0, max: 8 },
        { min: 0, max: 8 },
      ],
      [{ min: -8, max: 8 }, undefined],
    ]);
  });

  it('has an empty scale for a map of nothing', () => {
    expect(mapScales([[map(true, 0, 0)]], 'each')).to.deep.equal([[{ min: 0, max: 0 }]]);
  });
});
