import { expect } from 'chai';
import type { CoverResult } from '../../src/core/covering/cover.types.js';
import { coverEffect, coverSpoken, coverVerdict } from '../../src/view/cover-text.js';

const found = (covered: number, elsewhere: readonly number[]): CoverResult => ({
  ...{ fill: 'mean', classIndex: 1 },
  before: Float32Array.of(0.5, 0.5),
  covered: Float32Array.of(1 - covered, covered),
  elsewhere,
});
const twenty = (low: number, high: number) =>
  Array.from({ length: 20 }, (_, i) => low + ((high - low) * i) / 19);
const verdict = (covered: number, elsewhere: readonly number[], done = true) =>
  coverVerdict(coverEffect(found(covered, elsewhere)), 'lynx', done);

describe('coverVerdict', () => {
  it('says that a place is used only where covering it lowers the class more than anywhere else', () => {
    expect(verdict(0.25, twenty(0.375, 0.5))).to.equal(
      'This lowers lynx more than the same cover at any of 20 other places: the network uses what is here.',
    );
    expect(verdict(0.25, [...twenty(0.375, 0.5).slice(2), 0.125, 0.25])).to.equal(
      'At 2 of 20 other places the same cover does as much: this says little about the place.',
    );
  });

  it('says that a place speaks against the class only where covering it raises it most', () => {
    expect(verdict(0.75, twenty(0.375, 0.625))).to.contain('speaks against it');
    expect(verdict(0.75, [...twenty(0.375, 0.625).slice(1), 0.875])).to.contain('At 1 of 20');
  });

  it('waits for all places, and says where there is no room for them', () => {
    expect(verdict(0.25, twenty(0.375, 0.5).slice(0, 7), false)).to.equal('');
    expect(verdict(0.25, [])).to.contain('no room');
  });

  it('is spoken with before, after and elsewhere', () => {
    const effect = coverEffect(found(0.75, twenty(0.375, 0.625)));
    expect(coverSpoken(effect, ['A', 'B'], 'lynx')).to.equal(
      'A, B covered: lynx 75.0\u00a0%, before 50.0\u00a0%. Elsewhere 37.5\u00a0% to 62.5\u00a0%.',
    );
    expect(coverSpoken(coverEffect(found(0.75, [])), ['A'], null)).to.equal(
      'A covered: the number 0.750, before 0.500.',
    );
  });
});
