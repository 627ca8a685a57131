import { expect } from 'chai';
import { rankChannels } from '../../src/view/rank-channels.js';

const mean = new Float32Array([9, 2, 0.1, 2, 1]);
const telling = new Float32Array([0.5, 2, 0.1, 2, 1]);

const alike = (values: readonly number[]) => ({
  mean: Float32Array.from(values),
  telling: Float32Array.from(values),
});

describe('rankChannels', () => {
  it('telling: the most telling first, equal ones by channel, dead ones left out', () => {
    expect(rankChannels('telling', { mean, telling, dead: [] })).to.deep.equal([1, 3, 4, 0, 2]);
    expect(rankChannels('telling', { mean, telling, dead: [1, 2] })).to.deep.equal([3, 4, 0]);
  });

  it('strongest: by mean, equal ones by channel', () => {
    expect(rankChannels('strongest', { mean, telling, dead: [] })).to.deep.equal([0, 1, 3, 4, 2]);
  });

  it('channel: by number, dead ones left out', () => {
    expect(rankChannels('channel', { mean, telling, dead: [3] })).to.deep.equal([0, 1, 2, 4]);
  });

  it('what is no number comes last', () => {
    const broken = alike([NaN, -1, 3]);
    expect(rankChannels('strongest', { ...broken, dead: [] })).to.deep.equal([2, 1, 0]);
    expect(rankChannels('telling', { ...broken, dead: [] })).to.deep.equal([2, 1, 0]);
  });

  it('similarity: starts with the most telling and goes on to the most alike', () => {
    // Directions of the maps: 1 →, 3 ↑, 0 nearly →, 4 nearly ↑, 2 between.
    const values = new Float32Array([10, 1, 5, 0, 3, 3, 0, 7, 1, 9]);
    const maps = { height: 1, width: 2, values, indices: [0, 1, 2, 3, 4] };
    expect(rankChannels('similarity', { mean, telling, dead: [], maps })).to.deep.equal([
      1, 0, 2, 4, 3,
    ]);
  });

  it('similarity: the size of a map does not matter, only where it fires', () => {
    const values = new Float32Array([1, 0, 100, 100, 3, 0]);
    const maps = { height: 1, width: 2, values, indices: [0, 1, 2] };
    expect(rankChannels('similarity', { ...alike([3, 2, 1]), dead: [], maps })).to.deep.equal([
      0, 2, 1,
    ]);
  });

  it('similarity: channels without a map follow, the most telling first', () => {
    const maps = { height: 1, width: 1, values: new Float32Array([1]), indices: [2] };
    expect(rankChannels('similarity', { mean, telling, dead: [0], maps })).to.deep.equal([
      2, 1, 3, 4,
    ]);
  });

  it('similarity: compares fine maps by blocks, place by place', () => {
    // 32 × 32 is reduced by two: the first two fire in one block, the third in another.
    const fine = (cell: number) => Array.from({ length: 1024 }, (_, i) => (i === cell ? 1 : 0));
    const values = new Float32Array([...fine(0), ...fine(2), ...fine(33)]);
    const maps = { height: 32, width: 32, values, indices: [0, 1, 2] };
    expect(rankChannels('similarity', { ...alike([3, 2, 1]), dead: [], maps })).to.deep.equal([
      0, 2, 1,
    ]);
  });
});
