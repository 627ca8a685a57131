import { expect } from 'chai';
import { gradCamMap } from '../../../src/core/attribution/grad-cam.js';
import { gradCamPlusPlusMap } from '../../../src/core/attribution/grad-cam-plus-plus.js';
import { hiresCamMap } from '../../../src/core/attribution/hires-cam.js';
import { layerCamMap } from '../../../src/core/attribution/layer-cam.js';
import { xGradCamMap } from '../../../src/core/attribution/x-grad-cam.js';
import { goldenGradients, goldenMaps } from './golden-vector.js';

const golden = {
  height: 2,
  width: 2,
  channels: 2,
  activations: Float32Array.from(goldenMaps),
  gradients: Float32Array.from(goldenGradients),
};

/** One channel of one row. */
const row = (activations: number[], gradients: number[]) => ({
  height: 1,
  width: activations.length,
  channels: 1,
  activations: Float32Array.from(activations),
  gradients: Float32Array.from(gradients),
});

function expectClose(found: Float32Array, expected: readonly number[]): void {
  expect(found).to.have.length(expected.length);
  found.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-5));
}

describe('gradCamPlusPlusMap', () => {
  it('weighs by equation 19 of the paper: .291667 and .366667, as pytorch-grad-cam does', () => {
    expectClose(gradCamPlusPlusMap(golden).values, [0.291667, 0.95, 1.1, 0.291667]);
  });

  it('has the same shape for gradients a thousand million times smaller', () => {
    // α tends to 1/2, so the weights to ΣReLU(G)/2: .75 and 1.5 of a thousand-millionth.
    const gradients = golden.gradients.map((value) => value * 1e-9);
    const { values } = gradCamPlusPlusMap({ ...golden, gradients });
    expectClose(
      values.map((value) => value * 1e9),
      [0.75, 3, 4.5, 0.75],
    );
  });

  it('counts a cell whose denominator vanishes as nothing', () => {
    // G · ΣA = 2 · −1.
    expectClose(gradCamPlusPlusMap(row([-3, 2], [2, 0])).values, [0, 0]);
  });
});

describe('hiresCamMap', () => {
  it('multiplies cell by cell, and keeps what speaks against', () => {
    expectClose(hiresCamMap(golden).values, [0.5, 1.5, 0, 0]);
    expectClose(hiresCamMap(row([1, 2], [-1, 3])).values, [-1, 6]);
  });
});

describe('layerCamMap', () => {
  it('multiplies by positive gradients alone', () => {
    expectClose(layerCamMap(golden).values, [0.5, 2, 0, 0]);
  });
});

describe('xGradCamMap', () => {
  it('weighs by the share of the activations: 0 and .5, as pytorch-grad-cam does', () => {
    expectClose(xGradCamMap(golden).values, [0, 0.5, 1.5, 0]);
  });

  it('counts a channel whose activations cancel as nothing', () => {
    expectClose(xGradCamMap(row([1, -1], [5, 3])).values, [0, 0]);
  });

  it('equals Grad-CAM where the gradient is the same everywhere', () => {
    const flat = row([1, 4, 2], [0.5, 0.5, 0.5]);
    expectClose(xGradCamMap(flat).values, [...gradCamMap(flat).values]);
  });
});
