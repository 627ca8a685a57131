import { expect } from 'chai';
import { crop } from '../../../src/core/resample/crop.js';

/** Three rows of four pixels with two channels: 0 1, 2 3, … */
const source = {
  height: 3,
  width: 4,
  channels: 2,
  data: Float32Array.from({ length: 24 }, (_, i) => i),
};

describe('crop', () => {
  it('cuts rows and columns and keeps channels together', () => {
    const part = crop(source, { top: 1, left: 2, height: 2, width: 2 });
    expect(part).to.deep.include({ height: 2, width: 2, channels: 2 });
    expect([...part.data]).to.eql([12, 13, 14, 15, 20, 21, 22, 23]);
  });

  it('copies, so that writing into the part leaves the source alone', () => {
    crop(source, { top: 0, left: 0, height: 3, width: 4 }).data[0] = 99;
    expect(source.data[0]).to.equal(0);
  });

  it('refuses a box that reaches outside or is empty', () => {
    for (const box of [
      { top: 0, left: 3, height: 1, width: 2 },
      { top: -1, left: 0, height: 1, width: 1 },
      { top: 0, left: 0, height: 0, width: 1 },
      { top: 0.5, left: 0, height: 1, width: 1 },
    ]) {
      expect(() => crop(source, box)).to.throw(/cannot cut .* out of 3 × 4/);
    }
  });
});
