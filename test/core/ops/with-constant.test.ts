import * as tf from '@tensorflow/tfjs-core';
import { withConstant, type Combination } from '../../../src/core/ops/with-constant.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const inputs = [[2, 2, 3, 3]];
const gpu = true;
const combinations: readonly Combination[] = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'maximum',
  'minimum',
];
const vector = [0.5, 1.5, 2];

describe('a value combined with a constant', () => {
  testOps(
    combinations.flatMap((how) =>
      (['right', 'left'] as const).flatMap((side): OpCase[] => {
        const one = (title: string, rest: Pick<OpCase, 'op' | 'weights'>): OpCase => ({
          title: `${how}, constant ${side}, ${title}`,
          inputs,
          ...rest,
          kinks: [0, 0.8, ...vector],
          low: how === 'power' || how === 'divide' ? 0.6 : undefined,
          gpu,
        });
        return [
          one('one number', { op: withConstant(how, 0.8, side) }),
          one('one a channel', { op: withConstant(how, vector, side) }),
        ];
      }),
    ),
  );
  testOps([
    { title: 'a weight', op: withConstant('multiply'), inputs, weights: [[3]], gpu },
    {
      title: 'a map of its own, along which the input is repeated',
      op: withConstant('add', { shape: [1, 2, 3, 1], values: Float32Array.of(1, 2, 3, 4, 5, 6) }),
      inputs: [[2, 1, 1, 3]],
      gpu,
    },
  ]);
});

/** 2 with the constant 3 right and left of it. */
const values: Readonly<Record<Combination, readonly [number, number]>> = {
  add: [5, 5],
  subtract: [-1, 1],
  multiply: [6, 6],
  divide: [2 / 3, 1.5],
  power: [8, 9],
  maximum: [3, 3],
  minimum: [2, 2],
  floorDivide: [0, 1],
  modulo: [2, 1],
};

for (const backend of backends()) {
  describe(`constants on ${backend}`, () => {
    before(() => useBackend(backend));
    for (const how of combinations) {
      it(`stand on their side: ${how}`, async () => {
        for (const [i, side] of (['right', 'left'] as const).entries()) {
          const x = tf.tensor2d([2], [1, 1]);
          const op = withConstant(how, 3, side);
          const y = tf.tidy(() => op.forward([x], [], (_, __, derive) => derive()));
          expectClose(await y.data(), [values[how][i] ?? NaN]);
          tf.dispose([x, y]);
        }
      });
    }
  });
}
