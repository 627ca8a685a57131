import { expect } from 'chai';
import { shift } from '../../../src/core/resample/shift.js';

/** Three rows of four pixels with two channels: 0 1, 2 3, … */
const source = {
  height: 3,
  width: 4,
  channels: 2,
  data: Float32Array.from({ length: 24 }, (_, i) => i),
};

describe('shift', () => {
  it('moves down and right, and what leaves comes in on the other side', () => {
    const { data } = shift(
      { height: 2, width: 3, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) },
      { down: 1, right: 1 },
    );
    expect([...data]).to.eql([6, 4, 5, 3, 1, 2]);
  });

  it('undoes itself with the signs turned, also beyond a whole turn', () => {
    const there = shift(source, { down: -4, right: 7 });
    expect(shift(there, { down: 4, right: -7 }).data).to.eql(source.data);
    expect(there.data).not.to.eql(source.data);
  });
});
