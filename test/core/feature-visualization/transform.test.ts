import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { jitter } from '../../../src/core/feature-visualization/transform.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

const noise = (seed: number, shape: [number, number, number, number]) =>
  tf.tensor4d(gaussians(seededRandom(seed), tf.util.sizeFromShape(shape), 1), shape);

describe('jitter', () => {
  before(() => useBackend('cpu'));

  it('has a backward that is the adjoint of its linear part: ⟨Tx, y⟩ = ⟨x, T*y⟩', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const shape: [number, number, number, number] = [2, 7, 9, 3];
      const [x, y] = [noise(seed, shape), noise(seed + 50, shape)];
      const change = jitter(seededRandom(seed), 3);
      const grey = change.forward(tf.zeros<tf.Rank.R4>(shape));
      const linear = tf.sub(change.forward(x), grey);
      const [left] = await tf.sum(tf.mul(linear, y)).data();
      const [right] = await tf.sum(tf.mul(x, change.backward(y))).data();
      expectClose(left ?? NaN, right ?? NaN, { absolute: 1e-4 });
    }
  });

  it('moves whole pixels and fills with grey', async () => {
    const image = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
    const seen = new Set<number>();
    for (let seed = 1; seed <= 20; seed++) {
      const values = await jitter(seededRandom(seed), 2).forward(image).data();
      values.forEach((value) => seen.add(value));
    }
    expect([...seen].sort()).to.deep.equal([0.5, 1]);
  });
});
