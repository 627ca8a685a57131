import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { globalAveragePool } from '../../../src/core/ops/global-pool.js';
import { mean } from '../../../src/core/ops/reduce.js';
import { repeated } from '../../../src/core/ops/repeated.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';

for (const backend of backends()) {
  describe(`repeated values on ${backend}`, () => {
    before(() => useBackend(backend));

    it('repeat every axis as a whole', async () => {
      const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      expect(Array.from(await across(x, [1, 2]))).to.eql([1, 2, 1, 2, 3, 4, 3, 4]);
      expect(Array.from(await across(x, [2, 1]))).to.eql([1, 2, 3, 4, 1, 2, 3, 4]);
      expect(Array.from(await across(x, [1, 1]))).to.eql([1, 2, 3, 4]);
      x.dispose();
    });

    it('are those of tf.tile, and of its shape', async () => {
      const x = tf.randomNormal([2, 1, 3, 2], 0, 1, 'float32', 5);
      for (const times of [
        [1, 4, 1, 1],
        [3, 2, 2, 5],
      ]) {
        const [ours, theirs] = [repeated(x, times), tf.tile(x, times)];
        expect(ours.shape).to.eql(theirs.shape);
        expect(await ours.data()).to.eql(await theirs.data());
        tf.dispose([ours, theirs]);
      }
      x.dispose();
    });

    it('keep whole numbers', async () => {
      const x = tf.tensor1d([7, 9], 'int32');
      expect(Array.from(await across(x, [2]))).to.eql([7, 9, 7, 9]);
      x.dispose();
    });

    it('leave nothing but the result', async () => {
      const x = tf.ones([1, 1, 1, 3]);
      await expectNoLeak(async () => repeated(x, [1, 2, 2, 1]).dispose());
      x.dispose();
    });

    it('spread the gradient of a mean without the kernel that is slow on wasm', async () => {
      for (const op of [globalAveragePool(), mean({ axes: [1, 2] })]) {
        const dy = tf.tensor2d([4, 8], [1, 2]);
        const { kernelNames, result } = await tf.profile(() => tf.tidy(() => spread(op, dy)));
        expect(kernelNames).not.to.include('Tile');
        expect(Array.from(await (result as tf.Tensor).data())).to.eql([1, 2, 1, 2, 1, 2, 1, 2]);
        tf.dispose([dy, result]);
      }
    });
  });
}

/** Repeated, read and freed. */
async function across(x: tf.Tensor, times: readonly number[]): Promise<ArrayLike<number>> {
  const y = repeated(x, times);
  try {
    return await y.data();
  } finally {
    y.dispose();
  }
}

/** What reaches each of four cells. */
const spread = (op: ReturnType<typeof mean>, dy: tf.Tensor): tf.Tensor =>
  op.backward({
    dy,
    inputs: [],
    output: undefined,
    inputShapes: [[1, 2, 2, 2]],
    weights: [],
    wanted: [true],
    rule: 'plain',
    derive: (_, __, make) => make(),
  })[0]!;
