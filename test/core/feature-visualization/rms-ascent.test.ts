import * as tf from '@tensorflow/tfjs-core';
import { RmsAscent } from '../../../src/core/feature-visualization/rms-ascent.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

for (const backend of ['cpu', 'wasm'] as const) {
  describe(`RmsAscent on ${backend}`, () => {
    before(() => useBackend(backend));

    it('goes along the gradient of each picture by its own root mean square, as far as the pace says', async () => {
      const start = tf.tensor2d([
        [0, 0],
        [1, 1],
      ]);
      const ascent = new RmsAscent(start, (step) => 0.5 / step, 2);
      // Root mean squares: √((9 + 16)/2) = 5/√2 and √((0 + 200)/2) = 10.
      const gradient = tf.tensor2d([
        [3, -4],
        [0, Math.sqrt(200)],
      ]);
      ascent.step(gradient);
      const once = [0.3 * Math.SQRT2, -0.4 * Math.SQRT2, 1, 1 + Math.SQRT2 / 2];
      expectClose(await ascent.variable.data(), once, { absolute: 1e-6 });
      ascent.step(gradient);
      const twice = [0.45 * Math.SQRT2, -0.6 * Math.SQRT2, 1, 1 + 0.75 * Math.SQRT2];
      expectClose(await ascent.variable.data(), twice, { absolute: 1e-6 });
      tf.dispose([start, gradient]);
      ascent.dispose();
    });

    it('stays where nothing changes the objective', async () => {
      const start = tf.tensor2d([[0.25, -1]]);
      const ascent = new RmsAscent(start, () => 1, 1);
      const gradient = tf.zerosLike(start);
      ascent.step(gradient);
      expectClose(await ascent.variable.data(), [0.25, -1]);
      tf.dispose([start, gradient]);
      ascent.dispose();
    });
  });
}
