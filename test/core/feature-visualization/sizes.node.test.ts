import { expect } from 'chai';
import { dream } from '../../../src/core/feature-visualization/dream.js';
import { pictureSize, sizeLimits } from '../../../src/core/feature-visualization/target.js';
import { visualizeFilters } from '../../../src/core/feature-visualization/visualize-filters.js';
import type { Network } from '../../../src/core/graph/network.js';
import { seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { tinyNetwork, type TinyLayer } from '../tiny-network.js';

type Weights = Parameters<typeof tinyNetwork>[0]['weights'];

const random = seededRandom(3);
function weight(...shape: number[]): [number[], number[]] {
  const count = shape.reduce((product, n) => product * n, 1);
  return [shape, Array.from({ length: count }, () => random() - 0.4)];
}

function network(
  input: readonly number[],
  layers: readonly TinyLayer[],
  weights: Weights = {},
): Network {
  return tinyNetwork({ input, layers, weights });
}

const conv = (name: string, from: string, config: Record<string, unknown> = {}): TinyLayer => [
  'Conv2D',
  name,
  [from],
  { filters: 2, kernel_size: 3, use_bias: false, ...config },
];

/** As many valid convolutions with stride 2 as are named. */
function valid(side: number, names: readonly string[]): Network {
  const layers = names.map((name, i) => conv(name, names[i - 1] ?? 'input', { strides: 2 }));
  const weights = names.map((name, i): [string, [number[], number[]]] => [
    `${name}/kernel`,
    weight(3, 3, i === 0 ? 3 : 2, 2),
  ]);
  return network([side, side, 3], layers, Object.fromEntries(weights));
}

describe('the size of filter pictures', () => {
  before(() => useBackend('wasm'));

  const grown = async (of: Network, layer: string, size: number) => {
    const request = { layer, channels: [0], size, steps: 6, octaves: 2 };
    const { pictures } = await visualizeFilters(of, request);
    of.dispose();
    const [picture] = pictures;
    expect(picture!.status).to.equal('done');
    const { size: side, width = side, height = side, pixels } = picture!;
    expect(pixels.length).to.equal(4 * width * height);
    return [height, width];
  };

  it('is as asked for a layer of one channel too', async () => {
    const one = network([16, 16, 1], [conv('one', 'input', { filters: 1 })], {
      'one/kernel': weight(3, 3, 1, 1),
    });
    expect(await grown(one, 'one', 32)).to.eql([32, 32]);
  });

  it('is never less than a crop leaves a cell of', async () => {
    const cropped = network(
      [64, 64, 3],
      [
        [
          'Cropping2D',
          'crop',
          ['input'],
          {
            cropping: [
              [10, 10],
              [12, 11],
            ],
          },
        ],
        conv('conv', 'crop', { padding: 'same' }),
      ],
      { 'conv/kernel': weight(3, 3, 3, 2) },
    );
    // 10 + 10 rows and 12 + 11 columns are cut off, and one of each has to be left.
    expect(sizeLimits(cropped, ['conv']).least).to.eql({ height: 21, width: 24 });
    expect(await grown(cropped, 'conv', 16)).to.eql([21, 24]);
  });

  it('is never less than valid convolutions need, however many', async () => {
    // By hand, backwards from one cell: 3, then (3 − 1) · 2 + 3 = 7, then 15, and 31.
    const names = ['a', 'b', 'c', 'd'];
    for (const [at, least] of [3, 7, 15, 31].entries()) {
      const deep = valid(63, names);
      expect(sizeLimits(deep, [names[at]!]).least).to.eql({ height: least, width: least });
      expect(await grown(deep, names[at]!, 16)).to.eql([Math.max(16, least), Math.max(16, least)]);
    }
  });

  it('is never less than a last window covers that leaves a single cell', async () => {
    const whole = network(
      [32, 32, 3],
      [
        conv('conv', 'input', { strides: 4, padding: 'same' }),
        ['AveragePooling2D', 'pool', ['conv'], { pool_size: [6, 8], padding: 'valid' }],
      ],
      { 'conv/kernel': weight(3, 3, 3, 2) },
    );
    // Of 8 × 8 cells, 4 pixels apart, the pool reads 6 rows and 8 columns.
    expect(sizeLimits(whole, ['pool']).least).to.eql({ height: 24, width: 32 });
    expect(await grown(whole, 'pool', 16)).to.eql([24, 32]);
  });

  it('is that of the network where no other fits, odd and not square as well', async () => {
    const flat = network(
      [7, 10, 1],
      [
        conv('conv', 'input', { padding: 'same' }),
        ['Flatten', 'flat', ['conv']],
        ['Dense', 'scores', ['flat'], { units: 2, use_bias: false }],
      ],
      { 'conv/kernel': weight(3, 3, 1, 2), 'scores/kernel': weight(140, 2) },
    );
    expect(await grown(flat, 'scores', 64)).to.eql([7, 10]);
  });

  it('is as asked behind squeeze and excitation, whose Reshape fits every size', async () => {
    const excited = () =>
      network(
        [48, 32, 3],
        [
          conv('conv', 'input', { padding: 'same' }),
          ['GlobalAveragePooling2D', 'squeeze', ['conv'], {}],
          ['Reshape', 'reshape', ['squeeze'], { target_shape: [1, 1, 2] }],
          conv('excite', 'reshape', { kernel_size: 1 }),
          ['Multiply', 'scaled', ['conv', 'excite'], {}],
          ['Reshape', 'rows', ['scaled'], { target_shape: [-1, 2] }],
        ],
        { 'conv/kernel': weight(3, 3, 3, 2), 'excite/kernel': weight(1, 1, 2, 2) },
      );
    const pooled = excited();
    expect(sizeLimits(pooled, ['scaled'])).to.include({ fixed: false });
    expect(sizeLimits(pooled, ['rows'])).to.include({ fixed: true });
    pooled.dispose();
    expect(await grown(excited(), 'scaled', 24)).to.eql([24, 16]);
    expect(await grown(excited(), 'excite', 24)).to.eql([24, 16]);
  });

  it('has the proportions of the network', async () => {
    const wide = network([32, 48, 3], [conv('conv', 'input', { padding: 'same' })], {
      'conv/kernel': weight(3, 3, 3, 2),
    });
    expect(await grown(wide, 'conv', 60)).to.eql([40, 60]);
  });

  it('is what was asked for of the embedded network, whose padding makes up for its windows', async () => {
    const own = await openEmbedded();
    const limits = sizeLimits(own, ['head_relu6']);
    expect(limits.least).to.eql({ height: 1, width: 1 });
    expect(pictureSize(limits, 128)).to.eql({ height: 128, width: 128 });
    own.dispose();
  });

  it('lets a small photo be dreamed over at the size that the layers need', async () => {
    const deep = valid(63, ['a', 'b', 'c', 'd']);
    const photo = { width: 12, height: 9, pixels: new Uint8ClampedArray(4 * 12 * 9).fill(150) };
    const { width, height } = await dream(deep, photo, { layer: 'd', steps: 1 });
    expect([height, width]).to.eql([31, 41]);
    deep.dispose();
  });
});
