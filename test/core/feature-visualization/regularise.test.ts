import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { Regularisation } from '../../../src/core/feature-visualization/regularisation.js';
import { penaltyGradient } from '../../../src/core/feature-visualization/regularise.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { filterPenalties } from '../../../src/facts/filters.js';
import { defaultsOf } from '../../../src/facts/setting.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

const none = defaultsOf(filterPenalties);
const only = (some: Partial<Regularisation>) => penaltyGradient({ ...none, ...some })!;

/** The penalties as they are defined, in doubles, of one picture of 5 × 5 pixels, one colour. */
const penalties: Record<keyof Regularisation, (x: Float32Array) => number> = {
  totalVariation: (x) =>
    sum(x, (value, i) => {
      const right = i % 5 < 4 ? (x[i + 1]! - value) ** 2 : 0;
      return right + (i < 20 ? (x[i + 5]! - value) ** 2 : 0);
    }),
  l2: (x) => sum(x, (value) => (value - 0.5) ** 2),
  l6: (x) => sum(x, (value) => (2 * (value - 0.5)) ** 6),
  grain: (x) => {
    const window = [-3, -2, -1, 0, 1, 2, 3].map((d) => Math.exp((-d * d) / 2));
    const total = window.reduce((a, b) => a + b, 0);
    return sum(x, (value, i) => {
      let blurred = 0;
      for (let row = 0; row < 5; row++) {
        for (let column = 0; column < 5; column++) {
          const [down, right] = [row - Math.floor(i / 5), column - (i % 5)];
          const weight = (window[down + 3] ?? 0) * (window[right + 3] ?? 0);
          blurred += (weight / total ** 2) * (x[row * 5 + column]! - 0.5);
        }
      }
      return (value - 0.5 - blurred) ** 2;
    });
  },
};

function sum(x: Float32Array, of: (value: number, index: number) => number): number {
  return x.reduce((total, value, index) => total + of(value, index), 0);
}

describe('penaltyGradient', () => {
  before(() => useBackend('cpu'));

  it('is none when all weights are zero', () => {
    expect(penaltyGradient(none)).to.equal(null);
  });

  it('agrees with the hand-worked total variation of a step edge', async () => {
    // One row 0 0 1 1: the only difference is 1, so the gradient is ∓2 · share beside the edge.
    const image = tf.tensor4d([0, 0, 1, 1], [1, 1, 4, 1]);
    expectClose(await only({ totalVariation: 1 })(image).data(), [0, -0.5, 0.5, 0]);
  });

  it('pulls towards grey by the squared distance', async () => {
    const image = tf.tensor4d([0, 1, 0.5, 0.75], [1, 2, 2, 1]);
    expectClose(await only({ l2: 2 })(image).data(), [-0.5, 0.5, 0, 0.25]);
  });

  for (const name of Object.keys(penalties) as (keyof Regularisation)[]) {
    it(`${name}: is the slope of the penalty, by central differences`, async () => {
      const x = gaussians(seededRandom(3), 25, 0.2).map((value) => 0.5 + value);
      const gradient = await only({ [name]: 25 })(tf.tensor4d(x, [1, 5, 5, 1])).data();
      for (let i = 0; i < 25; i++) {
        const moved = (by: number) => penalties[name](x.map((v, j) => (i === j ? v + by : v)));
        const slope = (moved(1e-2) - moved(-1e-2)) / 2e-2;
        expectClose(gradient[i]!, slope, { absolute: 2e-3, relative: 5e-3 });
      }
    });
  }

  it('adds what several penalties bring', async () => {
    const image = tf.tensor4d(gaussians(seededRandom(4), 16, 0.2), [1, 4, 4, 1]);
    const both = await only({ l2: 1, totalVariation: 3 })(image).data();
    const apart = tf.add(only({ l2: 1 })(image), only({ totalVariation: 3 })(image));
    expectClose(both, await apart.data());
  });
});
