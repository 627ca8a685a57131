import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { GraphDefinition, GraphNode, WeightData } from '../../../src/core/graph/definition.js';
import type { Preprocessing } from '../../../src/core/graph/layer-info.js';
import { Config, type Json, type KerasVersion } from '../../../src/core/kinds/config.js';
import { kindOf } from '../../../src/core/kinds/index.js';
import type { BuiltLayer } from '../../../src/core/kinds/kind.js';
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

const shapesOf = ({ inputs }: Case) => inputs.map(({ shape }) => shape);

function builtOf(one: Case): BuiltLayer {
  const kind = kindOf(one.class);
  if (!kind) throw new Error(`no kind ${one.class}`);
  return kind(new Config('it', one.config, one.keras), shapesOf(one));
}

/** A network of this layer alone, and what its first input and its output are called. */
async function networkOf(one: Case): Promise<GraphNetwork> {
  const shapes = shapesOf(one);
  const built = builtOf(one);
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
      role: built.role ?? 'other',
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

describe('what a layer says of itself', () => {
  before(() => useBackend('wasm'));

  /** Whether the first channel that a layer gives comes from others than the first that it reads. */
  async function mixesChannels(one: Case): Promise<boolean> {
    const network = await networkOf(one);
    const feeds = Object.fromEntries(
      one.inputs.map(({ shape, values }, i) => [`input${i}`, tf.tensor(values, [1, ...shape])]),
    );
    const { shape } = one.output;
    const gives = shape.at(-1)!;
    const reads = one.inputs[0]!.shape.at(-1)!;
    const first = one.cotangent.map((value, i) => (i % gives === 0 ? value : 0));
    const cotangent = tf.tensor(first, [1, ...shape]);
    const objective = { reads: ['it'], seed: () => ({ it: tf.clone(cotangent) }) };
    const { values, gradients } = await network.gradient(objective, feeds, ['input0']);
    const gradient = await gradients['input0']!.data();
    tf.dispose([feeds, cotangent, values, gradients]);
    network.dispose();
    return gradient.some((value, i) => i % reads !== 0 && value !== 0);
  }

  cases.forEach((one, number) => {
    const { channelwise } = builtOf(one);
    if (channelwise) {
      it(`${number} ${one.class} keeps channels apart: ${settings(one)}`, async () => {
        expect(await mixesChannels(one)).to.be.false;
      });
    }
  });

  it('does not call channels apart that a kernel or a sum over them makes', () => {
    const mixing = ['Conv2D', 'Conv2DTranspose', 'Dense', 'LayerNormalization', 'SeparableConv2D'];
    const wrong = cases.filter((one) => mixing.includes(one.class) && builtOf(one).channelwise);
    expect(wrong).to.eql([]);
    const softmax = cases.filter(({ config }) => config['activation'] === 'softmax');
    expect(softmax.some((one) => builtOf(one).channelwise)).to.be.false;
  });

  it('has a role for each class that Keras calls by what it does', () => {
    // A join along rows puts no channels side by side.
    const other = new Set(cases.flatMap((one) => (builtOf(one).role ? [] : [one.class])));
    other.delete('Concatenate');
    expect([...other].sort()).to.eql([
      ...['Attention', 'AutoContrast', 'Dot', 'EinsumDense', 'Embedding'],
      ...['LocallyConnected1D', 'LocallyConnected2D', 'MultiHeadAttention', 'RepeatVector'],
    ]);
  });
});
