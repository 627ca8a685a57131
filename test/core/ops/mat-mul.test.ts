import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import { backends, useBackend } from '../../support/backends.js';

for (const backend of backends()) {
  describe(`the way back through a dense layer on ${backend}`, () => {
    before(() => useBackend(backend));

    // By hand: dy · [[1, 2, 3], [4, 5, 6]]ᵀ.
    for (const [title, dy, wanted] of [
      ['one row', [[1, 10, 100]], [321, 654]],
      [
        'two rows',
        [
          [1, 0, 0],
          [0, 1, -1],
        ],
        [1, 4, -1, -1],
      ],
    ] as const) {
      it(`takes ${title} times the kernel’s rows`, async () => {
        const kernel = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
        const given = tf.tensor2d(dy.map((row) => [...row]));
        const dx = tf.tidy(
          () =>
            matMul().backward({
              dy: given,
              inputs: [],
              output: undefined,
              inputShapes: [[dy.length, 2]],
              weights: [kernel],
              wanted: [true],
              rule: 'plain',
              derive: (_, __, make) => make(),
            })[0]!,
        );
        expect(Array.from(await dx.data())).to.eql(wanted);
        tf.dispose([kernel, given, dx]);
      });
    }
  });
}
