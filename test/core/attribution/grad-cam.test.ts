import { expect } from 'chai';
import { gradCamMap } from '../../../src/core/attribution/grad-cam.js';
import { goldenGradients, goldenMaps } from './golden-vector.js';

describe('gradCamMap', () => {
  it('weighs each channel by the mean of its gradient: .3125 and .5', () => {
    const map = gradCamMap({
      height: 2,
      width: 2,
      channels: 2,
      activations: Float32Array.from(goldenMaps),
      gradients: Float32Array.from(goldenGradients),
    });
    expect(map).to.deep.include({ height: 2, width: 2 });
    expect([...map.values]).to.eql([0.3125, 1.125, 1.5, 0.3125]);
  });

  it('keeps what speaks against the class negative', () => {
    const { values } = gradCamMap({
      height: 1,
      width: 2,
      channels: 1,
      activations: Float32Array.of(1, 3),
      gradients: Float32Array.of(-1, 0),
    });
    expect([...values]).to.eql([-0.5, -1.5]);
  });

  it('sums in doubles: a large channel does not swallow small ones', () => {
    const channels = 2001;
    const activations = new Float32Array(channels).fill(1);
    activations[0] = 1e8;
    const gradients = new Float32Array(channels).fill(1);
    const { values } = gradCamMap({ height: 1, width: 1, channels, activations, gradients });
    expect(values[0]).to.equal(Math.fround(1e8 + 2000));
  });
});
