import { expect } from 'chai';
import * as tf from '@tensorflow/tfjs-core';
import { slice, slicedShape, type AxisSlice } from '../../../src/core/ops/slice.js';
import { backends, useBackend } from '../../support/backends.js';
import { testOps, type OpCase } from './op-case.js';

const whole: AxisSlice = {};
const cases: readonly (readonly [string, readonly AxisSlice[]])[] = [
  ['rows 1:-1', [whole, { start: 1, stop: -1 }]],
  ['every other row and third column', [whole, { step: 2 }, { start: 1, step: 3 }]],
  ['channels 1:', [whole, whole, whole, { start: 1 }]],
  ['channels backwards', [whole, whole, whole, { step: -1 }]],
  ['columns -2::-2', [whole, whole, { start: -2, step: -2 }]],
  ['more than there is', [whole, { start: -99, stop: 99 }]],
];

describe('slices', () => {
  testOps(
    cases.map(([title, ranges]): OpCase => ({
      title,
      op: slice(ranges),
      inputs: [[2, 5, 7, 3]],
      gpu: true,
    })),
  );

  it('tell their shape beforehand, by Python’s rules', () => {
    const shape = [2, 5, 7, 3];
    const of = (range: AxisSlice) => slicedShape(shape, [whole, whole, range])[2];
    // len(range(7)[1:-1]), [::3], [::-2], [5:2], [5:2:-1], [-3:]
    expect(of({ start: 1, stop: -1 })).to.equal(5);
    expect(of({ step: 3 })).to.equal(3);
    expect(of({ step: -2 })).to.equal(4);
    expect(of({ start: 5, stop: 2 })).to.equal(0);
    expect(of({ start: 5, stop: 2, step: -1 })).to.equal(3);
    expect(of({ start: -3 })).to.equal(3);
  });
});

for (const backend of backends()) {
  describe(`slices on ${backend}`, () => {
    before(() => useBackend(backend));

    it('take the cells that Python takes', async () => {
      const x = tf.tensor2d([0, 1, 2, 3, 4, 5, 6], [1, 7]);
      for (const [range, wanted] of [
        [{ start: 1, stop: -1, step: 2 }, [1, 3, 5]],
        [{ step: -3 }, [6, 3, 0]],
        [{ start: -2, stop: 1, step: -2 }, [5, 3]],
      ] as const) {
        const y = tf.tidy(() => slice([{}, range]).forward([x], [], (_, __, make) => make()));
        expect([...(await y.data())]).to.eql(wanted);
        y.dispose();
      }
      x.dispose();
    });
  });
}
