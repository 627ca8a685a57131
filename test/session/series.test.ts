import { expect } from 'chai';
import { initialState } from '../../src/session/state.js';
import { seriesOf } from '../../src/session/series.js';
import type { Run } from '../../src/session/call.js';
import type { Want } from '../../src/session/snapshot.js';

const want: Want = {
  job: 'filters',
  request: { layer: 'add', channels: [0, 1, 2, 3, 4, 5, 6, 7] },
};
const run = (done: number): Run => ({
  id: 1,
  call: { job: 'filters', request: { layer: 'add', channels: [0, 1, 2, 3], model: 'm', seed: 7 } },
  startedAt: 0,
  progress: { done, total: 256, unit: 'steps' },
});

describe('seriesOf', () => {
  it('counts the pictures of the whole grid and the steps that follow the batch', () => {
    const state = { ...initialState, wants: [want] };
    const series = seriesOf(state, run(128));
    expect(series).to.deep.equal({ done: 0, total: 8, share: 0.25, ahead: 256 });
  });

  it('is nothing for a run that has told no progress yet', () => {
    expect(seriesOf({ ...initialState, wants: [want] }, { ...run(0), progress: null })).to.equal(
      undefined,
    );
  });
});
