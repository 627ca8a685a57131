import * as tf from '@tensorflow/tfjs-core';
import { conv2d } from '../../../src/core/ops/conv2d.js';
import { depthwiseConv2d } from '../../../src/core/ops/depthwise-conv2d.js';
import { rectifierGradient, openMask, type GradientRule } from '../../../src/core/ops/rectifier.js';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import type { Op } from '../../../src/core/ops/op.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

/*
 * Outputs of ReLU6 for one batch entry that is open here and there and one that is closed or
 * saturated everywhere, and a gradient for each.
 */
const outputs = [0, 2, 6, 3, 0, 6, 0, 6];
const dy = [1, -2, 3, 4, 5, -6, 7, 8];

const byHand: Readonly<Record<GradientRule, readonly number[]>> = {
  // Where 0 < y < 6.
  plain: [0, -2, 0, 4, 0, 0, 0, 0],
  // Where 0 < y < 6 and dy > 0.
  guided: [0, 0, 0, 4, 0, 0, 0, 0],
  // Where dy > 0, whatever y.
  deconvnet: [1, 0, 3, 4, 5, 0, 7, 8],
  // As plain; the second entry would be all zero, so it passes whole.
  redirected: [0, -2, 0, 4, 5, -6, 7, 8],
};

/** ReLU has no ceiling: 6 is open. */
const reluByHand: Readonly<Record<GradientRule, readonly number[]>> = {
  plain: [0, -2, 3, 4, 0, -6, 0, 8],
  guided: [0, 0, 3, 4, 0, 0, 0, 8],
  deconvnet: [1, 0, 3, 4, 5, 0, 7, 8],
  redirected: [0, -2, 3, 4, 0, -6, 0, 8],
};

const rules = Object.keys(byHand) as GradientRule[];

/** Ops whose pre-activation is their input, value by value: x · 1 + 0, then ReLU6. */
const fused: readonly (readonly [string, Op, readonly (readonly number[])[]])[] = [
  [
    'conv2d',
    conv2d({ strides: [1, 1], dilations: [1, 1], padding: 'valid', rectifier: 'relu6' }),
    [[1, 1, 1, 1], [1]],
  ],
  [
    'depthwiseConv2d',
    depthwiseConv2d({ strides: [1, 1], dilations: [1, 1], padding: 'valid', rectifier: 'relu6' }),
    [[1, 1, 1, 1], [1]],
  ],
  ['matMul', matMul('relu6'), [[1, 1], [1]]],
];

for (const backend of backends()) {
  describe(`rectifiers on ${backend}`, () => {
    before(() => useBackend(backend));

    it('are open strictly between their bounds', async () => {
      const y = tf.tensor1d([0, 1e-12, 1e-3, 5.999999, 6]);
      const masks = tf.tidy(() => [openMask('relu6', y), openMask('relu', y)]);
      const [relu6, relu] = await Promise.all(masks.map((mask) => mask.data()));
      expectClose(relu6 ?? [], [0, 1, 1, 1, 0]);
      expectClose(relu ?? [], [0, 1, 1, 1, 1]);
      tf.dispose([y, masks]);
    });

    it('pass the gradient of any number of values', async () => {
      for (const count of [1, 2, 3, 4, 5, 7, 8, 9]) {
        const y = tf.tensor1d(Array.from({ length: count }, (_, i) => (3 * i) % 7));
        const d = tf.tensor1d(Array.from({ length: count }, (_, i) => i - 2));
        // 0 at every seventh value, 6 at every seventh from the third.
        const expected = Array.from({ length: count }, (_, i) =>
          i % 7 === 0 || i % 7 === 2 ? 0 : i - 2,
        );
        const dx = tf.tidy(() => rectifierGradient('relu6', d, y, 'plain'));
        expectClose(await dx.data(), expected);
        tf.dispose([y, d, dx]);
      }
    });

    for (const rule of rules) {
      it(`pass the gradient by the rule "${rule}"`, async () => {
        const y = tf.tensor2d(outputs, [2, 4]);
        const d = tf.tensor2d(dy, [2, 4]);
        const six = tf.tidy(() => rectifierGradient('relu6', d, y, rule));
        const open = tf.tidy(() => rectifierGradient('relu', d, y, rule));
        expectClose(await six.data(), byHand[rule]);
        expectClose(await open.data(), reluByHand[rule]);
        tf.dispose([y, d, six, open]);
      });
    }

    for (const [name, op, shapes] of fused) {
      it(`fused into ${name} compute and differentiate as alone`, async () => {
        const x = tf.tensor4d([-1, 2, 7, 3, -5, 8, 0, 6], [2, 2, 2, 1]);
        const weights = shapes.map((shape, index) => tf.fill([...shape], index === 0 ? 1 : 0));
        const y = tf.tidy(() => op.forward([x], weights, (_, __, make) => make()));
        expectClose(await y.data(), outputs);
        const d = tf.tensor4d(dy, [2, 2, 2, 1]);
        for (const rule of rules) {
          const dx = tf.tidy(() => {
            const [gradient] = op.backward({
              dy: d,
              inputs: [],
              output: y,
              inputShapes: [x.shape],
              weights,
              wanted: [true],
              rule,
              derive: (_, __, make) => make(),
            });
            return gradient ?? tf.zerosLike(x);
          });
          expectClose(await dx.data(), byHand[rule]);
          dx.dispose();
        }
        tf.dispose([x, y, d, weights]);
      });
    }
  });
}
