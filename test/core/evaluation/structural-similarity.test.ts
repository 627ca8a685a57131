import { expect } from 'chai';
import { structuralSimilarity } from '../../../src/core/evaluation/structural-similarity.js';

const map = (height: number, width: number, of: (i: number) => number) => ({
  height,
  width,
  values: Float32Array.from({ length: height * width }, (_, i) => of(i)),
});

describe('structuralSimilarity', () => {
  it('is 1 for a map and the same in other units', () => {
    const a = map(7, 5, (i) => Math.sin(i));
    const b = map(7, 5, (i) => 3 + 100 * Math.sin(i));
    expect(structuralSimilarity(a, b)).to.be.closeTo(1, 1e-6);
  });

  it('is the formula itself on a single cell beside another', () => {
    // Cells 0 1 against 1 0, weights 1 and w = exp(−1/4.5): means 1/(1+w) and w/(1+w).
    const w = Math.exp(-1 / 4.5);
    const [high, low] = [1 / (1 + w), w / (1 + w)];
    const variance = high * low;
    const [c1, c2] = [1e-4, 9e-4];
    const expected =
      ((2 * high * low + c1) * (-2 * variance + c2)) /
      ((high ** 2 + low ** 2 + c1) * (2 * variance + c2));
    const found = structuralSimilarity(
      map(1, 2, (i) => i),
      map(1, 2, (i) => 1 - i),
    );
    expect(found).to.be.closeTo(expected, 1e-9);
  });

  it('is near 0 for maps that have nothing to do with each other', () => {
    const a = map(32, 32, (i) => Math.sin(i * 12.9898) % 1);
    const b = map(32, 32, (i) => Math.sin(i * 78.233 + 4) % 1);
    expect(Math.abs(structuralSimilarity(a, b))).to.be.below(0.15);
  });
});
