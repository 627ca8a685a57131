import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import {
  ACTIVATIONS,
  elu,
  generalRelu,
  glu,
  leakyRelu,
  softmax,
  sparsemax,
} from '../../../src/core/ops/activation.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const inputs = [[2, 3, 3, 4]];

const named = Object.entries(ACTIVATIONS).map(([name, make]): OpCase => ({
  title: name,
  op: make(),
  inputs,
  // Kinks of the gates, of ELU, of the hard sigmoid and silu, of shrinking and of hard tanh.
  kinks: [0, 6, -3, 3, -1, 1, -0.5, 0.5],
  range: name === 'exponential' ? 2 : 7,
  gpu: true,
}));

describe('activations', () => {
  testOps(named);
  testOps([
    { title: 'leaky ReLU', op: leakyRelu(0.3), inputs, kinks: [0], gpu: true },
    { title: 'softmax over two axes', op: softmax([1, 2]), inputs },
    { title: 'sparsemax over rows', op: sparsemax(1), inputs, distinct: true },
    { title: 'glu over columns', op: glu(2), inputs: [[2, 3, 4, 2]] },
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
    expect(generalRelu(null, 0, 0).rectifier).to.equal('relu');
    expect(generalRelu(6, 0, 0).rectifier).to.equal('relu6');
    expect(generalRelu(6, 0.1, 0).rectifier).to.equal(undefined);
    expect(generalRelu(5, 0, 0).rectifier).to.equal(undefined);
  });
});

/** f(−3), f(−1), f(0.5), f(3) to six digits, worked out in double precision from the definitions. */
const byDefinition: Readonly<Record<string, readonly number[]>> = {
  celu: [-0.9502129, -0.6321206, 0.5, 3],
  elu: [-0.9502129, -0.6321206, 0.5, 3],
  exponential: [0.04978707, 0.3678794, 1.648721, 20.08554],
  gelu: [-0.004049694, -0.1586553, 0.3457312, 2.99595],
  glu: [-1.867378, -0.9525741],
  hard_shrink: [-3, -1, 0, 3],
  hard_sigmoid: [0, 0.3333333, 0.5833333, 1],
  hard_silu: [0, -0.3333333, 0.2916667, 3],
  hard_tanh: [-1, -1, 0.5, 1],
  leaky_relu: [-0.6, -0.2, 0.5, 3],
  linear: [-3, -1, 0.5, 3],
  log_sigmoid: [-3.048587, -1.313262, -0.474077, -0.04858735],
  log_softmax: [-6.097924, -4.097924, -2.597924, -0.09792439],
  mish: [-0.1456475, -0.3034015, 0.3752452, 2.986535],
  relu: [0, 0, 0.5, 3],
  relu6: [0, 0, 0.5, 3],
  selu: [-1.670569, -1.111331, 0.5253505, 3.152103],
  sigmoid: [0.04742587, 0.2689414, 0.6224593, 0.9525741],
  soft_shrink: [-2.5, -0.5, 0, 2.5],
  softmax: [0.002247528, 0.01660711, 0.0744279, 0.9067175],
  softplus: [0.04858735, 0.3132617, 0.974077, 3.048587],
  softsign: [-0.75, -0.5, 0.3333333, 0.75],
  sparse_plus: [0, 0, 0.5625, 3],
  sparse_sigmoid: [0, 0, 0.75, 1],
  sparsemax: [0, 0, 0, 1],
  squareplus: [0.3027756, 0.618034, 1.280776, 3.302776],
  swish: [-0.1422776, -0.2689414, 0.3112297, 2.857722],
  tanh: [-0.9950548, -0.7615942, 0.4621172, 0.9950548],
  tanh_shrink: [-2.004945, -0.2384058, 0.03788284, 2.004945],
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
