import * as tf from '@tensorflow/tfjs-core';
import { averagePool } from '../../../src/core/ops/average-pool.js';
import { globalAveragePool, globalMaxPool } from '../../../src/core/ops/global-pool.js';
import { maxPool } from '../../../src/core/ops/max-pool.js';
import type { PoolingAttributes } from '../../../src/core/ops/pooling.js';
import type { Op } from '../../../src/core/ops/op.js';
import type { Pair } from '../../../src/core/ops/window.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

/** `[window, strides]`: apart, overlapping, with gaps, unequal. */
const windows: readonly (readonly [Pair, Pair])[] = [
  [
    [2, 2],
    [2, 2],
  ],
  [
    [3, 3],
    [2, 2],
  ],
  [
    [3, 3],
    [1, 1],
  ],
  [
    [2, 2],
    [3, 3],
  ],
  [
    [3, 2],
    [1, 2],
  ],
  [
    [1, 1],
    [2, 2],
  ],
];

const sizes: readonly Pair[] = [
  [6, 7],
  [7, 6],
];

function cases(
  make: (attributes: PoolingAttributes) => Op,
  distinct: boolean,
  channels = 2,
): OpCase[] {
  return windows.flatMap(([window, strides]) =>
    sizes.flatMap((size) =>
      (['same', 'valid'] as const).map((padding) => ({
        title: `${window.join('×')} over ${size.join('×')}, stride ${strides.join('×')}, ${padding}`,
        op: make({ window, strides, padding }),
        inputs: [[2, ...size, channels]],
        distinct,
        gpu: size[0] === 7 && channels === 2,
      })),
    ),
  );
}

const backwards = (op: Op, x: tf.Tensor, dy: tf.Tensor): tf.Tensor => {
  const derive = (_: tf.Tensor, __: string, make: () => tf.Tensor) => make();
  const [gradient] = op.backward({
    dy,
    inputs: [x],
    output: op.forward([x], [], derive),
    inputShapes: [x.shape],
    weights: [],
    wanted: [true],
    rule: 'plain',
    derive,
  });
  return gradient ?? tf.zerosLike(x);
};

describe('averagePool', () => testOps(cases(averagePool, false)));

describe('maxPool', () => testOps(cases(maxPool, true)));

describe('maxPool of four channels, which has a kernel of its own on wasm', () =>
  testOps(cases(maxPool, true, 4)));

describe('globalAveragePool', () =>
  testOps([
    { title: 'to a vector', op: globalAveragePool(), inputs: [[2, 3, 4, 3]], gpu: true },
    { title: 'to one cell', op: globalAveragePool(true), inputs: [[2, 3, 4, 3]], gpu: true },
  ]));

describe('globalMaxPool', () =>
  testOps(
    [false, true].map((keepDims) => ({
      title: keepDims ? 'to one cell' : 'to a vector',
      op: globalMaxPool(keepDims),
      inputs: [[2, 3, 4, 3]],
      distinct: true,
      gpu: true,
    })),
  ));

for (const backend of backends()) {
  describe(`by hand, on ${backend}`, () => {
    before(() => useBackend(backend));

    it('averagePool divides by the cells that a window covers, not by those of its padding', async () => {
      // 3×3 of ones, window 2, stride 2, same: padding below and to the right.
      const op = averagePool({ window: [2, 2], strides: [2, 2], padding: 'same' });
      const x = tf.ones([1, 3, 3, 1]);
      const y = tf.tidy(() => op.forward([x], [], (_, __, make) => make()));
      expectClose(await y.data(), [1, 1, 1, 1]);
      const dy = tf.tensor4d([4, 2, 2, 1], [1, 2, 2, 1]);
      expectClose(await gradientOf(op, x, dy), [1, 1, 1, 1, 1, 1, 1, 1, 1]);
      tf.dispose([x, y, dy]);
    });

    it('maxPool gives the gradient of a tie to the first maximum, row by row', async () => {
      const op = maxPool({ window: [2, 2], strides: [2, 2], padding: 'valid' });
      // Windows: all equal; tie of the lower two; tie across; zeros beside a negative.
      const x = tf.tensor4d([5, 5, 1, 2, 5, 5, 7, 7, 3, 0, -1, 0, 0, 3, 0, 0], [1, 4, 4, 1]);
      const dy = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      const expected = [1, 0, 0, 0, 0, 0, 2, 0, 3, 0, 0, 4, 0, 0, 0, 0];
      await expectGradient(op, x, dy, expected);
      tf.dispose([x, dy]);
    });

    it('maxPool finds the maximum among negative values, beside padding too', async () => {
      const op = maxPool({ window: [2, 2], strides: [2, 2], padding: 'same' });
      const x = tf.tensor4d([-5, -2, -3, -4, -9, -8, -7, -6, -1], [1, 3, 3, 1]);
      const y = tf.tidy(() => op.forward([x], [], (_, __, make) => make()));
      expectClose(await y.data(), [-2, -3, -6, -1]);
      const dy = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      await expectGradient(op, x, dy, [0, 1, 2, 0, 0, 0, 0, 3, 4]);
      tf.dispose([x, y, dy]);
    });

    it('maxPool adds up where overlapping windows share their maximum', async () => {
      const op = maxPool({ window: [3, 3], strides: [1, 1], padding: 'valid' });
      const x = tf.tensor4d([0, 0, 0, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 4, 4, 1]);
      const dy = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      const expected = [0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      await expectGradient(op, x, dy, expected);
      tf.dispose([x, dy]);
    });

    it('globalMaxPool shares the gradient of a tie', async () => {
      const x = tf.tensor4d([-3, -1, -1, -1], [1, 2, 2, 1]);
      const dy = tf.tensor2d([6], [1, 1]);
      expectClose(await gradientOf(globalMaxPool(), x, dy), [0, 2, 2, 2]);
      tf.dispose([x, dy]);
    });
  });
}

async function gradientOf(op: Op, x: tf.Tensor, dy: tf.Tensor): Promise<ArrayLike<number>> {
  const gradient = tf.tidy(() => backwards(op, x, dy));
  const values = await gradient.data();
  gradient.dispose();
  return values;
}

/** The same gradient in one channel and in each of four, where wasm takes another way. */
async function expectGradient(
  op: Op,
  x: tf.Tensor,
  dy: tf.Tensor,
  expected: readonly number[],
): Promise<void> {
  expectClose(await gradientOf(op, x, dy), expected);
  const [wide, wideDy] = [x, dy].map((one) => tf.tile(one, [1, 1, 1, 4]));
  if (!wide || !wideDy) throw new Error('nothing tiled');
  expectClose(
    await gradientOf(op, wide, wideDy),
    expected.flatMap((value) => [value, value, value, value]),
  );
  tf.dispose([wide, wideDy]);
}
