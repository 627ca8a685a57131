import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { activations } from '../../../src/core/activation/activations.js';
import type { Network } from '../../../src/core/graph/network.js';
import { overview } from '../../../src/core/activation/overview.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage, goldenPhotos, type GoldenLayer } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('activations of EfficientNet-Lite0', () => {
  let network: Network;
  let image: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    image = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  for (const [name, { file, layers }] of goldenPhotos) {
    it(`agree with PyTorch at ${Object.keys(layers).length} layers for ${name}`, async () => {
      const values = await goldenImage(network, file);
      for (const [layer, expected] of Object.entries(layers)) {
        await expectLayer(network, values, layer, expected);
      }
    });
  }

  it('come as whole maps of the channels asked for, in that order', async () => {
    const all = await activations(network, image, 'block5_project_bn');
    const some = await activations(network, image, 'block5_project_bn', { channels: [7, 2] });
    expect(some.indices).to.eql([7, 2]);
    const map = (c: number) => all.values.subarray(c * 196, (c + 1) * 196);
    expect([...some.values]).to.eql([...map(7), ...map(2)]);
    expect(some.mean).to.eql(all.mean);
    expect(all.mean[7]).to.be.closeTo(mean(map(7)), 1e-6);
    expect(all.max[7]).to.equal(Math.max(...map(7)));
    const cubes = map(7).map((value) => (value - all.mean[7]!) ** 3);
    expect(all.telling[7]).to.be.closeTo(Math.cbrt(mean(cubes)), 1e-4);
  });

  it('mark the channels that can never fire', async () => {
    expect((await activations(network, image, 'stem_relu6')).dead).to.eql([11, 16, 28, 31]);
  });

  it('are single cells where a layer has no rows and columns', async () => {
    const result = await activations(network, image, 'pool', { channels: [0, 1279] });
    expect(result).to.deep.include({ height: 1, width: 1, channels: 1280 });
    const head = await activations(network, image, 'head_relu6', { channels: [1279] });
    expect(result.values[1]).to.be.closeTo(mean(head.values), 1e-5);
  });

  it('refuse a layer or channel that is not there', async () => {
    const refused = async (layer: string, channels?: number[]) =>
      String(await rejection(activations(network, image, layer, { channels })));
    expect(await refused('nowhere')).to.match(/^LayerNotFoundError/);
    expect(await refused('stem_bn', [3, 32])).to.equal(
      'ChannelNotFoundError: "stem_bn" has channels 0 to 31, not 32',
    );
  });

  it('leave no tensor behind', async () => {
    await activations(network, image, 'block2_add');
    await expectNoLeak(() => activations(network, image, 'block2_add'));
  });
});

describe('overview of EfficientNet-Lite0', () => {
  let network: Network;
  let image: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    image = await goldenImage(network, 'coffee-224.png');
  });
  after(() => network.dispose());

  it('has the mean map of every spatial layer', async () => {
    const { maps } = await overview(network, image);
    const spatial = network.nodes.filter(({ spatial, name }) => spatial && name !== 'input');
    expect(Object.keys(maps)).to.eql(spatial.map(({ name }) => name));
    for (const layer of ['stem_conv', 'block3_expand_bn', 'block10_add', 'head_relu6']) {
      const { channels, height, width, values } = await activations(network, image, layer);
      const map = maps[layer]!;
      expect([map.height, map.width]).to.eql([height, width]);
      const cells = height * width;
      for (const cell of [0, Math.floor(cells / 2), cells - 1]) {
        const column = Array.from({ length: channels }, (_, c) => values[c * cells + cell]!);
        expect(map.values[cell], layer).to.be.closeTo(mean(column), 1e-3);
      }
    }
  });

  it('holds a small part of the activations at a time', async () => {
    const sizes = network.nodes.map(({ outputShape }) => outputShape.reduce((a, b) => a * b, 4));
    const before = tf.memory().numBytes;
    let peak = 0;
    const checkpoint = () => {
      peak = Math.max(peak, tf.memory().numBytes - before);
    };
    await overview(network, image, { checkpoint });
    expect(peak).to.be.below(sizes.reduce((a, b) => a + b, 0) / 5);
  });

  it('leaves no tensor behind, not when it is cancelled in the middle', async () => {
    // Weights become tensors when they are first used.
    await overview(network, image);
    await expectNoLeak(() => overview(network, image));
    const control = new AbortController();
    let steps = 0;
    const checkpoint = () => (++steps === 30 ? control.abort() : undefined);
    await expectNoLeak(async () => {
      const error = await rejection(
        overview(network, image, { signal: control.signal, checkpoint }),
      );
      expect(error.name).to.equal('AbortError');
    });
    expect(steps).to.be.within(30, 31);
  });
});

/** Within a twentieth of the layer's deviation: the model's weights are float16. */
async function expectLayer(
  network: Network,
  image: Float32Array,
  layer: string,
  expected: GoldenLayer,
): Promise<void> {
  const result = await activations(network, image, layer);
  const { height, width, channels, values } = result;
  expect([height, width, channels], layer).to.eql(expected.shape);
  const close = (value: number, golden: number, what: string) =>
    expect(value, `${what} of ${layer}`).to.be.closeTo(golden, expected.std / 20);
  close(mean(result.mean), expected.mean, 'mean');
  close(Math.max(...result.max), expected.max, 'maximum');
  const cells = height * width;
  const centre = Math.floor(height / 2) * width + Math.floor(width / 2);
  expected.atOrigin.forEach((golden, c) => close(values[c * cells]!, golden, `origin ${c}`));
  expected.atCentre.forEach((golden, c) =>
    close(values[c * cells + centre]!, golden, `centre ${c}`),
  );
}
