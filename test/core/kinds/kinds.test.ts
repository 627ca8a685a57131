import { expect } from 'chai';
import { ConvlensError, ModelFormatError } from '../../../src/core/errors.js';
import { Config, shown, type Json } from '../../../src/core/kinds/config.js';
import { kindOf } from '../../../src/core/kinds/index.js';
import type { BuiltLayer, Shape } from '../../../src/core/kinds/kind.js';

const build = (className: string, config: Json, ...inputs: Shape[]): BuiltLayer =>
  kindOf(className)!(new Config('it', config), inputs);

const map: Shape = [8, 9, 4];
const window = { filters: 6, kernel_size: [3, 3] };

describe('layer kinds', () => {
  /** Class, configuration, inputs, output shape, weights: sizes by Keras' documentation. */
  const shapes: readonly (readonly [
    string,
    Json,
    readonly Shape[],
    Shape,
    Readonly<Record<string, Shape>>,
  ])[] = [
    ['Conv2D', window, [map], [6, 7, 6], { kernel: [3, 3, 4, 6], bias: [6] }],
    [
      'Conv2D',
      { ...window, strides: 2, padding: 'same', use_bias: false },
      [map],
      [4, 5, 6],
      { kernel: [3, 3, 4, 6] },
    ],
    [
      'Conv2D',
      { ...window, dilation_rate: [2, 3] },
      [map],
      [4, 3, 6],
      { kernel: [3, 3, 4, 6], bias: [6] },
    ],
    [
      'DepthwiseConv2D',
      { kernel_size: 3, depth_multiplier: 2 },
      [map],
      [6, 7, 8],
      { depthwise_kernel: [3, 3, 4, 2], bias: [8] },
    ],
    [
      'SeparableConv2D',
      { ...window, depth_multiplier: 2 },
      [map],
      [6, 7, 6],
      { depthwise_kernel: [3, 3, 4, 2], pointwise_kernel: [1, 1, 8, 6], bias: [6] },
    ],
    ['Dense', { units: 5 }, [map], [8, 9, 5], { kernel: [4, 5], bias: [5] }],
    [
      'BatchNormalization',
      {},
      [map],
      map,
      { gamma: [4], beta: [4], moving_mean: [4], moving_variance: [4] },
    ],
    [
      'BatchNormalization',
      { axis: [3], scale: false, center: false },
      [map],
      map,
      { moving_mean: [4], moving_variance: [4] },
    ],
    ['MaxPooling2D', {}, [map], [4, 4, 4], {}],
    ['MaxPooling2D', { pool_size: 3, strides: 2, padding: 'same' }, [map], [4, 5, 4], {}],
    ['AveragePooling2D', { pool_size: [2, 3], strides: null }, [map], [4, 3, 4], {}],
    ['GlobalAveragePooling2D', {}, [map], [4], {}],
    ['GlobalMaxPooling2D', { keepdims: true }, [map], [1, 1, 4], {}],
    ['Flatten', {}, [map], [288], {}],
    ['Reshape', { target_shape: [-1, 4] }, [map], [72, 4], {}],
    ['Permute', { dims: [3, 1, 2] }, [map], [4, 8, 9], {}],
    [
      'ZeroPadding2D',
      {
        padding: [
          [1, 2],
          [3, 4],
        ],
      },
      [map],
      [11, 16, 4],
      {},
    ],
    ['ZeroPadding2D', { padding: 2 }, [map], [12, 13, 4], {}],
    ['Cropping2D', { cropping: [1, 2] }, [map], [6, 5, 4], {}],
    ['UpSampling2D', { size: [2, 3] }, [map], [16, 27, 4], {}],
    ['Add', {}, [map, [1, 1, 4]], map, {}],
    [
      'Multiply',
      {},
      [
        [8, 1, 4],
        [1, 9, 1],
      ],
      map,
      {},
    ],
    ['Concatenate', {}, [map, [8, 9, 2]], [8, 9, 6], {}],
    ['Concatenate', { axis: 1 }, [map, [2, 9, 4]], [10, 9, 4], {}],
    ['Rescaling', { scale: 0.5, offset: [1, 2, 3, 4] }, [map], map, {}],
    ['Dropout', { rate: 0.5 }, [map], map, {}],
  ];
  for (const [className, config, inputs, outputShape, weights] of shapes) {
    it(`${className} ${JSON.stringify(config)} makes [${outputShape.join(', ')}]`, () => {
      const built = build(className, config, ...inputs);
      expect(built.outputShape).to.eql(outputShape);
      expect(built.weights).to.eql(weights);
      expect(Object.keys(built.weights), 'in Keras’ order').to.eql(Object.keys(weights));
    });
  }

  it('split an activation off, and keep its name', () => {
    const built = build('Dense', { units: 2, activation: 'softmax' }, [3]);
    expect(built.steps.map(({ suffix, op }) => [suffix, op.type])).to.eql([
      ['linear', 'matMul'],
      ['', 'activation'],
    ]);
    expect(built.activation).to.equal('softmax');
    const plain = build('Dense', { units: 2, activation: 'linear' }, [3]);
    expect(plain.steps.map(({ suffix }) => suffix)).to.eql(['']);
    expect(plain.activation).to.equal(undefined);
  });

  it('know an activation by any of its spellings', () => {
    for (const [given, known] of [
      ['hardSigmoid', 'hard_sigmoid'],
      ['silu', 'swish'],
      ['relu6', 'relu6'],
      [{ class_name: 'activation', config: { name: 'x' } }, null],
      [{ class_name: 'Swish', config: {} }, 'swish'],
    ] as const) {
      const make = () => build('Activation', { activation: given }, map).activation;
      if (known) expect(make()).to.equal(known);
      else expect(make).to.throw(ModelFormatError, 'no activation "activation"');
    }
  });

  it('take the slope of a leaky ReLU by its old name and its new one', () => {
    for (const config of [{ alpha: 0.2 }, { negative_slope: 0.2 }]) {
      expect(build('LeakyReLU', config, map).activation).to.equal('leaky_relu');
    }
  });
});

describe('a layer of a page’s own', () => {
  it('is read where it is given, with its package or without', () => {
    const own = { Swirl: kindOf('Dropout')! };
    expect(kindOf('Custom>Swirl')).to.equal(undefined);
    for (const name of ['Custom>Swirl', 'Swirl']) {
      expect(kindOf(name, own)!(new Config('it', {}), [map]).outputShape).to.eql(map);
    }
    expect(kindOf('Swirl')).to.equal(undefined);
  });

  it('may lie in another layer', () => {
    const own = { Swirl: kindOf('Dropout')! };
    const config = { layer: { class_name: 'Swirl', config: {} } };
    const kind = kindOf('TimeDistributed', own)!;
    expect(kind(new Config('it', config), [[5, ...map]]).outputShape).to.eql([5, ...map]);
    const without = kindOf('TimeDistributed')!;
    expect(() => without(new Config('it', config), [[5, ...map]])).to.throw(/Swirl/);
  });

  it('may have the name of one that is known', () => {
    expect(kindOf('Custom>LayerScale')).to.equal(kindOf('LayerScale'));
    expect(kindOf('constructor')).to.equal(undefined);
  });
});

describe('a layer that cannot be built', () => {
  const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown;
  const long = 'x'.repeat(10_000);

  /** Class, configuration, inputs. */
  const cases: readonly (readonly [string, Json, ...Shape[]])[] = [
    ['Conv2D', { filters: 0, kernel_size: 3 }, map],
    ['Conv2D', { filters: 2 }, map],
    ['Conv2D', { ...window, kernel_size: [3, -1] }, map],
    ['Conv2D', { ...window, kernel_size: 1e9 }, map],
    ['Conv2D', { ...window, kernel_size: deep }, map],
    ['Conv2D', { ...window, kernel_size: [10, 3] }, map],
    ['Conv2D', { ...window, padding: 'causal' }, map],
    ['Conv2D', { ...window, padding: long }, map],
    ['Conv2D', { ...window, strides: 2, dilation_rate: 2 }, map],
    ['Conv2D', { ...window, groups: 3 }, map],
    ['Conv2DTranspose', { ...window, strides: 2, output_padding: 2 }, map],
    ['GroupNormalization', { groups: 3 }, map],
    ['LayerNormalization', { axis: [1, 7] }, map],
    ['Normalization', { mean: [1, 2], variance: [1, 2] }, map],
    ['Resizing', { height: 0, width: 2 }, map],
    ['Resizing', { height: 2, width: 2, interpolation: 'spline' }, map],
    ['Activation', { activation: 'glu' }, [8, 9, 3]],
    ['Dot', { axes: 1 }, [3], [4]],
    ['Conv2D', { ...window, data_format: 'channels_first' }, map],
    ['Conv2D', { ...window, activation: 'nonsense' }, map],
    ['Conv2D', { ...window, activation: long }, map],
    ['Conv2D', { ...window, activation: deep }, map],
    ['Conv2D', { ...window, activation: 'constructor' }, map],
    ['Conv2D', { ...window, use_bias: 'yes' }, map],
    ['Conv2D', window, [4]],
    ['Dense', { units: 2.5 }, [4]],
    ['BatchNormalization', { axis: 4 }, map],
    ['BatchNormalization', { axis: deep }, map],
    ['BatchNormalization', { epsilon: 'x' }, map],
    ['Softmax', { axis: 4 }, map],
    ['MaxPooling2D', { pool_size: 10 }, map],
    ['Reshape', { target_shape: [5] }, map],
    ['Reshape', { target_shape: [-1, -1] }, map],
    ['Reshape', { target_shape: [0, -1] }, map],
    ['Reshape', { target_shape: [deep] }, map],
    ['Permute', { dims: [1, 1, 2] }, map],
    ['Permute', { dims: deep }, map],
    ['ZeroPadding2D', { padding: -1 }, map],
    ['ZeroPadding2D', { padding: 1e9 }, map],
    ['ZeroPadding2D', { padding: [[1, 2], deep] }, map],
    ['Cropping2D', { cropping: 4 }, map],
    ['UpSampling2D', { interpolation: 'spline' }, map],
    ['UpSampling2D', { size: 0 }, map],
    ['Rescaling', { scale: [1, 2] }, map],
    ['Rescaling', { scale: [deep] }, map],
    ['LeakyReLU', { alpha: deep }, map],
    ['ReLU', { max_value: 'x' }, map],
    ['Add', {}, map],
    ['Add', {}, map, [8, 8, 4]],
    ['Add', {}, map, [3]],
    ['Concatenate', { axis: 7 }, map, map],
    ['Concatenate', {}, map, [8, 8, 4]],
  ];
  for (const [className, config, ...inputs] of cases) {
    const title = Object.entries(config).map(([key, value]) => `${key} ${shown(value)}`);
    it(`says so in few words: ${className} with ${title.join(', ')} on ${shown(inputs[0])}`, () => {
      try {
        build(className, config, ...inputs);
      } catch (error) {
        if (!(error instanceof ConvlensError)) throw error;
        expect(error).to.be.instanceOf(ModelFormatError);
        expect(error.message.length).to.be.below(400);
        expect(error.message).to.contain('layer "it"');
        return;
      }
      expect.fail('it was built');
    });
  }
});

describe('shown', () => {
  it('shortens whatever a file may hold', () => {
    expect(shown('x'.repeat(1000))).to.have.length(62);
    expect(shown([1, 'a', null, [2], {}])).to.equal('[1, "a", null, …, …]');
    expect(shown(Array.from({ length: 1000 }, () => 12345)).length).to.be.below(70);
    expect([shown(undefined), shown(null), shown(1.5), shown(true), shown({ a: 1 })]).to.eql([
      'nothing',
      'null',
      '1.5',
      'true',
      '{…}',
    ]);
  });
});
