import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { MemoryError } from '../../../src/core/errors.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { imageSize } from '../../../src/core/image/prepare-image.js';
import { useBackend } from '../../support/backends.js';
import {
  input,
  layer,
  functional,
  read,
  type LayerJson,
  type WeightJson,
} from '../formats/model-files.js';

type Config = Readonly<Record<string, unknown>>;

/** A model of one layer over an image that a convolution has copied, and means of what it gives. */
async function modelOf(
  className: string,
  image: readonly number[],
  config: Config,
  weights: readonly WeightJson[] = [],
): Promise<GraphNetwork> {
  const layers: LayerJson[] = [
    input('image', [null, ...image]),
    layer('DepthwiseConv2D', 'copy', { kernel_size: [1, 1], use_bias: false }, 'image'),
    layer(
      className,
      'large',
      config,
      ...(className === 'MultiHeadAttention' ? ['copy', 'copy'] : ['copy']),
    ),
    layer('GlobalAveragePooling2D', 'means', {}, 'large'),
  ];
  const copy = { name: 'copy/depthwise_kernel', shape: [1, 1, image[2] ?? 1, 1] };
  return new GraphNetwork(await read(functional(layers, ['image'], ['means']), [copy, ...weights]));
}

const convolution = (kernel: number, filters = 1): Config => ({
  filters,
  kernel_size: [kernel, kernel],
  padding: 'same',
  use_bias: false,
});
const kernel = (...shape: number[]): WeightJson[] => [{ name: 'large/kernel', shape }];

/** What cannot fit, and which number of it is too large. */
const tooLarge: Record<string, () => Promise<GraphNetwork>> = {
  'an output of 4 GiB': () => modelOf('UpSampling2D', [1, 1, 16], { size: [8192, 8192] }),
  'an output of 2 GiB, which is needed twice': () =>
    modelOf('UpSampling2D', [1, 1, 8], { size: [8192, 8192] }),
  'a window of 256 × 256 over 512 × 512 cells, by pointers': () =>
    modelOf('Conv2D', [512, 512, 1], convolution(256), kernel(256, 256, 1, 1)),
  'a window as large of a depthwise convolution': () =>
    modelOf('DepthwiseConv2D', [512, 512, 1], { ...convolution(256), depth_multiplier: 1 }, [
      { name: 'large/depthwise_kernel', shape: [256, 256, 1, 1] },
    ]),
  'a pool as large': () =>
    modelOf('MaxPooling2D', [1024, 1024, 1], {
      pool_size: [512, 512],
      strides: [1, 1],
      padding: 'same',
    }),
  'a transposed convolution of that many cells': () =>
    modelOf(
      'Conv2DTranspose',
      [256, 256, 1],
      { ...convolution(2, 8), strides: [32, 32] },
      kernel(2, 2, 8, 1),
    ),
  'attention of 65,536 places to each other': () =>
    modelOf(
      'MultiHeadAttention',
      [256, 256, 1],
      { num_heads: 1, key_dim: 1, use_bias: false },
      ['query', 'key', 'value', 'attention_output'].map((name) => ({
        name: `large/${name}/kernel`,
        shape: [1, 1, 1],
      })),
    ),
  'the weights of resizing from 8192 to 2²⁶ columns': () =>
    modelOf('UpSampling2D', [1, 8192, 1], { size: [1, 8192], interpolation: 'bilinear' }),
};

/** Counts the ops that any backend runs, until stopped. */
function countKernels(): { stop(): number } {
  const engine = tf.engine();
  const runKernel = engine.runKernel.bind(engine);
  let count = 0;
  engine.runKernel = (...call: Parameters<typeof runKernel>) => {
    count++;
    return runKernel(...call);
  };
  return {
    stop() {
      engine.runKernel = runKernel;
      return count;
    },
  };
}

describe('a run that cannot fit', () => {
  before(() => useBackend('cpu'));

  for (const [what, open] of Object.entries(tooLarge)) {
    it(`is refused at once, the layer named: ${what}`, async () => {
      const network = await open();
      const feeds = { image: tf.zeros([1, ...network.inputs[0]!.shape]) };
      const before = tf.memory().numTensors;
      const kernels = countKernels();
      for (const work of [
        () => network.execute(feeds, ['means']),
        () =>
          network.gradient(
            { reads: ['means'], seed: ({ means }) => ({ means: tf.onesLike(means!) }) },
            feeds,
            ['image'],
          ),
      ]) {
        const error = await work().catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(MemoryError);
        expect((error as Error).message).to.match(/layer "large".*\[1, .* GB at once/);
      }
      expect(tf.memory().numTensors).to.equal(before);
      expect(kernels.stop(), 'ops run before it was refused').to.equal(0);
      tf.dispose(feeds);
      network.dispose();
    });
  }

  it('is refused for its batch, and fits for one image', async () => {
    const network = await modelOf('UpSampling2D', [4, 4, 3], { size: [16, 16] });
    const feeds = { image: tf.zeros([100_000, 4, 4, 3]) };
    const error = await network.execute(feeds, ['means']).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(MemoryError);
    expect((error as Error).message).to.contain('[100000, 64, 64, 3]');
    const one = { image: tf.zeros([1, 4, 4, 3]) };
    tf.dispose(await network.execute(one, ['means']));
    tf.dispose([feeds, one]);
    network.dispose();
  });

  it('is refused for the size of the image that is fed', async () => {
    const network = await modelOf('UpSampling2D', [4, 4, 3], { size: [64, 64] });
    const feeds = { image: tf.zeros([1, 256, 256, 3]) };
    const error = await network.execute(feeds, ['means']).catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.contain('[1, 16384, 16384, 3]');
    tf.dispose(feeds);
    network.dispose();
  });

  it('is refused for weights that are too many, before one is read', async () => {
    const layers = [input(), layer('Conv2D', 'large', convolution(1), 'image')];
    const graph = await read(functional(layers, ['image'], ['large']), kernel(1, 1, 3, 1));
    const stored = {
      shape: [100_000, 100_000],
      read: () => Promise.reject(new Error('it was read')),
    };
    const weights = new Map([['large/kernel', stored]]);
    const error = await GraphNetwork.open({ ...graph, weights }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(MemoryError);
    expect((error as Error).message)
      .to.contain('take 40 GB')
      .and.to.contain('"large/kernel", [100000, 100000]');
  });

  it('is refused for an input that no photo can be made for', async () => {
    const input = { name: 'image', shape: [40_000, 40_000, 3] };
    const preprocessing = { mean: [0], std: [1], channels: 'RGB' } as const;
    expect(() => imageSize({ ...input, preprocessing })).to.throw(MemoryError, '[40000, 40000, 3]');
  });
});
