import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { GraphDefinition, GraphNode, WeightData } from '../../../src/core/graph/definition.js';
import type { Preprocessing } from '../../../src/core/graph/layer-info.js';
import { Config, type Json, type KerasVersion } from '../../../src/core/kinds/config.js';
import { kindOf } from '../../../src/core/kinds/index.js';
import { useBackend } from '../../support/backends.js';
import { golden } from '../golden-image.js';

interface Values {
  readonly shape: number[];
  readonly values: number[];
}

/** A layer as Keras computes it; made by tools/make_keras_kinds.py. */
interface Case {
  readonly keras: KerasVersion;
  readonly class: string;
  readonly config: Json;
  readonly weights: readonly Values[];
  readonly inputs: readonly Values[];
  readonly output: Values;
  readonly cotangent: readonly number[];
  readonly gradient: readonly number[];
}

const { cases } = golden<{ readonly cases: readonly Case[] }>('keras/kinds.json');

const LIMIT = 1e-5;
const pixels: Preprocessing = { mean: [0], std: [1], channels: 'RGB' };

/** A network of this layer alone, and what its first input and its output are called. */
async function networkOf(one: Case): Promise<GraphNetwork> {
  const kind = kindOf(one.class);
  if (!kind) throw new Error(`no kind ${one.class}`);
  const shapes = one.inputs.map(({ shape }) => shape);
  const built = kind(new Config('it', one.config, one.keras), shapes);
  expect(built.outputShape, 'output shape').to.eql(one.output.shape);
  // How many pictures a Normalization has seen is not in the file.
  const names = Object.keys(built.weights).filter((name) => name !== 'count');
  const stored = one.weights.map(({ shape, values }) => ({
    shape,
    read: async () => Float32Array.from(values),
  }));
  const restored = built.restore ? built.restore(stored) : stored;
  expect(
    names.map((name) => built.weights[name]),
    'weights',
  ).to.eql(restored.map(({ shape }) => shape));
  const weights = await Promise.all(
    restored.map(async ({ shape, read }, i): Promise<[string, WeightData]> => {
      return [`it/${names[i]}`, { shape, values: await read() }];
    }),
  );
  let inputs = one.inputs.map((_, i) => `input${i}`);
  const nodes = built.steps.map(({ suffix, op, weights, outputShape }): GraphNode => {
    const name = suffix === '' ? 'it' : `it/${suffix}`;
    const shape = outputShape ?? built.outputShape;
    const info = {
      name,
      kind: one.class,
      outputShape: shape,
      parameters: 0,
      inbound: inputs,
      spatial: shape.length === 3,
      channels: shape[shape.length - 1] ?? 1,
    };
    const node = { name, op, inputs, weights: weights.map((weight) => `it/${weight}`), info };
    inputs = [name];
    return node;
  });
  const definition: GraphDefinition = {
    name: 'one',
    inputs: shapes.map((shape, i) => ({ name: `input${i}`, shape, preprocessing: pixels })),
    outputs: [],
    nodes,
    weights: new Map(weights),
    metadata: {},
    remarks: [],
  };
  return new GraphNetwork(definition);
}

/** Largest difference as a share of the largest value. */
function error(got: ArrayLike<number>, wanted: readonly number[]): number {
  expect(got.length).to.equal(wanted.length);
  const largest = Math.max(1e-3, ...wanted.map(Math.abs));
  return Math.max(...wanted.map((value, i) => Math.abs((got[i] ?? NaN) - value))) / largest;
}

const settings = ({ config }: Case): string =>
  Object.entries(config)
    .filter(([key]) => key !== 'data_format')
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 160);

for (const backend of ['cpu', 'wasm']) {
  describe(`layers as Keras computes them, on ${backend}`, () => {
    before(() => useBackend(backend));

    cases.forEach((one, number) => {
      it(`${number} Keras ${one.keras} ${one.class}: ${settings(one)}`, async () => {
        const before = tf.memory().numTensors;
        const network = await networkOf(one);
        const feeds = Object.fromEntries(
          one.inputs.map(({ shape, values }, i) => [`input${i}`, tf.tensor(values, [1, ...shape])]),
        );
        const found = await network.execute(feeds, ['it']);
        expect(error(await found['it']!.data(), one.output.values), 'output').to.be.below(LIMIT);
        const cotangent = tf.tensor(one.cotangent, [1, ...one.output.shape]);
        const objective = { reads: ['it'], seed: () => ({ it: tf.clone(cotangent) }) };
        const { values, gradients } = await network.gradient(objective, feeds, ['input0']);
        expect(error(await gradients['input0']!.data(), one.gradient), 'gradient').to.be.below(
          LIMIT,
        );
        tf.dispose([feeds, found, cotangent, values, gradients]);
        network.dispose();
        expect(tf.memory().numTensors - before, 'tensors left behind').to.equal(0);
      });
    });
  });
}
