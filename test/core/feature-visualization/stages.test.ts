import { expect } from 'chai';
import { isShown, stageSteps } from '../../../src/core/feature-visualization/stages.js';

describe('stageSteps', () => {
  it('are six steps, denser at the start, the last at the end', () => {
    expect(stageSteps(64)).to.deep.equal([4, 8, 12, 24, 40, 64]);
    expect(stageSteps(128)).to.deep.equal([4, 8, 16, 32, 64, 128]);
  });

  it('are fewer when there are few steps', () => {
    expect(stageSteps(1)).to.deep.equal([1]);
    expect(stageSteps(8)).to.deep.equal([4, 8]);
  });

  it('are all among the steps that are shown', () => {
    for (const steps of [1, 5, 12, 63, 64, 250]) {
      expect(stageSteps(steps).every((step) => isShown(step, steps))).to.equal(true);
    }
  });
});
