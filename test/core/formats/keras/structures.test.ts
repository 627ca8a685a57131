import { expect } from 'chai';
import { told } from '../../../../src/core/error-sentence.js';
import { ModelFormatError } from '../../../../src/core/errors.js';
import { readTopology } from '../../../../src/core/formats/keras/read-topology.js';
import type { GraphDefinition } from '../../../../src/core/graph/definition.js';
import { rejection } from '../../graph/rejection.js';
import {
  functional,
  input,
  layer,
  point,
  pointWeights,
  read,
  sequential,
  type LayerJson,
} from '../model-files.js';
import { unreadMessage } from '../unread-message.js';

const names = (model: GraphDefinition): string[] => model.nodes.map(({ name }) => name);

/** A model as a layer of another. */
const asLayer = (model: unknown, name: string, ...reads: readonly unknown[]): LayerJson => {
  const { class_name, config } = model as LayerJson;
  return { class_name, name, config: { ...config, name }, inbound_nodes: [reads] };
};

const back = functional(
  [input('pixels'), layer('Conv2D', 'conv', point, 'pixels'), layer('ReLU', 'relu', {}, 'conv')],
  ['pixels'],
  ['relu'],
);

describe('a nested model', () => {
  it('has the path to it in the names of its layers, and no input of its own', async () => {
    const model = await read(
      functional(
        [input(), asLayer(back, 'back', ['image', 0, 0]), layer('Flatten', 'flat', {}, 'back')],
        ['image'],
        ['flat'],
      ),
      pointWeights('conv'),
    );
    expect(names(model)).to.eql(['back/conv', 'back/relu', 'flat']);
    expect(model.nodes.map(({ info }) => info.group)).to.eql(['back', 'back', undefined]);
    expect(model.nodes[0]?.inputs).to.eql(['image']);
    expect([...model.weights.keys()]).to.eql(['back/conv/kernel', 'back/conv/bias']);
  });

  it('is called again under the names of later calls, and counted from 1 where Keras does', async () => {
    const twice = {
      ...asLayer(back, 'back'),
      inbound_nodes: [[['left', 0, 0, {}]], [['right', 0, 0, {}]]],
    };
    for (const first of [0, 1]) {
      const sum = {
        ...layer('Add', 'sum'),
        inbound_nodes: [
          [
            ['back', first, 0, {}],
            ['back', first + 1, 0, {}],
          ],
        ],
      };
      const model = await read(
        functional([input('left'), input('right'), twice, sum], ['left', 'right'], ['sum']),
        pointWeights('conv'),
      );
      expect(names(model)).to.eql(['back/conv', 'back/relu', 'back/conv@1', 'back/relu@1', 'sum']);
      expect(model.nodes[2]?.inputs).to.eql(['right']);
      expect(model.nodes.at(-1)?.inputs).to.eql(['back/relu', 'back/relu@1']);
    }
  });

  it('may lie in a Sequential, which then takes what it takes', async () => {
    const model = await read(
      sequential([asLayer(back, 'back'), { class_name: 'Flatten', config: { name: 'flat' } }]),
      pointWeights('conv'),
    );
    expect(model.inputs.map(({ name, shape }) => [name, shape])).to.eql([
      ['back_input', [4, 4, 3]],
    ]);
    expect(names(model)).to.eql(['back/conv', 'back/relu', 'flat']);
  });

  it('takes as many tensors as it has inputs', async () => {
    const error = await rejection(
      read(
        functional(
          [input(), asLayer(back, 'back', ['image', 0, 0], ['image', 0, 0])],
          ['image'],
          ['back'],
        ),
      ),
    );
    expect(error).to.be.instanceOf(ModelFormatError);
    expect(error.message).to.match(/"back" takes 1 inputs, not 2/);
  });

  it('is refused when it nests too deep, or its calls multiply without end', () => {
    const wrap = (model: unknown, name: string, times: number): unknown =>
      functional(
        [
          input('in'),
          {
            ...asLayer(model, name),
            inbound_nodes: Array.from({ length: times }, (_, i) => [
              i === 0 ? ['in', 0, 0] : [name, i - 1, 0],
            ]),
          },
        ],
        ['in'],
        [[name, times - 1, 0]],
      );
    const nest = (levels: number, times: number) =>
      Array.from({ length: levels }, (_, i) => `m${i}`).reduce<unknown>(
        (model, name) => wrap(model, name, times),
        back,
      );
    expect(() => readTopology(nest(40, 1))).to.throw(ModelFormatError, /more than 32 deep/);
    // 2³⁰ calls of the innermost.
    expect(() => readTopology(nest(30, 2))).to.throw(ModelFormatError, /more than 20000 times/);
    // The same with nothing in the innermost that could be counted.
    const empty = functional([input('in')], ['in'], ['in']);
    const hollow = Array.from({ length: 30 }, (_, i) => `m${i}`).reduce<unknown>(
      (model, name) => wrap(model, name, 2),
      empty,
    );
    expect(() => readTopology(hollow)).to.throw(ModelFormatError, /more than 20000 times/);
  });

  it('may have any name', async () => {
    for (const name of ['__proto__', 'constructor', 'a/b', '<img src=x>', '']) {
      const model = await read(
        functional([input(), asLayer(back, name, ['image', 0, 0])], ['image'], [name]),
        pointWeights('conv'),
      );
      expect(names(model)).to.eql([`${name}/conv`, `${name}/relu`]);
    }
  });
});

describe('a model of transposed convolutions alone', () => {
  it('is convolutional', async () => {
    const grow = layer('Conv2DTranspose', 'grow', { filters: 2, kernel_size: [2, 2] }, 'image');
    const { nodes } = await read(functional([input(), grow], ['image'], ['grow']), [
      { name: 'grow/kernel', shape: [2, 2, 2, 3] },
      { name: 'grow/bias', shape: [2] },
    ]);
    expect(nodes.map(({ name }) => name)).to.include('grow');
  });
});

describe('a layer that cannot be read', () => {
  const upTo = (...layers: LayerJson[]) =>
    read(
      functional(
        [
          input(),
          layer('Conv2D', 'conv', point, 'image'),
          layer('ReLU', 'relu', {}, 'conv'),
          ...layers,
        ],
        ['image'],
        [layers.at(-1)!.name!],
      ),
      [...pointWeights('conv'), { name: 'after/kernel', shape: [9, 9] }],
    );

  it('ends the graph before it, which a remark says', async () => {
    const model = await upTo(
      layer('Lambda', 'twice', {}, 'relu'),
      layer('Dense', 'after', { units: 2 }, 'twice'),
    );
    expect(names(model)).to.eql(['conv', 'relu']);
    const note = { kind: 'cut-short', output: 'relu' };
    expect(model.outputs).to.eql([
      {
        name: 'relu',
        shape: [4, 4, 2],
        logits: 'relu',
        activation: 'linear',
        features: true,
        note,
      },
    ]);
    expect(model.remarks).to.eql([
      {
        kind: 'unread-layer',
        error: {
          name: 'UnsupportedLayerError',
          message:
            'layer "twice" is a Python Lambda; its code cannot run here, but registerLayer can say what it ' +
            "does, under the layer's name.",
          facts: told({ kind: 'python-lambda', layer: 'twice' }),
        },
        before: 2,
      },
    ]);
    expect([...model.weights.keys()]).to.eql(['conv/kernel', 'conv/bias']);
  });

  it('is named by its class, or by what is wrong with it', async () => {
    const [own] = (await upTo(layer('MyLayer', 'mine', {}, 'relu'))).remarks;
    expect(unreadMessage(own)).to.match(
      /^layer "mine" is a MyLayer, which is not read yet \(registerLayer can add it\)\.$/,
    );
    expect(own).to.include({ before: 2 });
    const [odd] = (await upTo(layer('Conv2D', 'odd', { ...point, filters: 'many' }, 'relu')))
      .remarks;
    expect(unreadMessage(odd)).to.match(/^layer "odd": filters must be .* not "many"$/);
    expect(odd).to.include({ before: 2 });
  });

  it('is named with what to do where no one can add it', async () => {
    for (const [className, advice] of [
      ['KerasLayer', 'tensorflowjs_converter'],
      ['TFSMLayer', 'tensorflowjs_converter'],
      ['ClusterWeights', 'tfmot.clustering.keras.strip_clustering(model)'],
      ['Custom>QuantizeWrapperV2', 'layer.set_weights('],
    ] as const) {
      const [own] = (await upTo(layer(className, 'mine', {}, 'relu'))).remarks;
      expect(unreadMessage(own)).to.contain(advice);
      expect(unreadMessage(own)).not.to.contain('registerLayer');
    }
  });

  it('takes away only what depends on it', async () => {
    const model = await upTo(
      layer('Lambda', 'twice', {}, 'conv'),
      layer('Add', 'sum', {}, 'twice', 'relu'),
      layer('Flatten', 'flat', {}, 'relu'),
    );
    expect(names(model)).to.eql(['conv', 'relu', 'flat']);
    expect(model.outputs.map(({ name, features }) => [name, features])).to.eql([['flat', true]]);
    expect(model.remarks[0]).to.include({ kind: 'unread-layer', before: 1 });
  });

  it('is named with at most four others', async () => {
    const many = Array.from({ length: 9 }, (_, i) => layer('Lambda', `l${i}`, {}, 'relu'));
    const { remarks } = await upTo(...many);
    expect(remarks).to.have.length(6);
    expect(remarks[5]).to.eql({ kind: 'more-unread-layers', count: 4 });
  });
});

describe('an output', () => {
  it('stands for classes behind a softmax or a layer that is linear, else for features', async () => {
    const features = async (...layers: LayerJson[]) => {
      const model = await read(
        functional(
          [input(), layer('Conv2D', 'conv', point, 'image'), ...layers],
          ['image'],
          [layers.at(-1)?.name ?? 'conv'],
        ),
        [
          ...pointWeights('conv'),
          { name: 'dense/kernel', shape: [2, 4] },
          { name: 'dense/bias', shape: [4] },
        ],
      );
      return model.outputs[0]?.features ?? false;
    };
    const pool = layer('GlobalAveragePooling2D', 'pool', {}, 'conv');
    expect(await features(pool)).to.equal(false);
    expect(await features(layer('ReLU', 'relu', {}, 'conv'))).to.equal(true);
    const dense = (config: object) => layer('Dense', 'dense', { units: 4, ...config }, 'pool');
    expect(await features(pool, dense({}))).to.equal(false);
    expect(await features(pool, dense({ activation: 'sigmoid' }))).to.equal(false);
    expect(await features(pool, dense({ activation: 'relu' }))).to.equal(true);
  });
});
