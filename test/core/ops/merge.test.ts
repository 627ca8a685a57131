import * as tf from '@tensorflow/tfjs-core';
import {
  add,
  alignedRanks,
  average,
  concatenate,
  divide,
  maximum,
  minimum,
  multiply,
  product,
  squaredDifference,
  subtract,
} from '../../../src/core/ops/merge.js';
import type { Op } from '../../../src/core/ops/op.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const map = [2, 2, 3, 2];
const channelWise = [2, 1, 1, 2];
const cellWise = [2, 2, 3, 1];

const makers: Readonly<Record<string, () => Op>> = {
  add,
  average,
  maximum,
  minimum,
  multiply,
  subtract,
};

const combined = Object.entries(makers).flatMap(([name, make]): OpCase[] => {
  const distinct = name === 'maximum' || name === 'minimum';
  const one = (title: string, inputs: number[][]): OpCase => ({
    title: `${name} ${title}`,
    op: make(),
    inputs,
    distinct,
    gpu: true,
  });
  return [
    one('of two maps', [map, map]),
    one('of a map and one value a channel', [map, channelWise]),
    one('of one value a cell and a map', [cellWise, map]),
    one('of values a cell and values a channel', [cellWise, channelWise]),
    ...(name === 'subtract' ? [] : [one('of three', [map, channelWise, map])]),
  ];
});

describe('merging ops', () => {
  testOps(combined);
  testOps([
    { title: 'divide two maps', op: divide(), inputs: [map, map], low: 0.6, gpu: true },
    {
      title: 'divide a map by one value a channel',
      op: divide(),
      inputs: [map, channelWise],
      low: 0.6,
      gpu: true,
    },
    {
      title: 'square the difference of a map and one value a cell',
      op: squaredDifference(),
      inputs: [map, cellWise],
      gpu: true,
    },
    {
      title: 'multiply a map by a vector, which gets rows and columns',
      op: alignedRanks(multiply()),
      inputs: [map, [2, 2]],
      gpu: true,
    },
    {
      title: 'add a map to a vector',
      op: alignedRanks(add()),
      inputs: [[2, 2], map],
      gpu: true,
    },
    ...[false, true].flatMap((a) =>
      [false, true].map((b): OpCase => ({
        title: `matrix product${a ? ', left turned' : ''}${b ? ', right turned' : ''}`,
        op: product(a, b),
        inputs: [
          [2, ...(a ? [4, 3] : [3, 4])],
          [2, ...(b ? [5, 4] : [4, 5])],
        ],
        gpu: true,
      })),
    ),
  ]);
  testOps([
    {
      title: 'concatenate along channels',
      op: concatenate(3),
      inputs: [
        [2, 2, 2, 1],
        [2, 2, 2, 3],
        [2, 2, 2, 2],
      ],
      gpu: true,
    },
    {
      title: 'concatenate along rows',
      op: concatenate(1),
      inputs: [
        [2, 1, 2, 2],
        [2, 3, 2, 2],
      ],
      gpu: true,
    },
    {
      title: 'concatenate vectors along the last axis',
      op: concatenate(-1),
      inputs: [
        [2, 3],
        [2, 1],
      ],
      gpu: true,
    },
  ]);
});

for (const backend of backends()) {
  describe(`ties on ${backend}`, () => {
    before(() => useBackend(backend));

    for (const [name, op] of [
      ['maximum', maximum()],
      ['minimum', minimum()],
    ] as const) {
      it(`${name} gives the gradient of equal inputs to the first of them`, async () => {
        const a = tf.tensor2d([1, -2, 0], [1, 3]);
        const dy = tf.tensor2d([1, 2, 3], [1, 3]);
        const gradients = tf.tidy(() =>
          op
            .backward({
              dy,
              inputs: [a, a],
              output: a,
              inputShapes: [a.shape, a.shape],
              weights: [],
              wanted: [true, true],
              rule: 'plain',
              derive: (_, __, make) => make(),
            })
            .flatMap((one) => one ?? []),
        );
        const [first, second] = await Promise.all(gradients.map((one) => one.data()));
        expectClose(first ?? [], [1, 2, 3]);
        expectClose(second ?? [], [0, 0, 0]);
        tf.dispose([a, dy, ...gradients]);
      });
    }
  });
}
