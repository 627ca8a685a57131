import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { Network } from '../../../src/core/graph/network.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { classEffects } from '../../../src/core/unit/class-effects.js';
import { backends, useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualImage, residualNetwork } from '../attribution/residual-network.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';

/** Σ over positions of ∂ logit / ∂ activation · activation, by the reverse pass. */
async function pushByGradient(
  network: Network,
  image: Float32Array,
  layer: string,
  channel: number,
  classIndex: number,
): Promise<number> {
  const { name, shape } = network.inputs[0]!;
  const { logits } = network.outputs[0]!;
  const feeds = { [name]: tf.tensor(image, [1, ...shape]) };
  const objective = {
    reads: [logits, layer],
    seed: ({ [logits]: read }: Record<string, tf.Tensor>) => ({
      [logits]: tf.tensor(
        Array.from({ length: read!.size }, (_, k) => Number(k === classIndex)),
        read!.shape,
      ),
    }),
  };
  const { values, gradients } = await network.gradient(objective, feeds, [layer]);
  const activation = await values[layer]!.data();
  const gradient = await gradients[layer]!.data();
  tf.dispose([feeds, values, gradients]);
  const { channels } = network.layer(layer);
  let sum = 0;
  for (let i = channel; i < activation.length; i += channels) sum += activation[i]! * gradient[i]!;
  return sum;
}

for (const backend of backends()) {
  describe(`the effects of a channel on the classes, on ${backend}`, () => {
    before(() => useBackend(backend));

    it('are those worked out by hand where all is linear', async () => {
      // Two cells, channels (1, 3) and (5, 1): means 3 and 2; logits 3·2 − 2 = 4 and 3·(−1) + 2·4 + 1 = 6.
      const network = tinyNetwork({
        input: [1, 2, 3],
        layers: [
          ['Conv2D', 'conv', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
          ['GlobalAveragePooling2D', 'pool', ['conv']],
          ['Dense', 'classes', ['pool'], { units: 2, activation: 'softmax' }],
        ],
        weights: {
          'conv/kernel': [
            [1, 1, 3, 2],
            [1, 0, 0, 1, 0, 0],
          ],
          'classes/kernel': [
            [2, 2],
            [2, -1, -1, 4],
          ],
          'classes/bias': [[2], [0, 1]],
        },
      });
      const image = Float32Array.from([1, 3, 0, 5, 1, 0]);
      const found = await classEffects(network, image, 'conv', 0);
      expect([...found.before.logits]).to.eql([4, 6]);
      expect(found.push[0]).to.be.closeTo(6, 1e-3);
      expect(found.push[1]).to.be.closeTo(-3, 1e-3);
      expect([...found.zero.logits]).to.eql([-2, 9]);
      // The pool sees the same mean.
      expect([...found.mean.logits]).to.eql([4, 6]);
      expect(found.before.probabilities[0]).to.be.closeTo(1 / (1 + Math.exp(2)), 1e-6);
      expect(found.zero.probabilities[0]).to.be.closeTo(1 / (1 + Math.exp(11)), 1e-6);
      network.dispose();
    });

    for (const layer of ['join', 'inner', 'pool']) {
      it(`agree with the reverse pass for every class at ${layer}`, async () => {
        const network = residualNetwork();
        const { channels } = network.layer(layer);
        for (let channel = 0; channel < channels; channel++) {
          const { push } = await classEffects(network, residualImage, layer, channel);
          for (let k = 0; k < 3; k++) {
            const wanted = await pushByGradient(network, residualImage, layer, channel, k);
            expect(push[k], `channel ${channel}, class ${k}`).to.be.closeTo(wanted, 1e-3);
          }
        }
        network.dispose();
      });
    }

    it('keep what skips around the layer', async () => {
      const network = residualNetwork();
      const whole = await classEffects(network, residualImage, 'join', 1);
      const inner = await classEffects(network, residualImage, 'inner', 1);
      const stem = await pushByGradient(network, residualImage, 'join', 1, 0);
      expect(whole.push[0]).to.be.closeTo(stem, 1e-3);
      expect(Math.abs(inner.push[0]! - whole.push[0]!)).to.be.above(1e-2);
      network.dispose();
    });
  });
}

describe('the effects of a channel of EfficientNet-Lite0', () => {
  let network: Network;
  let image: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    image = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  for (const [layer, channel] of [
    ['block14_add', 7],
    ['block10_add', 96],
    ['block2_add', 3],
  ] as const) {
    it(`agree with the reverse pass at ${layer}, up to the kinks of its ReLU6s`, async () => {
      const { push } = await classEffects(network, image, layer, channel);
      const { top } = await predict(network, image, { top: 5 });
      const largest = push.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      for (const { index } of top) {
        const wanted = await pushByGradient(network, image, layer, channel, index);
        expect(push[index]).to.be.closeTo(wanted, 0.01 * largest);
      }
    });
  }

  it('begin with the answer that is given', async () => {
    const { before: answer } = await classEffects(network, image, 'block10_add', 96);
    const { logits, probabilities } = await predict(network, image);
    logits.forEach((value, k) => expect(answer.logits[k]).to.be.closeTo(value, 1e-4));
    probabilities.forEach((value, k) => expect(answer.probabilities[k]).to.be.closeTo(value, 1e-5));
  });

  it('leave no tensor behind, and refuse what comes after the classes', async () => {
    // Weights become tensors when they are first used.
    await classEffects(network, image, 'block10_add', 96);
    await expectNoLeak(() => classEffects(network, image, 'block10_add', 96));
    await expectNoLeak(async () => {
      const { name } = network.outputs[0]!;
      expect(await rejection(classEffects(network, image, name, 0))).to.have.property(
        'name',
        'OptionError',
      );
    });
  });
});
