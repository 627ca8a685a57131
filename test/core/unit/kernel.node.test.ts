import { expect } from 'chai';
import type { Network } from '../../../src/core/graph/network.js';
import { kernel } from '../../../src/core/unit/kernel.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork, type TinyLayer } from '../tiny-network.js';

/**
 * input ─┬─ wide ─ deep ─ bn ─┬─ both ─ pool ─ dense
 *        └─ other ─ relu ─────┘
 */
const layers: readonly TinyLayer[] = [
  ['Conv2D', 'wide', ['input'], { filters: 2, kernel_size: [1, 2], padding: 'same' }],
  [
    'DepthwiseConv2D',
    'deep',
    ['wide'],
    { kernel_size: [2, 1], depth_multiplier: 2, padding: 'same' },
  ],
  ['BatchNormalization', 'bn', ['deep'], {}],
  ['Conv2D', 'other', ['input'], { filters: 1, kernel_size: [1, 1] }],
  ['ReLU', 'relu', ['other']],
  ['Concatenate', 'both', ['bn', 'relu']],
  ['GlobalAveragePooling2D', 'pool', ['both']],
  ['Dense', 'dense', ['pool'], { units: 2, activation: 'softmax' }],
];

const range = (length: number) => Array.from({ length }, (_, i) => i);
const filled = (length: number, value: number) =>
  [[length], range(length).map(() => value)] as const;

describe('kernel', () => {
  let network: Network;

  before(async () => {
    await useBackend('cpu');
    network = tinyNetwork({
      input: [4, 4, 3],
      layers,
      weights: {
        // Value = 6 · column + 2 · input + output.
        'wide/kernel': [[1, 2, 3, 2], range(12)],
        'wide/bias': filled(2, 0),
        // Value = 4 · row + 2 · input + multiple.
        'deep/depthwise_kernel': [[2, 1, 2, 2], range(8)],
        'deep/bias': filled(4, 0),
        'bn/gamma': filled(4, 1),
        'bn/beta': filled(4, 0),
        'bn/moving_mean': filled(4, 0),
        'bn/moving_variance': filled(4, 1),
        'other/kernel': [
          [1, 1, 3, 1],
          [2, -9, 4],
        ],
        'other/bias': filled(1, 0),
        'dense/kernel': [
          [5, 2],
          [1, 2, 3, -8, 5, 6, 7, 8, 9, 0],
        ],
        'dense/bias': filled(2, 0),
      },
    });
  });
  after(() => network.dispose());

  const slicesOf = async (layer: string, channel: number) => {
    const { slices, ...rest } = await kernel(network, layer, channel);
    return { ...rest, slices: slices.map(({ input, values }) => [input, ...values]) };
  };

  it('shows the inputs of a convolution, strongest first', async () => {
    expect(await slicesOf('wide', 1)).to.eql({
      layer: 'wide',
      source: 'wide',
      kind: 'convolution',
      channel: 1,
      height: 1,
      width: 2,
      inputs: 3,
      limit: 11,
      slices: [
        [2, 5, 11],
        [1, 3, 9],
        [0, 1, 7],
      ],
    });
  });

  it('shows the one input of a depthwise channel, also where an input has several', async () => {
    const found = await slicesOf('bn', 3);
    expect(found).to.deep.include({ source: 'deep', kind: 'depthwise', height: 2, inputs: 2 });
    expect(found.slices).to.eql([[1, 3, 7]]);
  });

  it('walks back through activations, poolings and into what was concatenated', async () => {
    const found = await slicesOf('pool', 4);
    expect(found).to.deep.include({ source: 'other', kind: 'pointwise', channel: 4, limit: 9 });
    expect(found.slices).to.eql([
      [1, -9],
      [2, 4],
      [0, 2],
    ]);
    expect((await kernel(network, 'both', 1)).slices[0]!.input).to.equal(0);
  });

  it('shows a column of a dense layer', async () => {
    const found = await slicesOf('dense', 1);
    expect(found).to.deep.include({ kind: 'dense', height: 1, width: 1, inputs: 5, limit: 8 });
    expect(found.slices.map(([input]) => input)).to.eql([1, 3, 2, 0, 4]);
  });

  it('refuses the input, and a channel that is not there', async () => {
    const refused = async (layer: string, channel: number) =>
      String(await rejection(kernel(network, layer, channel)));
    expect(await refused('input', 0)).to.equal(
      'OptionError: no convolution makes channel 0 of "input" (InputLayer)',
    );
    expect(await refused('wide', 2)).to.match(/^ChannelNotFoundError: "wide" has channels 0 to 1/);
  });

  it('leaves no tensor behind', async () => {
    // Weights become tensors when they are first used.
    await kernel(network, 'pool', 0);
    await expectNoLeak(() => kernel(network, 'pool', 0));
  });
});

describe('kernel in EfficientNet-Lite0', () => {
  it('takes the block’s own convolution behind a skip, not the shortcut’s', async () => {
    await useBackend('wasm');
    const network = await openEmbedded();
    const sources: Record<string, readonly [string, string]> = {
      block2_add: ['block2_project_conv', 'pointwise'],
      block14_add: ['block14_project_conv', 'pointwise'],
      block5_depthwise_relu6: ['block5_depthwise_conv', 'depthwise'],
      stem_relu6: ['stem_conv', 'convolution'],
      softmax: ['logits', 'dense'],
    };
    for (const [layer, [source, kind]] of Object.entries(sources)) {
      expect(await kernel(network, layer, 1), layer).to.deep.include({ source, kind });
    }
    expect((await kernel(network, 'head_relu6', 5)).slices).to.have.length(8);
    network.dispose();
  });
});
