import { expect } from 'chai';
import { activations } from '../../../src/core/activation/activations.js';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { methodNamed } from '../../../src/core/attribution/methods.js';
import { methodNames } from '../../../src/facts/methods.js';
import { pointingGame } from '../../../src/core/evaluation/pointing-game.js';
import type { Network } from '../../../src/core/graph/network.js';
import { layerPlacement } from '../../../src/core/placement/layer-placement.js';
import { centreOf } from '../../../src/core/placement/placement.js';
import { placeMap } from '../../../src/core/placement/place-map.js';
import type { ValueMap } from '../../../src/core/value-map.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import type { TinyLayer } from '../tiny-network.js';
import { imageWithSquare, meanWeights, meanWindow, redNetwork } from './red-square.js';

const square = 64;
const side = { height: square, width: square };
const pool: TinyLayer = ['AveragePooling2D', 'pool', ['red'], { pool_size: 8, strides: 8 }];

interface Case {
  readonly network: () => Network;
  /** Pixels within which the highest place has to lie: half a stride, or a kernel without a middle. */
  readonly within: number;
  readonly x: number;
  readonly y: number;
  readonly input?: { readonly height: number; readonly width: number };
}

/** Each is right by what occlusion says, which looks at the image itself. */
const cases: Readonly<Record<string, Case>> = {
  'plain strides': { network: () => redNetwork(side, [], [pool]), within: 4, x: 16, y: 40 },
  'cropping at one side': {
    network: () =>
      redNetwork(
        side,
        [
          [
            'Cropping2D',
            'crop',
            ['input'],
            {
              cropping: [
                [0, 0],
                [32, 0],
              ],
            },
          ],
        ],
        [pool],
      ),
    ...{ within: 4, x: 40, y: 16 },
  },
  'a crop of the centre': {
    network: () =>
      redNetwork(side, [['CenterCrop', 'crop', ['input'], { height: 24, width: 32 }]], [pool]),
    ...{ within: 4, x: 24, y: 28 },
  },
  'padding all round': {
    network: () => redNetwork(side, [['ZeroPadding2D', 'pad', ['input'], { padding: 32 }]], [pool]),
    ...{ within: 4, x: 0, y: 8 },
  },
  'padding at two sides': {
    network: () =>
      redNetwork(
        side,
        [
          [
            'ZeroPadding2D',
            'pad',
            ['input'],
            {
              padding: [
                [24, 0],
                [0, 40],
              ],
            },
          ],
        ],
        [pool],
      ),
    ...{ within: 4, x: 48, y: 0 },
  },
  'a valid convolution': {
    network: () =>
      redNetwork(side, [], [meanWindow('v', 'red', 9)], { 'v/kernel': meanWeights(9) }),
    ...{ within: 4, x: 4, y: 44 },
  },
  'a valid convolution with holes': {
    network: () =>
      redNetwork(side, [], [meanWindow('v', 'red', 5, { dilation_rate: 3 })], {
        'v/kernel': meanWeights(5),
      }),
    // Any of its five taps may see the square: the field of 13 pixels is around it.
    ...{ within: 6.5, x: 28, y: 20 },
  },
  'a shrunken image': {
    network: () =>
      redNetwork(
        side,
        [['Resizing', 'small', ['input'], { height: 32, width: 16 }]],
        [['AveragePooling2D', 'pool', ['red'], { pool_size: 2, strides: 2 }]],
      ),
    ...{ within: 4, x: 40, y: 8 },
  },
  'an image cut to other proportions and shrunk': {
    network: () =>
      redNetwork(
        side,
        [['Resizing', 'small', ['input'], { height: 32, width: 16, crop_to_aspect_ratio: true }]],
        [pool],
      ),
    ...{ within: 8, x: 20, y: 24 },
  },
  'cells repeated': {
    network: () => redNetwork(side, [], [pool, ['UpSampling2D', 'up', ['pool'], { size: [2, 2] }]]),
    ...{ within: 4, x: 48, y: 8 },
  },
  'an input that is wider than high': {
    network: () =>
      redNetwork(
        { height: 32, width: 48 },
        [
          [
            'Cropping2D',
            'crop',
            ['input'],
            {
              cropping: [
                [8, 0],
                [0, 16],
              ],
            },
          ],
        ],
        [['AveragePooling2D', 'pool', ['red'], { pool_size: [4, 8], strides: [4, 8] }]],
      ),
    ...{ within: 4, x: 16, y: 20, input: { height: 32, width: 48 } },
  },
};

/** Where a map is highest, the middle of all pixels that are within rounding of it. */
function peakOf({ values, width }: ValueMap) {
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  expect(highest, 'the highest value').to.be.above(0);
  const at = [...values.keys()].filter((i) => values[i]! > highest * (1 - 1e-5));
  const mean = (of: (i: number) => number) =>
    at.reduce((sum, i) => sum + of(i) + 0.5, 0) / at.length;
  return { x: mean((i) => i % width), y: mean((i) => Math.floor(i / width)) };
}

const byLayer = methodNames.filter((name) => methodNamed(name).at === 'layer');

describe('a map over an image with a red square, before a network that sees only red', () => {
  before(() => useBackend('wasm'));

  for (const [what, { network: make, within, x, y, input = side }] of Object.entries(cases)) {
    it(`is highest on the square behind ${what}`, async () => {
      const network = make();
      const image = imageWithSquare(input, { x, y });
      const middle = { x: x + 4, y: y + 4 };
      for (const method of ['grad-cam', 'hires-cam', 'layer-cam', 'x-grad-cam', 'score-cam']) {
        const { inputMap, placement } = await heatmap(network, image, { method, classIndex: 0 });
        const peak = peakOf(inputMap);
        expect(placement.by).to.equal('receptive-field');
        expect(Math.abs(peak.x - middle.x), `${method}, across`).to.be.at.most(within + 0.51);
        expect(Math.abs(peak.y - middle.y), `${method}, down`).to.be.at.most(within + 0.51);
      }
      network.dispose();
    });
  }

  it('agrees with occlusion for every method that asks a layer', async () => {
    const { network: make, x, y } = cases['cropping at one side']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    const settings = { window: 8, stride: 8 };
    const { inputMap } = await heatmap(network, image, { method: 'occlusion', settings });
    const wanted = peakOf(inputMap);
    for (const method of byLayer) {
      const found = peakOf((await heatmap(network, image, { method, classIndex: 0 })).inputMap);
      expect(Math.abs(found.x - wanted.x), `${method}, across`).to.be.at.most(4.51);
      expect(Math.abs(found.y - wanted.y), `${method}, down`).to.be.at.most(4.51);
    }
    network.dispose();
  });

  it('is placed for inner layers as well, and for several joined', async () => {
    const { network: make, x, y } = cases['cropping at one side']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    for (const layer of ['crop', 'red', 'pool', ['red', 'pool'], ['crop', 'pool']]) {
      for (const method of ['layer-cam', 'hires-cam']) {
        const asked = { method, layer, classIndex: 0 };
        const { inputMap, placement, facts } = await heatmap(network, image, asked);
        const peak = peakOf(inputMap);
        expect(peak.x).to.be.closeTo(x + 4, 4.51);
        expect(peak.y).to.be.closeTo(y + 4, 4.51);
        expect(placement.seen).to.eql({ top: 0, left: 32, height: 64, width: 32 });
        expect(facts['unseen']).to.equal(0.5);
      }
    }
    network.dispose();
  });

  it('has no value where no cell looks, and says how much that is', async () => {
    const network = cases['cropping at one side']!.network();
    const image = imageWithSquare(side, { x: 4, y: 4 });
    const all = new Float32Array(image.length).fill(1);
    const { inputMap, facts } = await heatmap(network, all, { classIndex: 0 });
    const left = inputMap.values.filter((_, i) => i % 64 < 32);
    const right = inputMap.values.filter((_, i) => i % 64 >= 32);
    expect(left.every((value) => value === 0)).to.equal(true);
    expect(right.every((value) => value > 0)).to.equal(true);
    expect(facts).to.eql({ unseen: 0.5 });
    // A square where the network cannot look speaks for nothing.
    expect((await heatmap(network, image, { classIndex: 0 })).empty).to.equal('flat');
    network.dispose();
  });

  it('is drawn over the whole image where that is asked for, as other libraries do', async () => {
    const { network: make, x, y } = cases['cropping at one side']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    const asked = { classIndex: 0, placement: 'stretched' } as const;
    const { inputMap, placement, facts } = await heatmap(network, image, asked);
    // The square is in the second quarter of what is left, which is drawn as that of the whole.
    expect(peakOf(inputMap).x).to.be.closeTo(24, 0.51);
    expect(placement.by).to.equal('stretched');
    expect(facts).to.eql({});
    const wrong = heatmap(network, image, { placement: 'spread' as 'stretched' });
    expect(await wrong.catch(String)).to.contain('placement is one of');
    network.dispose();
  });

  it('says that only cells in the padding speak for a class', async () => {
    // Where nothing is red the bias speaks: everywhere but on the image, which is all red.
    const kernel = [
      [1, 1, 3, 1],
      [-9, 0, 0],
    ] as const;
    const network = redNetwork(
      side,
      [['ZeroPadding2D', 'pad', ['input'], { padding: 8 }]],
      [pool],
      {
        'red/kernel': kernel,
        'red/bias': [[1], [1]],
      },
    );
    const image = imageWithSquare(side, { x: 0, y: 0 }, 64);
    const { empty, inputMap, map } = await heatmap(network, image, { classIndex: 0 });
    expect(Math.max(...map.values)).to.be.above(0);
    expect(empty).to.equal('outside');
    expect(inputMap.values.every((value) => value === 0)).to.equal(true);
    network.dispose();
  });

  it('counts in the pointing game by the pixels at which a cell looks', async () => {
    const { network: make, x, y } = cases['padding all round']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    const { map, inputMap, placement } = await heatmap(network, image, { classIndex: 0 });
    const box = { top: y, left: x, height: 8, width: 8 };
    expect(pointingGame(map, box, 0, placement)).to.equal(true);
    expect(pointingGame(inputMap, box, 1)).to.equal(true);
    expect(pointingGame(map, { ...box, left: 24 }, 0, placement)).to.equal(false);
    network.dispose();
  });

  it('averages mirrored images where their cells look', async () => {
    const { network: make, x, y } = cases['padding at two sides']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    const plain = (await heatmap(network, image, { classIndex: 0 })).inputMap;
    const smooth = (await heatmap(network, image, { classIndex: 0, augment: true })).inputMap;
    // The contrasts have a mean of 1, and the mirror images say the same of the same place.
    smooth.values.forEach((value, i) => expect(value).to.be.closeTo(plain.values[i]!, 1e-6));
    network.dispose();
  });

  it('is where a channel of a layer is said to fire', async () => {
    const { network: make, x, y } = cases['padding at two sides']!;
    const network = make();
    const image = imageWithSquare(side, { x, y });
    const { values, height, width, placement } = await activations(network, image, 'pool');
    const peak = peakOf(placeMap({ height, width, values }, placement!));
    expect(peak.x).to.be.closeTo(x + 4, 4.51);
    expect(peak.y).to.be.closeTo(y + 4, 4.51);
    network.dispose();
  });
});

describe('layerPlacement', () => {
  before(() => useBackend('wasm'));

  it('does not know where the cells behind a flattening look, and spreads them evenly', () => {
    const network = redNetwork(
      side,
      [],
      [
        ['Flatten', 'flat', ['red']],
        ['Reshape', 'again', ['flat'], { target_shape: [32, 128, 1] }],
      ],
    );
    const { by, seen, horizontal } = layerPlacement(network, 'again');
    expect([by, seen.width, horizontal.stride]).to.eql(['unknown', 64, 0.5]);
    network.dispose();
  });

  it('knows that cells look at several places where paths of different crops meet', () => {
    const half = (left: number) => ({
      cropping: [
        [0, 0],
        [left, 32 - left],
      ],
    });
    const network = redNetwork(side, [
      ['Cropping2D', 'left', ['input'], half(0)],
      ['Cropping2D', 'right', ['input'], half(32)],
      ['Add', 'both', ['left', 'right']],
    ]);
    expect(layerPlacement(network, 'left').seen).to.include({ left: 0, width: 32 });
    expect(layerPlacement(network, 'both').by).to.equal('scattered');
    expect(layerPlacement(network, 'red').by).to.equal('scattered');
    network.dispose();
  });

  it('places the embedded model’s last layer 15.5 pixels further than an even spread', async () => {
    const network = await openEmbedded();
    const centres = (asked?: 'stretched') => {
      const { vertical, horizontal } = layerPlacement(network, 'head_relu6', asked);
      return [vertical, horizontal].map((axis) => [centreOf(axis, 0), axis.stride]);
    };
    // Strides of 2 add 1, 2, 4, 8 and 16 pixels to the middle of the first pixel.
    expect(centres()).to.eql([
      [31.5, 32],
      [31.5, 32],
    ]);
    expect(centres('stretched')).to.eql([
      [16, 32],
      [16, 32],
    ]);
    network.dispose();
  });
});
