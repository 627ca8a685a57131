import { expect } from 'chai';
import * as tf from '@tensorflow/tfjs-core';
import { max, mean, min, reducedShape, sum } from '../../../src/core/ops/reduce.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const makers = { max, mean, min, sum };
const places = [
  { title: 'rows and columns', axes: [1, 2] },
  { title: 'rows and columns kept', axes: [1, 2], keepDims: true },
  { title: 'channels', axes: [-1] },
  { title: 'channels kept', axes: [3], keepDims: true },
  { title: 'columns alone', axes: [2] },
];

describe('reductions', () => {
  testOps(
    Object.entries(makers).flatMap(([name, make]) =>
      places.map(({ title, ...attributes }): OpCase => ({
        title: `${name} over ${title}`,
        op: make(attributes),
        inputs: [[2, 3, 2, 3]],
        distinct: name === 'max' || name === 'min',
        gpu: true,
      })),
    ),
  );

  it('tell their shape beforehand', () => {
    expect(reducedShape([2, 4, 5, 3], { axes: [1, 2] })).to.eql([2, 3]);
    expect(reducedShape([2, 4, 5, 3], { axes: [-1], keepDims: true })).to.eql([2, 4, 5, 1]);
  });
});

for (const backend of backends()) {
  describe(`reductions on ${backend}`, () => {
    before(() => useBackend(backend));

    it('share the gradient among cells that tie, as TensorFlow does', async () => {
      const x = tf.tensor(Float32Array.of(3, 1, 3, 2), [1, 2, 2, 1]);
      const dy = tf.tensor2d([4], [1, 1]);
      const [dx] = tf.tidy(
        () =>
          max({ axes: [1, 2] }).backward({
            dy,
            inputs: [x],
            output: undefined,
            inputShapes: [x.shape],
            weights: [],
            wanted: [true],
            rule: 'plain',
            derive: (_, __, make) => make(),
          }) as tf.Tensor[],
      );
      expectClose(await dx!.data(), [2, 0, 2, 0]);
      tf.dispose([x, dy, dx!]);
    });

    it('give what arithmetic gives', async () => {
      const x = tf.tensor(Float32Array.of(1, 2, 3, -6), [1, 2, 2, 1]);
      const wanted = { max: 3, mean: 0, min: -6, sum: 0 };
      for (const [name, make] of Object.entries(makers)) {
        const y = tf.tidy(() => make({ axes: [1, 2] }).forward([x], [], (_, __, m) => m()));
        expectClose(await y.data(), [wanted[name as keyof typeof wanted]]);
        y.dispose();
      }
      x.dispose();
    });
  });
}
