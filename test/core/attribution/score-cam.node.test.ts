import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { tinyNetwork } from '../tiny-network.js';
import { residualImage, residualNetwork } from './residual-network.js';

const method = 'score-cam';

/** Channel after channel, one image at a time, by TensorFlow's own bilinear enlargement. */
async function bruteForce(network: Network, layer: string, tensor: string, index: number) {
  const [{ name, shape } = { name: '', shape: [] }] = network.inputs;
  const image = tf.tensor4d(residualImage, [1, shape[0]!, shape[1]!, shape[2]!]);
  const first = await network.execute({ [name]: image }, [layer, tensor]);
  const [, height, width, channels] = first[layer]!.shape as [number, number, number, number];
  const activations = await first[layer]!.data();
  const scores: number[] = [];
  for (let k = 0; k < channels; k++) {
    const masked = tf.tidy(() => {
      const map = tf.slice(first[layer] as tf.Tensor4D, [0, 0, 0, k], [1, height, width, 1]);
      const large = tf.image.resizeBilinear(map, [shape[0]!, shape[1]!], false, true);
      const [low, high] = [tf.min(large), tf.max(large)];
      return tf.mul(image, tf.div(tf.sub(large, low), tf.sub(high, low)));
    });
    const found = await network.execute({ [name]: masked }, [tensor]);
    scores.push((await found[tensor]!.data())[index]!);
    tf.dispose([masked, found]);
  }
  tf.dispose([image, first]);
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return Array.from({ length: height * width }, (_, cell) =>
    powers.reduce((map, power, k) => map + (power / sum) * activations[cell * channels + k]!, 0),
  );
}

describe('score-cam', () => {
  before(() => useBackend('wasm'));

  /** The pixels and their negatives; the logit is a tenth of the sum of the pixels. */
  const tiny = (score = 0.6) =>
    tinyNetwork({
      input: [2, 3, 1],
      layers: [
        ['Conv2D', 'maps', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
        ['GlobalAveragePooling2D', 'pool', ['maps']],
        ['Dense', 'score', ['pool'], { units: 1, use_bias: false }],
      ],
      weights: {
        'maps/kernel': [
          [1, 1, 1, 2],
          [1, -1],
        ],
        'score/kernel': [
          [2, 1],
          [score, 0],
        ],
      },
    });
  const pixels = Float32Array.of(1, 2, 3, 4, 5, 6);

  it('weighs each channel by the softmax of what its mask leaves, worked out by hand', async () => {
    const network = tiny();
    const { map, value, facts } = await heatmap(network, pixels, { method });
    // Masks (x − 1) / 5 and (6 − x) / 5 leave sums of 14 and 7, logits of 1.4 and .7; the softmax
    // gives the first channel 1 / (1 + e^−.7) = .668188.
    const weight = 2 * 0.668188 - 1;
    map.values.forEach((found, i) => expect(found).to.be.closeTo(weight * (i + 1), 1e-5));
    expect(value).to.be.closeTo(2.1, 1e-6);
    expect(facts).to.eql({ channels: 2, used: 2 });
    network.dispose();
  });

  it('stays finite where the logits differ by hundreds', async () => {
    const network = tiny(6000);
    const { map } = await heatmap(network, pixels, { method });
    expect([...map.values]).to.eql([...pixels]);
    network.dispose();
  });

  it('lets a channel that is the same everywhere mask all', async () => {
    const network = tiny();
    // Every mask is zero, so are both logits: half of each channel, which cancel.
    const { map, empty } = await heatmap(network, new Float32Array(6).fill(0.1), { method });
    expect([...map.values]).to.eql([0, 0, 0, 0, 0, 0]);
    expect(empty).to.equal('flat');
    network.dispose();
  });

  const cases = [
    ['inner', 'classes', 'classes/linear', 1, 1, 'in a residual block'],
    ['stem', 'side', 'side/linear', 0, 1, 'for the single logit of a sigmoid'],
  ] as const;
  for (const [layer, output, tensor, at, classIndex, where] of cases) {
    it(`equals a plain loop over the channels ${where}, on an image that is not square`, async () => {
      const network = residualNetwork();
      const asked = { method, layer, output, classIndex, placement: 'stretched' } as const;
      const { map } = await heatmap(network, residualImage, asked);
      const expected = await bruteForce(network, layer, tensor, at);
      expect([map.height, map.width]).to.eql([4, 6]);
      expected.forEach((value, i) => expect(map.values[i]).to.be.closeTo(value, 1e-5));
      network.dispose();
    });
  }
});
