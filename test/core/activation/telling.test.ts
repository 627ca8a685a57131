import { expect } from 'chai';
import { telling } from '../../../src/core/activation/telling.js';

/** Of maps of the same places, one a channel, as a layer passes them on: the channels of a place together. */
function tellingOf(...maps: readonly (readonly number[])[]): number[] {
  const places = maps[0]!.length;
  const data = Float32Array.from({ length: places * maps.length }, (_, i) => {
    return maps[i % maps.length]![Math.floor(i / maps.length)]!;
  });
  const mean = Float32Array.from(maps, (map) => map.reduce((a, b) => a + b, 0) / places);
  return [...telling(data, mean)];
}

describe('telling', () => {
  it('is the cube root of the third moment about the mean, worked by hand', () => {
    // Mean 1: (−1 + 27 − 1 − 1) / 4 = 6. Mean 4: (4 · −64 + 4096) / 5 = 768.
    expect(tellingOf([0, 4, 0, 0])[0]).to.be.closeTo(Math.cbrt(6), 1e-6);
    expect(tellingOf([0, 0, 0, 0, 20])[0]).to.be.closeTo(Math.cbrt(768), 1e-5);
  });

  it('is 0 where all places are alike, and where as much lies above the mean as below', () => {
    expect(tellingOf([5, 5, 5, 5], [6, 0, 6, 0], [1, 2, 3, 0])).to.deep.equal([0, 0, 0]);
  });

  it('is larger for a peak than for a stronger channel that fires almost everywhere', () => {
    const [peak, diffuse] = tellingOf([0, 0, 0, 4], [5, 4, 5, 6]);
    expect(peak).to.be.above(diffuse!);
  });

  it('does not depend on where zero lies, and is below 0 for a channel that is low in few places', () => {
    // Mean 1: (−8 − 8 − 64 + 512) / 4 = 108; the second is the first less 100, the third its negative.
    const [signed, below, turned] = tellingOf(
      [-1, -1, -3, 9],
      [-101, -101, -103, -91],
      [1, 1, 3, -9],
    );
    expect(signed).to.be.closeTo(Math.cbrt(108), 1e-6);
    expect(below).to.equal(signed);
    expect(turned).to.equal(-signed!);
  });

  it('is the value itself where a layer has no rows and columns', () => {
    expect(tellingOf([3], [-1], [7])).to.deep.equal([3, -1, 7]);
  });
});
