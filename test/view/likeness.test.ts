import { expect } from 'chai';
import { likeness } from '../../src/view/likeness.js';

const of = (...a: number[]) => Float32Array.from(a);

describe('likeness(a, b)', () => {
  it('is 1 for maps that differ in scale and offset alone, −1 for opposite ones', () => {
    expect(likeness(of(0, 1, 2, 5), of(1, 3, 5, 11))).to.be.closeTo(1, 1e-12);
    expect(likeness(of(0, 1), of(4, 2))).to.be.closeTo(-1, 1e-12);
  });

  it('is Pearson’s correlation, worked by hand', () => {
    // Deviations −1.5 −0.5 0.5 1.5 and −1 1 −1 1: 2 / √(5 · 4).
    expect(likeness(of(1, 2, 3, 4), of(1, 3, 1, 3))).to.be.closeTo(2 / Math.sqrt(20), 1e-12);
  });

  it('is no number where a map is the same everywhere', () => {
    expect(likeness(of(1, 2), of(3, 3))).to.be.NaN;
  });
});
