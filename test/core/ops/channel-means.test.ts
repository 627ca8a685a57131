import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { normalizeWithMeans } from '../../../src/core/ops/channel-means.js';
import type { Rectifier } from '../../../src/core/ops/rectifier.js';
import { seededRandom } from '../../../src/core/random.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';

/** Batch, rows, columns and channels; below, at, and beside multiples of four. */
const shapes: readonly (readonly [number, number, number, number])[] = [
  [1, 1, 1, 1],
  [2, 3, 5, 3],
  [1, 2, 2, 4],
  [1, 3, 1, 7],
  [2, 1, 3, 18],
];
const rectifiers: readonly (Rectifier | undefined)[] = [undefined, 'relu', 'relu6'];
const CEILINGS = { relu: Infinity, relu6: 6 };

const random = (seed: number, length: number, range: number): Float32Array => {
  const next = seededRandom(seed);
  return Float32Array.from({ length }, () => (2 * next() - 1) * range);
};

/** The same in doubles, one value at a time. */
function byHand(
  x: Float32Array,
  scale: Float32Array,
  shift: Float32Array,
  rectifier: Rectifier | undefined,
): { output: number[]; means: number[][] } {
  const channels = scale.length;
  const inner = Array.from(x, (value, i) => value * scale[i % channels]! + shift[i % channels]!);
  const output = rectifier
    ? inner.map((y) => Math.min(Math.max(y, 0), CEILINGS[rectifier]))
    : inner;
  const mean = (values: ArrayLike<number>) =>
    Array.from({ length: values.length / channels }, (_, cell) => {
      const own = Array.from(values).slice(cell * channels, (cell + 1) * channels);
      return own.reduce((sum, value) => sum + value, 0) / channels;
    });
  const seen = rectifier ? [x, inner, output] : [x, inner];
  return { output, means: seen.map(mean) };
}

for (const backend of backends()) {
  describe(`a BatchNorm with channel means on ${backend}`, () => {
    before(() => useBackend(backend));

    for (const shape of shapes) {
      for (const rectifier of rectifiers) {
        it(`is as by hand: ${shape.join(' × ')}, ${rectifier ?? 'no rectifier'}`, async () => {
          const [n, h, w, channels] = shape;
          const values = random(1, n * h * w * channels, 4);
          const [scale, shift] = [random(2, channels, 2), random(3, channels, 3)];
          const wanted = byHand(values, scale, shift, rectifier);
          await expectNoLeak(async () => {
            const x = tf.tensor4d(values, [...shape]);
            const affine = { scale: tf.tensor1d(scale), shift: tf.tensor1d(shift) };
            const { output, means } = tf.tidy(() => normalizeWithMeans(x, affine, rectifier));
            expect(output.shape).to.eql(shape);
            expectClose(await output.data(), wanted.output);
            expect(means.length).to.equal(wanted.means.length);
            for (const [i, mean] of means.entries()) {
              expect(mean.shape).to.eql([n, h, w]);
              expectClose(await mean.data(), wanted.means[i]!);
            }
            expectClose(await x.data(), values, { absolute: 0, relative: 0 });
            tf.dispose([x, affine.scale, affine.shift, output, means]);
          });
        });
      }
    }
  });
}

describe('a BatchNorm with channel means in our own kernel', () => {
  before(() => useBackend('wasm'));

  it('lets a value that is not a number through, in any place', async () => {
    for (const place of [0, 5, 6]) {
      const values = Float32Array.from({ length: 7 }, (_, i) => (i === place ? NaN : i));
      const { output, means } = tf.tidy(() => {
        const affine = { scale: tf.ones([7]), shift: tf.zeros([7]) };
        return normalizeWithMeans(tf.tensor4d(values, [1, 1, 1, 7]), affine, 'relu6');
      });
      const got = await output.data();
      expect([...got].map(Number.isNaN)).to.eql([...values].map(Number.isNaN));
      for (const mean of means) expect((await mean.data())[0]).to.be.NaN;
      tf.dispose([output, means]);
    }
  });
});
