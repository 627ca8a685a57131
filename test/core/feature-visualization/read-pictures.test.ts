import { expect } from 'chai';
import { isGrey } from '../../../src/core/feature-visualization/read-pictures.js';

const plain = (...rgb: readonly [number, number, number]) =>
  new Uint8ClampedArray(4 * 16).map((_, i) => [...rgb, 255][i % 4]!);

describe('isGrey', () => {
  it('holds for the grey that pictures start from, and for a trace of noise on it', () => {
    expect(isGrey(plain(128, 127, 128))).to.equal(true);
    expect(isGrey(plain(129, 126, 125))).to.equal(true);
  });

  it('does not hold for one plain colour, white or black, which a channel may look for', () => {
    for (const picture of [plain(200, 127, 127), plain(127, 127, 90), plain(255, 255, 255)]) {
      expect(isGrey(picture)).to.equal(false);
    }
    expect(isGrey(plain(0, 0, 0))).to.equal(false);
  });

  it('does not hold where colours stand on both sides of grey', () => {
    expect(isGrey(plain(128, 127, 128).map((value, i) => (i % 8 < 3 ? 100 : value)))).to.equal(
      false,
    );
  });
});
