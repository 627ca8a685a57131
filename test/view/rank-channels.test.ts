import { expect } from 'chai';
import { rankChannels } from '../../src/view/rank-channels.js';

const mean = new Float32Array([0.5, 2, 0.1, 2, 1]);

describe('rankChannels', () => {
  it('strongest: by mean, equal ones by channel, dead ones left out', () => {
    expect(rankChannels('strongest', { mean, dead: [] })).to.deep.equal([1, 3, 4, 0, 2]);
    expect(rankChannels('strongest', { mean, dead: [1, 2] })).to.deep.equal([3, 4, 0]);
  });

  it('channel: by number, dead ones left out', () => {
    expect(rankChannels('channel', { mean, dead: [3] })).to.deep.equal([0, 1, 2, 4]);
  });

  it('strongest: a mean that is no number comes last', () => {
    const broken = new Float32Array([NaN, -1, 3]);
    expect(rankChannels('strongest', { mean: broken, dead: [] })).to.deep.equal([2, 1, 0]);
  });

  it('similarity: starts with the strongest and goes on to the most alike', () => {
    // Directions of the maps: 1 →, 3 ↑, 0 nearly →, 4 nearly ↑, 2 between.
    const values = new Float32Array([10, 1, 5, 0, 3, 3, 0, 7, 1, 9]);
    const maps = { height: 1, width: 2, values, indices: [0, 1, 2, 3, 4] };
    expect(rankChannels('similarity', { mean, dead: [], maps })).to.deep.equal([1, 0, 2, 4, 3]);
  });

  it('similarity: the size of a map does not matter, only where it fires', () => {
    const values = new Float32Array([1, 0, 100, 100, 3, 0]);
    const maps = { height: 1, width: 2, values, indices: [0, 1, 2] };
    const strengths = new Float32Array([3, 2, 1]);
    expect(rankChannels('similarity', { mean: strengths, dead: [], maps })).to.deep.equal([
      0, 2, 1,
    ]);
  });

  it('similarity: channels without a map follow by strength', () => {
    const maps = { height: 1, width: 1, values: new Float32Array([1]), indices: [2] };
    expect(rankChannels('similarity', { mean, dead: [0], maps })).to.deep.equal([2, 1, 3, 4]);
  });

  it('similarity: compares fine maps by blocks, place by place', () => {
    // 32 × 32 is reduced by two: the first two fire in one block, the third in another.
    const fine = (cell: number) => Array.from({ length: 1024 }, (_, i) => (i === cell ? 1 : 0));
    const values = new Float32Array([...fine(0), ...fine(2), ...fine(33)]);
    const maps = { height: 32, width: 32, values, indices: [0, 1, 2] };
    const strengths = new Float32Array([3, 2, 1]);
    expect(rankChannels('similarity', { mean: strengths, dead: [], maps })).to.deep.equal([
      0, 2, 1,
    ]);
  });
});
