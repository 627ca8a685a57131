import { expect } from 'chai';
import { stretched } from '../../src/core/placement/placement.js';
import { heatmapLook } from '../../src/view/heatmap-look.js';
import { npy } from '../../src/view/npy.js';

const map = (...values: number[]) => ({
  height: 1,
  width: values.length,
  values: Float32Array.from(values),
});

const of = (values: number[], signed: boolean, grainy: boolean) => {
  const all = map(...values);
  const positive = map(...values.map((value) => Math.max(0, value)));
  const perChannel = grainy ? new Float32Array(3) : null;
  const shown = { map: all, positive, inputMap: signed ? all : positive };
  return heatmapLook({ signed, perChannel, ...shown, placement: stretched(all, all) });
};

describe('heatmapLook', () => {
  it('scales to the strongest place, on both sides of zero where signs count', () => {
    expect(of([-4, 2], false, false)).to.deep.equal({
      range: { min: 0, max: 2 },
      ...{ signed: false, cut: false, grainy: false },
    });
    expect(of([-4, 2], true, false).range).to.deep.equal({ min: -4, max: 4 });
  });

  it('leaves the strongest hundredth of single pixels off the scale, and says so', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i === 0 ? -50 : (i % 10) / 10));
    const { range, cut } = of(values, true, true);
    expect(range.max).to.be.closeTo(0.9, 1e-6);
    expect(range.min).to.be.closeTo(-0.9, 1e-6);
    expect(cut).to.equal(true);
    expect(of([1, 1, 1], false, true)).to.include({ cut: false });
    expect(of([0, 0, 0], false, true).range).to.deep.equal({ min: 0, max: 0 });
  });
});

describe('npy', () => {
  it('is a NumPy file of version 1.0, its data aligned to 64 bytes', () => {
    const bytes = npy({ height: 2, width: 1, values: Float32Array.of(1.5, -2) });
    const text = String.fromCharCode(...bytes.subarray(0, 128));
    expect(text.slice(1, 6)).to.equal('NUMPY');
    expect([bytes[0], bytes[6], bytes[7]]).to.deep.equal([0x93, 1, 0]);
    expect(bytes[8]! + 256 * bytes[9]!).to.equal(118);
    expect(text.slice(10)).to.match(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 1\), \} +\n$/,
    );
    expect(Array.from(new Float32Array(bytes.slice(128).buffer))).to.deep.equal([1.5, -2]);
  });
});
