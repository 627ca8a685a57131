import { tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { circuit } from '../../../src/core/unit/circuit.js';
import { kernel as kernelOf } from '../../../src/core/unit/kernel.js';
import type { UnitLink } from '../../../src/core/unit/circuit.types.js';
import { INERT } from '../../../src/core/kinds/index.js';
import type { Network } from '../../../src/core/graph/network.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { backends, useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualImage, residualNetwork } from '../attribution/residual-network.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork, type TinyLayer, type TinyNetwork } from '../tiny-network.js';

const named = (links: readonly UnitLink[]) =>
  links.map(({ layer, channel, via }) => `${layer} ${channel} ${via}`);

const strengthOf = (links: readonly UnitLink[], layer: string, channel: number) =>
  links.find((link) => link.layer === layer && link.channel === channel)?.strength ?? NaN;

/** Two cells of three channels, with root mean squares √12.5, 0 and 1. */
const twoCells = Float32Array.from([3, 0, 1, 4, 0, 1]);

const pointwise = (layers: readonly TinyLayer[], weights: TinyNetwork['weights']) =>
  tinyNetwork({
    input: [1, 2, 3],
    layers: [
      ['Conv2D', 'conv', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
      ...layers,
    ],
    weights: {
      'conv/kernel': [
        [1, 1, 3, 2],
        [2, 0, 5, 0, -1, 7],
      ],
      ...weights,
    },
  });

for (const backend of backends()) {
  describe(`a circuit, on ${backend}`, () => {
    before(() => useBackend(backend));

    it('multiplies weight, scale of the normalisation and level of the input', async () => {
      const network = pointwise(
        [
          ['BatchNormalization', 'bn', ['conv'], { epsilon: 0 }],
          ['ReLU', 'relu', ['bn']],
        ],
        {
          'bn/gamma': [[2], [3, 1]],
          'bn/beta': [[2], [10, 20]],
          'bn/moving_mean': [[2], [1, 1]],
          'bn/moving_variance': [[2], [4, 1]],
        },
      );
      for (const layer of ['bn', 'relu']) {
        const { inputs } = await circuit(network, layer, 0, twoCells);
        expect(named(inputs)).to.eql(['input 0 weights', 'input 2 weights', 'input 1 weights']);
        // Scale 3/√4 = 1.5.
        expect(inputs[0]!.strength).to.be.closeTo(1.5 * 2 * Math.sqrt(12.5), 1e-5);
        expect(inputs[1]!.strength).to.be.closeTo(-1.5, 1e-5);
        expect(inputs[2]!.strength).to.equal(0);
      }
      const { inputs } = await circuit(network, 'conv', 0, twoCells);
      expect(inputs[0]!.strength).to.be.closeTo(2 * Math.sqrt(12.5), 1e-5);
      const { outputs } = await circuit(network, 'input', 2, twoCells);
      expect(named(outputs)).to.eql(['relu 1 weights', 'relu 0 weights']);
      expect(outputs.map(({ strength }) => strength)).to.eql([7, -1.5]);
      network.dispose();
    });

    it('says what each strength is the product of: the weights are those of the kernel', async () => {
      const network = pointwise([['BatchNormalization', 'bn', ['conv'], { epsilon: 0 }]], {
        'bn/gamma': [[2], [3, 1]],
        'bn/beta': [[2], [10, 20]],
        'bn/moving_mean': [[2], [1, 1]],
        'bn/moving_variance': [[2], [4, 1]],
      });
      const { inputs } = await circuit(network, 'bn', 0, twoCells);
      const [first, second] = inputs.map(({ factors }) => factors!);
      expect(first).to.include({ weight: 2, scale: 1.5 });
      expect(first!.level).to.be.closeTo(Math.sqrt(12.5), 1e-5);
      expect(second).to.eql({ weight: -1, scale: 1.5, level: 1 });
      const { slices } = await kernelOf(network, 'bn', 0);
      const weights = new Map(slices.map(({ input, values }) => [input, values[0]!]));
      for (const { channel, factors } of inputs) {
        expect(factors!.weight).to.equal(weights.get(channel));
      }
      network.dispose();
    });

    it('goes through every layer that does nothing in inference', async () => {
      for (const kind of INERT) {
        const network = tinyNetwork({
          input: [1, 2, 3],
          layers: [
            ['Conv2D', 'conv', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
            [kind, 'idle', ['conv'], {}],
            ['Conv2D', 'last', ['idle'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
          ],
          weights: {
            'conv/kernel': [
              [1, 1, 3, 2],
              [2, 0, 5, 0, -1, 7],
            ],
            'last/kernel': [
              [1, 1, 2, 1],
              [3, 4],
            ],
          },
        });
        const { outputs } = await circuit(network, 'conv', 1, twoCells);
        expect(named(outputs), kind).to.eql(['last 0 weights']);
        const { inputs } = await circuit(network, 'idle', 1, twoCells);
        expect(inputs[0]?.layer, kind).to.equal('input');
        network.dispose();
      }
    });

    it('takes the length of a kernel, with the sign of its sum', async () => {
      const network = tinyNetwork({
        input: [1, 2, 1],
        layers: [
          ['Conv2D', 'conv', ['input'], { filters: 1, kernel_size: [1, 2], use_bias: false }],
        ],
        weights: {
          'conv/kernel': [
            [1, 2, 1, 1],
            [3, -4],
          ],
        },
      });
      const { inputs } = await circuit(network, 'conv', 0, Float32Array.from([2, 2]));
      expect(inputs[0]!.strength).to.be.closeTo(-10, 1e-5);
      network.dispose();
    });

    it('goes by weights alone without a photo', async () => {
      const network = pointwise([], {});
      const { inputs } = await circuit(network, 'conv', 0, null);
      expect(inputs.map(({ strength }) => strength)).to.eql([5, 2, -1]);
      network.dispose();
    });

    it('of a class is that of its logit, however the softmax is written', async () => {
      const withHead = (...head: readonly TinyLayer[]) =>
        pointwise([['GlobalAveragePooling2D', 'pool', ['conv'], {}], ...head], {
          'logits/kernel': [
            [2, 2],
            [1, 4, 2, 5],
          ],
        });
      const logits = { units: 2, use_bias: false };
      const apart = withHead(
        ['Dense', 'logits', ['pool'], logits],
        ['Activation', 'softmax', ['logits'], { activation: 'softmax' }],
      );
      const fused = withHead(['Dense', 'logits', ['pool'], { ...logits, activation: 'softmax' }]);
      for (const [network, layer] of [
        [apart, 'softmax'],
        [apart, 'logits'],
        [fused, 'logits'],
      ] as const) {
        const { inputs, outputs } = await circuit(network, layer, 1, null);
        expect(named(inputs)).to.eql(['conv 1 weights', 'conv 0 weights']);
        expect(inputs.map(({ strength }) => strength)).to.eql([5, 4]);
        expect(outputs).to.eql([]);
      }
      apart.dispose();
      fused.dispose();
    });

    it('walks both branches of a sum, and takes a branch that others read as it is', async () => {
      const network = residualNetwork();
      const { inputs } = await circuit(network, 'join', 2, residualImage);
      expect(named(inputs)).to.have.members([
        'stem 2 sum',
        ...[0, 1, 2, 3].map((c) => `stem ${c} weights`),
      ]);
      const levels = await levelsOf(network, 'stem', residualImage);
      const kernel = await network.weights('inner')['kernel']!.data();
      const own = (c: number) =>
        Array.from({ length: 9 }, (_, cell) => kernel[(cell * 4 + c) * 4 + 2]!);
      const [skip, ...rest] = [...inputs].sort((a, b) => a.via.localeCompare(b.via));
      expect(skip!.strength).to.be.closeTo(levels[2]!, 1e-5);
      for (const { channel, strength } of rest) {
        const sign = Math.sign(own(channel).reduce((sum, w) => sum + w, 0));
        expect(strength).to.be.closeTo(sign * Math.hypot(...own(channel)) * levels[channel]!, 1e-4);
      }
      network.dispose();
    });

    it('finds the sum, the next kernel, and through pooling and flattening the classes', async () => {
      const network = residualNetwork();
      const stem = await circuit(network, 'stem', 1, residualImage);
      expect(named(stem.outputs)).to.have.members([
        'join 1 sum',
        ...[0, 1, 2, 3].map((c) => `inner ${c} weights`),
      ]);
      const join = await circuit(network, 'join', 1, residualImage);
      expect(named(join.outputs)).to.have.members([
        ...[0, 1, 2].map((c) => `classes ${c} weights`),
        'side 0 weights',
      ]);
      const [pooled] = [await levelsOf(network, 'pool', residualImage)];
      const classes = await network.weights('classes')['kernel']!.data();
      expect(strengthOf(join.outputs, 'classes', 2)).to.be.closeTo(
        classes[1 * 3 + 2]! * pooled[1]!,
        1e-5,
      );
      const side = await network.weights('side')['kernel']!.data();
      const own = Array.from({ length: 24 }, (_, cell) => side[cell * 4 + 1]!);
      const sign = Math.sign(own.reduce((sum, w) => sum + w, 0));
      const level = (await levelsOf(network, 'join', residualImage))[1]!;
      expect(strengthOf(join.outputs, 'side', 0)).to.be.closeTo(
        sign * Math.hypot(...own) * level,
        1e-4,
      );
      const one = await circuit(network, 'side', 0, residualImage);
      expect(strengthOf(one.inputs, 'join', 1)).to.be.closeTo(
        strengthOf(join.outputs, 'side', 0),
        1e-5,
      );
      network.dispose();
    });

    for (const [kind, config, shapes] of [
      ['Conv2D', { filters: 4 }, { kernel: [3, 3, 3, 4] }],
      ['DepthwiseConv2D', { depth_multiplier: 2 }, { depthwise_kernel: [3, 3, 3, 2] }],
      [
        'SeparableConv2D',
        { filters: 4, depth_multiplier: 2 },
        { depthwise_kernel: [3, 3, 3, 2], pointwise_kernel: [1, 1, 6, 4] },
      ],
    ] as const) {
      it(`measures a ${kind} as what it makes of a single pixel`, async () => {
        const network = tinyNetwork({
          input: [5, 5, 3],
          layers: [
            [
              kind,
              'conv',
              ['input'],
              { kernel_size: [3, 3], padding: 'same', use_bias: false, ...config },
            ],
          ],
          weights: Object.fromEntries(
            Object.entries(shapes).map(([name, shape], i) => {
              const size = (shape as readonly number[]).reduce((product, n) => product * n, 1);
              return [
                `conv/${name}`,
                [shape, [...gaussians(seededRandom(i + 1), size, 1)]],
              ] as const;
            }),
          ),
        });
        const gives = network.layer('conv').channels;
        for (let from = 0; from < 3; from++) {
          const response = await pixelResponse(network, from, gives);
          const { outputs } = await circuit(network, 'input', from, null);
          for (const { channel, strength } of outputs) {
            const { sum, length } = response[channel]!;
            expect(strength).to.be.closeTo(Math.sign(sum) * length, 1e-4);
            const back = await circuit(network, 'conv', channel, null);
            expect(strengthOf(back.inputs, 'input', from)).to.be.closeTo(strength, 1e-5);
          }
          const heard = response.filter(({ length }) => length > 1e-5).length;
          expect(outputs).to.have.length(heard);
        }
        network.dispose();
      });
    }

    it('counts the parts of a concatenation, and the sign of a difference', async () => {
      const conv = (name: string, reads: string): TinyLayer => [
        'Conv2D',
        name,
        [reads],
        { filters: 2, kernel_size: [1, 1], use_bias: false },
      ];
      const network = tinyNetwork({
        input: [1, 2, 3],
        layers: [
          conv('a', 'input'),
          conv('b', 'input'),
          ['Concatenate', 'both', ['a', 'b']],
          ['Conv2D', 'c', ['both'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
          conv('d', 'input'),
          conv('e', 'input'),
          ['Subtract', 'less', ['d', 'e']],
        ],
        outputs: ['c', 'less'],
        weights: {
          'a/kernel': [
            [1, 1, 3, 2],
            [1, 2, 3, 4, 5, 6],
          ],
          'b/kernel': [
            [1, 1, 3, 2],
            [10, 20, 30, 40, 50, 60],
          ],
          'c/kernel': [
            [1, 1, 4, 1],
            [1, 2, 3, 4],
          ],
          'd/kernel': [
            [1, 1, 3, 2],
            [1, 2, 3, 4, 5, 6],
          ],
          'e/kernel': [
            [1, 1, 3, 2],
            [10, 20, 30, 40, 50, 60],
          ],
        },
      });
      const both = await circuit(network, 'both', 3, null);
      expect(both.inputs.map(({ strength }) => strength)).to.eql([60, 40, 20]);
      const { outputs } = await circuit(network, 'b', 1, null);
      expect(named(outputs)).to.eql(['c 0 weights']);
      expect(outputs[0]!.strength).to.equal(4);
      const less = await circuit(network, 'less', 0, null);
      expect(less.inputs.map(({ strength }) => strength)).to.eql([-50, -30, -10, 5, 3, 1]);
      network.dispose();
    });
  });
}

describe('circuits of EfficientNet-Lite0', () => {
  let network: Network;
  let image: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    image = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  it('have the weights that the kernel of the channel has', async () => {
    const { inputs } = await circuit(network, 'block10_add', 96, image, { links: 700 });
    const made = inputs.filter(({ via }) => via === 'weights');
    const { slices } = await kernelOf(network, 'block10_add', 96);
    expect(slices).to.have.length(8);
    for (const { input, values } of slices) {
      const link = made.find(({ channel }) => channel === input);
      expect(link?.factors?.weight, `input ${input}`).to.equal(values[0]);
    }
  });

  it('go through a block’s projection and its skip, by the numbers in the file', async () => {
    const { inputs } = await circuit(network, 'block10_add', 96, image, { links: 700 });
    expect(inputs).to.have.length(672 + 1);
    const levels = await levelsOf(network, 'block10_depthwise_relu6', image);
    const kernel = await network.weights('block10_project_conv')['kernel']!.data();
    const { gamma, moving_variance: variance } = network.weights('block10_project_bn');
    // The network's BatchNorms have ε = 0.001.
    const scale = (await gamma!.data())[96]! / Math.sqrt((await variance!.data())[96]! + 1e-3);
    const skip = inputs.filter(({ via }) => via === 'sum');
    expect(named(skip)).to.eql(['block9_add 96 sum']);
    expect(skip[0]!.strength).to.be.closeTo(
      (await levelsOf(network, 'block9_add', image))[96]!,
      1e-3,
    );
    for (const { channel, strength, via } of inputs) {
      if (via === 'sum') continue;
      expect(strength).to.be.closeTo(kernel[channel * 112 + 96]! * scale * levels[channel]!, 1e-3);
    }
  });

  it('go from the head to the classes', async () => {
    const { outputs } = await circuit(network, 'head_relu6', 7, image, { links: 2000 });
    expect(outputs).to.have.length(1000);
    expect(new Set(outputs.map(({ layer }) => layer))).to.eql(
      new Set([network.outputs[0]!.logits]),
    );
  });

  it('leave no tensor behind, stopped or not', async () => {
    await circuit(network, 'block10_add', 3, image);
    await expectNoLeak(() => circuit(network, 'block10_add', 3, image));
    await expectNoLeak(async () => {
      const run = circuit(network, 'block10_add', 3, image, { signal: AbortSignal.abort() });
      expect(await rejection(run)).to.have.property('name', 'AbortError');
    });
  });

  it('refuse a channel that there is not', async () => {
    expect(await rejection(circuit(network, 'block10_add', 112, image))).to.have.property(
      'name',
      'ChannelNotFoundError',
    );
  });
});

/** Root mean square of each channel of a layer, computed in doubles. */
async function levelsOf(network: Network, layer: string, image: Float32Array): Promise<number[]> {
  const { name, shape } = network.inputs[0]!;
  const feed = tensor(image, [1, ...shape]);
  const made = await network.execute({ [name]: feed }, [layer]);
  const values = await made[layer]!.data();
  tf.dispose([feed, made]);
  const { channels } = network.layer(layer);
  return Array.from({ length: channels }, (_, c) => {
    let sum = 0;
    for (let i = c; i < values.length; i += channels) sum += values[i]! ** 2;
    return Math.sqrt((sum * channels) / values.length);
  });
}

/** Sum and length of what each channel of `conv` makes of one pixel of a channel. */
async function pixelResponse(network: Network, from: number, gives: number) {
  const pixels = new Float32Array(75);
  pixels[12 * 3 + from] = 1;
  const feed = tensor(pixels, [1, 5, 5, 3]);
  const made = await network.execute({ input: feed }, ['conv']);
  const values = await made['conv']!.data();
  tf.dispose([feed, made]);
  return Array.from({ length: gives }, (_, c) => {
    const own = Array.from({ length: 25 }, (_, cell) => values[cell * gives + c]!);
    return { sum: own.reduce((sum, value) => sum + value, 0), length: Math.hypot(...own) };
  });
}
