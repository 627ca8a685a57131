import { expect } from 'chai';
import { widestChannels } from '../../../src/core/attribution/widest-channels.js';

describe('widestChannels', () => {
  // Four cells; deviations 1, 0, 3, 1 and the last, far from zero but hardly spread, .5.
  const of = {
    height: 2,
    width: 2,
    channels: 5,
    activations: Float32Array.from(
      [
        [1, 7, 3, -1, 100],
        [-1, 7, -3, 1, 101],
        [1, 7, 3, -1, 100],
        [-1, 7, -3, 1, 101],
      ].flat(),
    ),
  };

  it('takes those of the largest standard deviation, in their own order', () => {
    expect(widestChannels(of, 1)).to.eql([2]);
    expect(widestChannels(of, 3)).to.eql([0, 2, 3]);
    expect(widestChannels(of, 4)).to.eql([0, 2, 3, 4]);
  });

  it('takes the first of equals', () => {
    expect(widestChannels(of, 2)).to.eql([0, 2]);
  });

  it('takes all for 0, or for as many as there are or more', () => {
    for (const most of [0, 5, 64]) expect(widestChannels(of, most)).to.eql([0, 1, 2, 3, 4]);
  });
});
