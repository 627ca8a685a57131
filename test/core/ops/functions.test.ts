import { adaptiveMax } from '../../../src/core/ops/adaptive-max.js';
import { attention, multiHeadAttention } from '../../../src/core/ops/attention.js';
import { where, compare } from '../../../src/core/ops/where.js';
import { conv2d } from '../../../src/core/ops/conv2d.js';
import { einsum, subscriptsOf } from '../../../src/core/ops/einsum.js';
import { localResponseNormalization } from '../../../src/core/ops/local-response.js';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import { addScaled, power, product } from '../../../src/core/ops/merge.js';
import { eachStep, inOneRow } from '../../../src/core/ops/reshaped.js';
import { mirroredBorder } from '../../../src/core/ops/resample-weights.js';
import { resample } from '../../../src/core/ops/resample.js';
import { logSumExp, variance } from '../../../src/core/ops/variance.js';
import { testOps } from './op-case.js';

const map = [2, 3, 2, 4];

describe('functions of several values', () => {
  testOps([
    { title: 'variance', op: variance([1, 2], false), inputs: [map] },
    { title: 'variance, axis kept', op: variance([3], true), inputs: [map] },
    { title: 'log of a sum of exponents', op: logSumExp([1, 3], false), inputs: [map] },
    {
      title: 'a comparison',
      op: compare('greater', { input: 0 }, { constant: 0.5 }),
      inputs: [map],
      kinks: [0.5],
    },
    {
      title: 'a choice between two inputs',
      op: where(0, { input: 1 }, { input: 2 }),
      inputs: [map, map, [2, 1, 1, 4]],
    },
    {
      title: 'a choice between input and number',
      op: where(0, { input: 1 }, { constant: -1 }),
      inputs: [map, map],
    },
    {
      title: 'einsum with a sum over places',
      op: einsum(subscriptsOf('bhwc,bhwd->bcd', [4, 4])!, []),
      inputs: [map, [2, 3, 2, 3]],
    },
    {
      title: 'einsum in another order',
      op: einsum(subscriptsOf('bhwc,bdc->bdwh', [4, 3])!, []),
      inputs: [map, [2, 3, 4]],
    },
    {
      title: 'einsum that sums each input alone',
      op: einsum(subscriptsOf('bhwc,bdx->bc', [4, 3])!, []),
      inputs: [map, [2, 3, 2]],
    },
    {
      title: 'einsum of one input',
      op: einsum(subscriptsOf('b...c->bc', [4])!, []),
      inputs: [map],
    },
    {
      title: 'einsum of a constant and an input',
      op: einsum(subscriptsOf('cd,...c->...d', [2, 4])!, [
        { shape: [4, 2], values: Float32Array.of(1, -2, 0.5, 3, -1, 0.25, 2, 1) },
        null,
      ]),
      inputs: [map],
    },
    { title: 'a matrix product that repeats', op: product(), inputs: [map, [2, 1, 4, 3]] },
    {
      title: 'one input to the power of another',
      op: power(),
      inputs: [map, map],
      low: 0.6,
    },
    {
      title: 'attention',
      op: attention(),
      inputs: [
        [2, 3, 4],
        [2, 5, 3],
        [2, 5, 4],
      ],
      weights: [[]],
    },
    {
      title: 'attention with two heads',
      op: multiHeadAttention({ count: 2, keySize: 3, bias: true }),
      inputs: [
        [2, 2, 2, 4],
        [2, 3, 4],
      ],
      weights: [[4, 2, 3], [2, 3], [4, 2, 3], [2, 3], [4, 2, 2], [2, 2], [2, 2, 5], [5]],
    },
    { title: 'maxima of windows', op: adaptiveMax(1, 3), inputs: [[2, 5, 3, 2]], distinct: true },
    {
      title: 'a convolution in one row',
      op: inOneRow(conv2d({ strides: [1, 1], dilations: [1, 1], padding: 'same' })),
      inputs: [[2, 5, 3]],
      weights: [[3, 3, 2], [2]],
    },
    {
      title: 'a dense layer for each step',
      op: eachStep(matMul()),
      inputs: [[2, 3, 4]],
      weights: [[4, 2], [2]],
    },
    {
      title: 'local responses',
      op: localResponseNormalization({ radius: 1, bias: 1, alpha: 0.3, beta: 0.75 }),
      inputs: [map],
    },
    { title: 'the second input scaled', op: addScaled(0.2), inputs: [map, map] },
    {
      title: 'borders behind a mirror',
      op: resample({
        rows: (size) => mirroredBorder(size, [2, 1], 1),
        columns: (size) => mirroredBorder(size, [1, 2], 0),
      }),
      inputs: [map],
    },
  ]);
});
