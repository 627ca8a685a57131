import { expect } from 'chai';
import type { KernelResult } from '../../src/core/unit/kernel.types.js';
import { kernelPicture } from '../../src/view/kernel-picture.js';

const kernel = (...slices: readonly (readonly [input: number, ...values: number[]])[]) =>
  ({
    ...{ layer: 'conv', source: 'conv', kind: 'convolution', channel: 0 },
    ...{ height: 1, width: 2, inputs: slices.length, limit: 1 },
    slices: slices.map(([input, ...values]) => ({ input, values: Float32Array.from(values) })),
  }) satisfies KernelResult;

const even = { mean: [0, 0, 0], std: [2, 2, 2] };

describe('kernelPicture(kernel, preprocessing)', () => {
  it('is grey at zero and reaches black or white at the largest weight', () => {
    const own = kernel([2, 0, 0.5], [0, -1, 0], [1, 0, 0]);
    const { width, height, pixels } = kernelPicture(own, { ...even, channels: 'RGB' });
    expect([width, height]).to.deep.equal([2, 1]);
    // 127.5 · (1 + w / 1), rounded to even halves by the clamped array.
    expect([...pixels]).to.deep.equal([0, 128, 128, 255, 128, 128, 191, 255]);
  });

  it('puts the colours of a network that reads blue first in their places', () => {
    const own = kernel([0, 1, 0], [1, 0, 0], [2, 0, -1]);
    const { pixels } = kernelPicture(own, { ...even, channels: 'BGR' });
    expect([...pixels]).to.deep.equal([128, 128, 255, 255, 0, 128, 128, 255]);
  });

  it('weighs colours by their deviation: what is divided by more counts less', () => {
    const own = kernel([0, 1, 0], [1, 1, 0], [2, 0, 0]);
    const { pixels } = kernelPicture(own, { ...even, std: [1, 2, 1], channels: 'RGB' });
    expect([...pixels.slice(0, 3)]).to.deep.equal([255, 191, 128]);
  });

  it('is grey in all three where there is one colour', () => {
    const { pixels } = kernelPicture(kernel([0, 1, -1]), {
      ...{ mean: [0], std: [1], channels: 'grey' },
    });
    expect([...pixels]).to.deep.equal([255, 255, 255, 255, 0, 0, 0, 255]);
  });
});
