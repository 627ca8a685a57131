import * as tf from '@tensorflow/tfjs-core';
import { AdamAscent } from '../../../src/core/feature-visualization/adam.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

for (const backend of ['cpu', 'wasm'] as const) {
  describe(`AdamAscent on ${backend}`, () => {
    before(() => useBackend(backend));

    it('makes the steps of the paper (algorithm 1), upwards, with β₁ = 0.5', async () => {
      const gradients = [
        [1, -2, 0],
        [0.5, 3, 0],
        [-1e-4, 0.25, 0],
      ];
      const adam = new AdamAscent(tf.tensor1d([0, 1, 2]), () => 0.1);
      const [x, m, v] = [
        [0, 1, 2],
        [0, 0, 0],
        [0, 0, 0],
      ];
      for (const [index, gradient] of gradients.entries()) {
        const t = index + 1;
        gradient.forEach((g, i) => {
          m[i] = 0.5 * m[i]! + 0.5 * g;
          v[i] = 0.999 * v[i]! + 0.001 * g ** 2;
          // The paper's ε, which stands beside the corrected root there.
          const rate = (0.1 * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.5 ** t);
          x[i]! += (rate * m[i]) / (Math.sqrt(v[i]) + 1e-8);
        });
        const step = tf.tensor1d(gradient);
        adam.step(step);
        step.dispose();
        expectClose(await adam.variable.data(), x, { absolute: 1e-5 });
      }
      adam.dispose();
    });
  });
}
