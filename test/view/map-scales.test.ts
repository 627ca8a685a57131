import { expect } from 'chai';
import { stretched } from '../../src/core/placement/placement.js';
import { mapScales, type ScaledMap } from '../../src/view/map-scales.js';

function map(signed: boolean, ...all: number[]): ScaledMap {
  const values = (of: number[]) => ({ height: 1, width: 1, values: Float32Array.from(of) });
  const positive = values(all.map((value) => Math.max(0, value)));
  const raw = values(all);
  const shown = { map: raw, positive, inputMap: signed ? raw : positive };
  return { signed, perChannel: null, ...shown, placement: stretched(raw, raw) };
}

const to = (min: number, max: number) => ({ min, max, cut: false });

describe('mapScales(rows, shared)', () => {
  const rows = [
    [map(false, 1, 2), map(false, 4, -9)],
    [map(true, -8, 3), undefined],
  ];

  it('gives each map its own: from 0 when unsigned, about zero when signed', () => {
    expect(mapScales(rows, 'each')).to.deep.equal([
      [to(0, 2), to(0, 4)],
      [to(-8, 8), undefined],
    ]);
  });

  it('gives the maps of one method one scale', () => {
    const [first, second] = mapScales(rows, 'method');
    expect(first).to.deep.equal([to(0, 4), to(0, 4)]);
    expect(second).to.deep.equal([to(-8, 8), undefined]);
  });

  it('ends all scales at the same value when one holds for all', () => {
    expect(mapScales(rows, 'all')).to.deep.equal([
      [to(0, 8), to(0, 8)],
      [to(-8, 8), undefined],
    ]);
  });

  it('leaves the strongest hundredth of single pixels off its own scale, not off a wider one', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i === 0 ? 50 : 1));
    const pixels = { ...map(true, ...values), perChannel: new Float32Array(3) };
    expect(mapScales([[pixels]], 'each')).to.deep.equal([[{ min: -1, max: 1, cut: true }]]);
    const [[first] = []] = mapScales([[pixels, map(true, 60)]], 'method');
    expect(first).to.deep.equal(to(-60, 60));
  });

  it('has an empty scale for a map of nothing', () => {
    expect(mapScales([[map(true, 0, 0)]], 'each')).to.deep.equal([[to(0, 0)]]);
  });
});
