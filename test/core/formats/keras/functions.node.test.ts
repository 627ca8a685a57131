import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { assemble } from '../../../../src/core/assembly/assemble.js';
import { byName } from '../../../../src/core/assembly/weights.js';
import { defaultPreprocessing } from '../../../../src/core/assembly/preprocessing-of.js';
import { readTopology } from '../../../../src/core/formats/keras/read-topology.js';
import { GraphNetwork } from '../../../../src/core/graph/graph-network.js';
import { useBackend } from '../../../support/backends.js';
import { expectNoLeak } from '../../../support/leaks.js';
import { golden } from '../../golden-image.js';

/** A model with functions behind a convolution; tools/make_keras_functions.py makes it with Keras. */
interface Case {
  readonly model: unknown;
  readonly kernel: readonly number[];
  readonly input: readonly number[];
  readonly shape: readonly number[];
  readonly output: readonly number[];
  readonly cotangent: readonly number[];
  readonly gradient: readonly number[];
}

const { cases } = golden<{ readonly cases: Readonly<Record<string, Case>> }>(
  'keras/functions.json',
);

function networkOf({ model, kernel }: Case): GraphNetwork {
  const weight = { shape: [1, 1, 2, 4], values: Float32Array.from(kernel) };
  const stored = { shape: weight.shape, read: () => Promise.resolve(weight.values) };
  const graph = assemble(readTopology(model), {
    weights: byName(new Map([['conv/kernel', stored]])),
    preprocessing: defaultPreprocessing,
    metadata: {},
  });
  expect(graph.remarks).to.eql([]);
  return new GraphNetwork({ ...graph, weights: new Map([['conv/kernel', weight]]) });
}

/** Largest difference as a share of the largest value. */
function error(got: ArrayLike<number>, wanted: readonly number[]): number {
  expect(got.length).to.equal(wanted.length);
  const largest = Math.max(1e-3, ...wanted.map(Math.abs));
  return Math.max(...wanted.map((value, i) => Math.abs((got[i] ?? NaN) - value))) / largest;
}

describe('functions between layers as Keras computes them', () => {
  before(() => useBackend('wasm'));

  for (const [name, one] of Object.entries(cases)) {
    it(name, () =>
      expectNoLeak(async () => {
        const network = networkOf(one);
        const { name: output, shape } = network.outputs[0]!;
        expect(shape).to.eql(one.shape);
        const x = tf.tensor([...one.input], [1, 4, 3, 2]);
        const found = await network.execute({ photo: x }, [output]);
        expect(error(await found[output]!.data(), one.output), 'output').to.be.below(1e-5);
        const cotangent = tf.tensor([...one.cotangent], [1, ...one.shape]);
        const objective = { reads: [output], seed: () => ({ [output]: tf.clone(cotangent) }) };
        const { values, gradients } = await network.gradient(objective, { photo: x }, ['photo']);
        const gradient = await gradients['photo']!.data();
        expect(error(gradient, one.gradient), 'gradient').to.be.below(1e-5);
        tf.dispose([x, found, cotangent, values, gradients]);
        network.dispose();
      }),
    );
  }
});
