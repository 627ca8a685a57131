import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { GraphDefinition } from '../../../src/core/graph/definition.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import {
  behindConv,
  dense,
  denseTop,
  filesOf,
  type SmallModel,
} from '../../support/small-models.js';
import {
  filesFetch,
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
  read,
  readAll,
  sequential,
  URL_OF_MODEL,
} from './model-files.js';

const readSmall = ({ layers, inputs, outputs, weights }: SmallModel) =>
  read(functional(layers, inputs, outputs), weights);

async function run(definition: GraphDefinition, fetch: string): Promise<ArrayLike<number>> {
  const network = new GraphNetwork(definition);
  const ones = tf.ones([1, ...(definition.inputs[0]?.shape ?? [])]);
  const result = await network.execute({ [definition.inputs[0]?.name ?? '']: ones }, [fetch]);
  const values = await result[fetch]!.data();
  tf.dispose([ones, result]);
  network.dispose();
  return values;
}

const infoOf = (definition: GraphDefinition, name: string) =>
  definition.nodes.find((node) => node.name === name)?.info;

describe('a tfjs layers model', () => {
  before(() => useBackend('cpu'));

  it('may be a Sequential that does not spell out its input', async () => {
    const weights = [...pointWeights('conv'), ...dense('top', [32, 2])];
    const model = await read(
      sequential([
        {
          class_name: 'Conv2D',
          config: { name: 'conv', ...point, batch_input_shape: [null, 4, 4, 3] },
        },
        { class_name: 'Flatten', config: { name: 'flat' } },
        { class_name: 'Dense', config: { name: 'top', units: 2, activation: 'softmax' } },
      ]),
      weights,
    );
    expect(model.inputs.map(({ name, shape }) => [name, shape])).to.eql([
      ['conv_input', [4, 4, 3]],
    ]);
    expect(model.nodes.map(({ name }) => name)).to.eql(['conv', 'flat', 'top/linear', 'top']);
    // Weights are 0.01, 0.02, … in the file's order: kernel rows (1 2) (3 4) (5 6), bias (7 8).
    const map = Array.from({ length: 16 }, () => [0.09 + 0.07, 0.12 + 0.08]).flat();
    expectClose(await run(model, 'conv'), map);
  });

  it('may be a Sequential that begins with an InputLayer, or a bare list of layers', async () => {
    const layers = [input(), { class_name: 'Conv2D', config: { name: 'conv', ...point } }];
    const weights = pointWeights('conv');
    for (const config of [sequential(layers), { class_name: 'Sequential', config: layers }]) {
      const model = await read(config, weights);
      expect(model.inputs[0]?.name).to.equal('image');
      expect(model.nodes.map(({ name }) => name)).to.eql(['conv']);
    }
  });

  it('is of the Keras that its inputs are spelled by, which decides the hard sigmoid', async () => {
    // On 0.09 + 0.07 = 0.16: 0.2 x + 0.5 of Keras 2, relu6(x + 3) / 6 of Keras 3.
    for (const [spelling, expected] of [
      [{ batch_input_shape: [null, 4, 4, 3] }, 0.532],
      [{ batch_shape: [null, 4, 4, 3] }, 3.16 / 6],
    ] as const) {
      const config = { name: 'conv', ...point, activation: 'hard_sigmoid', ...spelling };
      const model = await read(
        sequential([{ class_name: 'Conv2D', config }]),
        pointWeights('conv'),
      );
      expect((await run(model, 'conv'))[0]).to.be.closeTo(expected, 1e-6);
    }
  });

  it('names the later calls of a shared layer, and counts its weights once', async () => {
    const shared = {
      ...layer('Conv2D', 'shared', { ...point, filters: 3 }, 'image'),
      inbound_nodes: [[['image', 0, 0, {}]], [['shared', 0, 0, {}]]],
    };
    const sum = {
      ...layer('Add', 'sum'),
      inbound_nodes: [
        [
          ['shared', 0, 0, {}],
          ['shared', 1, 0, {}],
        ],
      ],
    };
    const weights = [
      { name: 'shared/kernel', shape: [1, 1, 3, 3] },
      { name: 'shared/bias', shape: [3] },
    ];
    const model = await read(functional([input(), shared, sum], ['image'], ['sum']), weights);
    expect(model.nodes.map(({ name }) => name)).to.eql(['shared', 'shared@1', 'sum']);
    expect(model.nodes.map(({ info }) => info.parameters)).to.eql([12, 0, 0]);
    expect(infoOf(model, 'sum')?.inbound).to.eql(['shared', 'shared@1']);
    // Kernel rows (1 2 3) (4 5 6) (7 8 9), bias (10 11 12) / 100, on ones:
    const once = [0.22, 0.26, 0.3];
    const [a, b, c] = once as [number, number, number];
    const twice = [
      a * 0.01 + b * 0.04 + c * 0.07 + 0.1,
      a * 0.02 + b * 0.05 + c * 0.08 + 0.11,
      a * 0.03 + b * 0.06 + c * 0.09 + 0.12,
    ];
    const got = Array.from(await run(model, 'sum')).slice(0, 3);
    expectClose(got, [a + (twice[0] ?? 0), b + (twice[1] ?? 0), c + (twice[2] ?? 0)]);
    const network = new GraphNetwork(model);
    expect(Object.keys(network.weights('shared@1'))).to.eql(['kernel', 'bias']);
    network.dispose();
  });

  it('has its logits behind a trailing reshape and softmax', async () => {
    const model = await read(
      functional(
        [
          input('image', [null, 1, 1, 3]),
          layer('Conv2D', 'preds', point, 'image'),
          layer('Activation', 'act', { activation: 'softmax' }, 'preds'),
          layer('Reshape', 'flat', { target_shape: [2] }, 'act'),
        ],
        ['image'],
        ['flat'],
      ),
      pointWeights('preds'),
    );
    expect(model.outputs).to.eql([
      { name: 'flat', shape: [2], logits: 'preds', activation: 'softmax' },
    ]);
  });

  it('has its logits in front of a softmax or sigmoid that is part of a layer', async () => {
    for (const activation of ['softmax', 'sigmoid'] as const) {
      const model = await readSmall(denseTop(2, activation));
      expect(model.outputs).to.eql([{ name: 'top', shape: [2], logits: 'top/linear', activation }]);
      expect(infoOf(model, 'top')).to.include({ activation, parameters: 6 });
      expect(infoOf(model, 'top/linear')).to.include({ partOf: 'top', parameters: 0 });
      // On ones the map is (0.16, 0.20), the logits 0.16·(9 10) + 0.2·(11 12) + (13 14), by 100.
      const logits = [0.1664, 0.18];
      expectClose(await run(model, 'top/linear'), logits);
      const e = logits.map(Math.exp);
      const sum = e.reduce((all, x) => all + x, 0);
      const expected = e.map((x) => (activation === 'softmax' ? x / sum : x / (1 + x)));
      expectClose(await run(model, 'top'), expected);
    }
  });

  it('has its output for logits where nothing comes behind them', async () => {
    const model = await readSmall(behindConv([]));
    expect(model.outputs[0]).to.include({ logits: 'conv', activation: 'linear' });
  });

  it('may have several inputs and outputs', async () => {
    const model = await read(
      functional(
        [
          input('left'),
          input('right'),
          layer('Conv2D', 'conv', point, 'left'),
          layer('Conv2D', 'other', point, 'right'),
          layer('Concatenate', 'both', { axis: -1 }, 'conv', 'other'),
        ],
        ['left', 'right'],
        ['both', 'conv'],
      ),
      [...pointWeights('conv'), ...pointWeights('other')],
    );
    expect(model.inputs.map(({ name }) => name)).to.eql(['left', 'right']);
    expect(model.outputs.map(({ name, shape }) => [name, shape])).to.eql([
      ['both', [4, 4, 4]],
      ['conv', [4, 4, 2]],
    ]);
  });

  it('may list its layers in any order', async () => {
    const model = await read(
      functional(
        [layer('ReLU', 'relu', {}, 'conv'), layer('Conv2D', 'conv', point, 'image'), input()],
        ['image'],
        ['relu'],
      ),
      pointWeights('conv'),
    );
    expect(model.nodes.map(({ name }) => name)).to.eql(['conv', 'relu']);
  });

  it('may have slashes in its layers’ names, and scopes and suffixes on its weights', async () => {
    const [kernel, bias] = pointWeights('conv1/conv');
    const model = await read(
      functional(
        [
          input(),
          layer('Conv2D', 'conv1/conv', point, 'image'),
          layer('Conv2D', 'conv', { ...point, use_bias: false }, 'conv1/conv'),
        ],
        ['image'],
        ['conv'],
      ),
      [
        { ...kernel!, name: 'conv1/conv/kernel:0' },
        { ...bias!, name: 'scope/conv1/conv/bias' },
        { name: 'conv/conv/kernel', shape: [1, 1, 2, 2] },
      ],
    );
    expect([...model.weights.keys()]).to.eql([
      'conv1/conv/kernel',
      'conv1/conv/bias',
      'conv/kernel',
    ]);
  });

  it('may name a layer __proto__ or constructor', async () => {
    const json = JSON.stringify(
      modelJson(
        functional(
          [
            input('constructor'),
            layer('Conv2D', '__proto__', point, 'constructor'),
            layer('ReLU', 'toString', {}, '__proto__'),
          ],
          ['constructor'],
          ['toString'],
        ),
        pointWeights('__proto__'),
      ),
    );
    const shard = floats(pointWeights('__proto__'));
    const fetch = filesFetch({ 'model.json': json, 'group1-shard1of1.bin': shard });
    const model = await readAll(URL_OF_MODEL, { fetch });
    expect(model.nodes.map(({ name }) => name)).to.eql(['__proto__', 'toString']);
    const network = new GraphNetwork(model);
    const ones = tf.ones([1, 4, 4, 3]);
    const result = await network.execute({ constructor: ones }, ['__proto__', 'toString']);
    const map = Object.getOwnPropertyDescriptor(result, '__proto__')?.value as tf.Tensor;
    expectClose(Array.from(await map.data()).slice(0, 2), [0.16, 0.2]);
    tf.dispose([ones, ...Object.values(result)]);
    network.dispose();
  });

  it('tells of what an open size would be', async () => {
    const model = await read(
      functional(
        [input('image', [null, null, null, 3]), layer('Conv2D', 'conv', point, 'image')],
        ['image'],
        ['conv'],
      ),
      pointWeights('conv'),
    );
    expect(model.inputs[0]?.shape).to.eql([224, 224, 3]);
  });

  it('follows the receptive field through stride, skip, upsampling and reordering', async () => {
    const model = await read(
      functional(
        [
          input('image', [null, 8, 8, 3]),
          layer('MaxPooling2D', 'pool', { pool_size: [2, 2], strides: null }, 'image'),
          layer('UpSampling2D', 'up', { size: [2, 2] }, 'pool'),
          layer('Concatenate', 'join', {}, 'up', 'image'),
          layer('Conv2D', 'conv', point, 'join'),
          layer('Permute', 'turned', { dims: [2, 1, 3] }, 'conv'),
        ],
        ['image'],
        ['turned'],
      ),
      pointWeights('conv', 6),
    );
    const field = (name: string) => infoOf(model, name)?.receptiveField?.vertical;
    expect(field('pool')).to.eql({ start: 0, stride: 2, size: 2 });
    // Cell i shows pool cell ⌊i / 2⌋, pixels 2⌊i / 2⌋ and the next: within i − 1 to i + 2.
    expect(field('up')).to.eql({ start: -1, stride: 1, size: 3 });
    expect(field('join')).to.eql({ start: -1, stride: 1, size: 3 });
    expect(field('turned')).to.equal(undefined);
  });

  it('tells the shape of a separable convolution’s inner step', async () => {
    const model = await read(
      functional(
        [
          input(),
          layer(
            'SeparableConv2D',
            'sep',
            { filters: 5, kernel_size: 3, strides: 2, padding: 'same', depth_multiplier: 2 },
            'image',
          ),
        ],
        ['image'],
        ['sep'],
      ),
      [
        { name: 'sep/depthwise_kernel', shape: [3, 3, 3, 2] },
        { name: 'sep/pointwise_kernel', shape: [1, 1, 6, 5] },
        { name: 'sep/bias', shape: [5] },
      ],
    );
    expect(infoOf(model, 'sep/depthwise')?.outputShape).to.eql([2, 2, 6]);
    expect(infoOf(model, 'sep')?.outputShape).to.eql([2, 2, 5]);
    expect((await run(model, 'sep')).length).to.equal(20);
  });

  it('brings its name, metadata and preprocessing', async () => {
    const preprocessing = { mean: [1, 2, 3], std: [4, 5, 6], channels: 'BGR' };
    const metadata = { name: 'Fine', preprocessing, note: 'kept' };
    const files = filesOf({ ...behindConv([]), metadata });
    const progress: [number, number][] = [];
    const model = await readAll(`${URL_OF_MODEL}`, {
      fetch: filesFetch(files),
      onProgress: (loaded, total) => progress.push([loaded, total]),
    });
    expect(model.name).to.equal('Fine');
    expect(model.metadata['note']).to.equal('kept');
    expect(model.inputs[0]?.preprocessing).to.eql(preprocessing);
    expect(progress[0]).to.eql([0, 32]);
    expect(progress.at(-1)).to.eql([32, 32]);
  });
});
