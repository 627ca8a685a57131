import { expect } from 'chai';
import type { FiltersResult } from '../../../src/core/feature-visualization/filters.types.js';
import { mergedFilters, sharesOf, summedProgress } from '../../../src/workers/pool/shares.js';

const partOf = (...channels: number[]): FiltersResult => ({
  layer: 'conv',
  tensor: 'conv',
  channels: 16,
  seed: 7,
  pictures: channels.map((channel) => ({
    channel,
    variant: 0,
    size: 2,
    pixels: new Uint8ClampedArray(16),
    step: 1,
    steps: 1,
    status: 'done',
    course: new Float32Array(1),
    stages: [],
  })),
});

describe('sharesOf', () => {
  it('splits channels in order into shares of nearly equal size', () => {
    expect(sharesOf([5, 3, 8, 1, 9], 2)).to.deep.equal([
      [5, 3, 8],
      [1, 9],
    ]);
    expect(sharesOf([1, 2, 3, 4, 5, 6], 3)).to.deep.equal([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('gives no worker a single channel, and never fewer than one share', () => {
    expect(sharesOf([1, 2, 3], 2)).to.deep.equal([[1, 2, 3]]);
    expect(sharesOf([1, 2, 3, 4, 5], 8)).to.have.length(2);
    expect(sharesOf([4], 8)).to.deep.equal([[4]]);
    expect(sharesOf([1, 2, 3, 4], 0)).to.deep.equal([[1, 2, 3, 4]]);
  });

  it('splits single channels where each has several pictures', () => {
    expect(sharesOf([1, 2], 2, 4)).to.deep.equal([[1], [2]]);
  });
});

describe('mergedFilters', () => {
  it('puts the pictures of all shares into the order asked for', () => {
    const merged = mergedFilters([5, 3, 8, 1], [partOf(3, 5), partOf(1, 8)]);
    expect(merged.pictures.map(({ channel }) => channel)).to.deep.equal([5, 3, 8, 1]);
    expect(merged.layer).to.equal('conv');
  });
});

describe('summedProgress', () => {
  it('reports what all shares have done, against all channels', () => {
    const seen: string[] = [];
    const [first, second] = summedProgress(
      [
        [1, 2, 3],
        [4, 5],
      ],
      ({ done, total }) => seen.push(`${done}/${total}`),
    );
    first?.({ done: 30, total: 192, unit: 'steps' });
    second?.({ done: 20, total: 128, unit: 'steps' });
    first?.({ done: 60, total: 192, unit: 'steps' });
    expect(seen).to.deep.equal(['30/320', '50/320', '80/320']);
  });
});
