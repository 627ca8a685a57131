import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { ACTIVATIONS, elu, generalRelu, leakyRelu } from '../../../src/core/ops/activation.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const inputs = [[2, 3, 3, 4]];

const named = Object.entries(ACTIVATIONS).map(([name, make]): OpCase => ({
  title: name,
  op: make(),
  inputs,
  // Kinks of the gates, of ELU and, by 0.2 · x + 0.5, of the hard sigmoid.
  kinks: [0, 6, -2.5, 2.5],
  range: name === 'exponential' ? 2 : 7,
  gpu: true,
}));

describe('activations', () => {
  testOps(named);
  testOps([
    { title: 'leaky ReLU', op: leakyRelu(0.3), inputs, kinks: [0], gpu: true },
    { title: 'ELU with alpha 0.5', op: elu(0.5), inputs, kinks: [0], gpu: true },
    {
      title: 'ReLU with ceiling, slope and threshold',
      op: generalRelu(1.5, 0.1, 0.5),
      inputs,
      kinks: [0.5, 1.5],
      gpu: true,
    },
    { title: 'ReLU with ceiling 1', op: generalRelu(1, 0, 0), inputs, kinks: [0, 1], gpu: true },
    { title: 'ReLU with a threshold', op: generalRelu(null, 0, 1), inputs, kinks: [1], gpu: true },
  ]);

  it('fuse as a gate wherever ReLU’s settings are those of ReLU or ReLU6', () => {
    expect(generalRelu(null, 0, 0).gate).to.equal('relu');
    expect(generalRelu(6, 0, 0).gate).to.equal('relu6');
    expect(generalRelu(6, 0.1, 0).gate).to.equal(undefined);
    expect(generalRelu(5, 0, 0).gate).to.equal(undefined);
  });
});

/** f(−3), f(−1), f(0.5), f(3) to six digits, worked out in double precision from the definitions. */
const byDefinition: Readonly<Record<string, readonly number[]>> = {
  linear: [-3, -1, 0.5, 3],
  relu: [0, 0, 0.5, 3],
  relu6: [0, 0, 0.5, 3],
  elu: [-0.950213, -0.632121, 0.5, 3],
  selu: [-1.670569, -1.111331, 0.52535, 3.152103],
  exponential: [0.0497871, 0.367879, 1.648721, 20.085537],
  gelu: [-0.00404969, -0.158655, 0.345731, 2.99595],
  hard_sigmoid: [0, 0.3, 0.6, 1],
  mish: [-0.145647, -0.303402, 0.375245, 2.986535],
  sigmoid: [0.0474259, 0.268941, 0.622459, 0.952574],
  softmax: [0.00224753, 0.0166071, 0.0744279, 0.906718],
  softplus: [0.0485874, 0.313262, 0.974077, 3.048587],
  softsign: [-0.75, -0.5, 0.333333, 0.75],
  swish: [-0.142278, -0.268941, 0.31123, 2.857722],
  tanh: [-0.995055, -0.761594, 0.462117, 0.995055],
};

for (const backend of backends()) {
  describe(`activation values on ${backend}`, () => {
    before(() => useBackend(backend));

    it('are those of the definitions', async () => {
      expect(Object.keys(byDefinition)).to.have.members(Object.keys(ACTIVATIONS));
      for (const [name, make] of Object.entries(ACTIVATIONS)) {
        const x = tf.tensor2d([-3, -1, 0.5, 3], [1, 4]);
        const y = tf.tidy(() => make().forward([x], [], (_, __, derive) => derive()));
        expectClose(await y.data(), byDefinition[name] ?? [], { relative: 1e-4, absolute: 1e-5 });
        tf.dispose([x, y]);
      }
    });

    it('follow Keras where ReLU has a ceiling, a slope and a threshold', async () => {
      const x = tf.tensor1d([-2, 0.4, 1, 3]);
      const op = generalRelu(2, 0.1, 0.5);
      const y = tf.tidy(() => op.forward([x], [], (_, __, derive) => derive()));
      // Below the threshold 0.1 · (x − 0.5), above it x, at most 2.
      expectClose(await y.data(), [-0.25, -0.01, 1, 2]);
      tf.dispose([x, y]);
    });

    it('stay finite far from zero', async () => {
      for (const make of [...Object.values(ACTIVATIONS), () => leakyRelu(0.3)]) {
        const x = tf.tensor2d([-80, 80], [1, 2]);
        const y = tf.tidy(() => make().forward([x], [], (_, __, derive) => derive()));
        for (const value of await y.data()) expect(value).to.satisfy(Number.isFinite);
        tf.dispose([x, y]);
      }
    });
  });
}
