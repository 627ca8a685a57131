import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { affine } from '../../../src/core/feature-visualization/affine.js';
import { drawTransform } from '../../../src/core/feature-visualization/draw-transform.js';
import type { TransformSettings } from '../../../src/core/feature-visualization/transform-settings.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { filterTransforms } from '../../../src/facts/filters.js';
import { defaultsOf } from '../../../src/facts/setting.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

type Shape = [number, number, number, number];

const normal = (seed: number, shape: Shape) =>
  tf.tensor4d(gaussians(seededRandom(seed), tf.util.sizeFromShape(shape), 1), shape);

const dot = async (a: tf.Tensor, b: tf.Tensor) => (await tf.sum(tf.mul(a, b)).data())[0]!;

const still: TransformSettings = { ...defaultsOf(filterTransforms), jitter: 0 };

const everything = { pad: 0.1, jitter: 0.2, scale: 0.1, rotate: 10, crop: 0.2, flip: 0.5, blur: 1 };

const kinds: Record<string, Partial<TransformSettings>> = {
  pad: { pad: 0.2 },
  jitter: { jitter: 0.25 },
  scale: { scale: 0.3 },
  rotate: { rotate: 40 },
  crop: { crop: 0.5 },
  flip: { flip: 0.5 },
  blur: { blur: 1.5 },
  'all of them': everything,
};

for (const backend of ['cpu', 'wasm'] as const) {
  describe(`drawTransform on ${backend}`, () => {
    before(() => useBackend(backend));

    for (const [name, some] of Object.entries(kinds)) {
      it(`${name}: backward is the adjoint of its linear part, ⟨Tx, y⟩ = ⟨x, T*y⟩`, async () => {
        for (let seed = 1; seed <= 5; seed++) {
          const change = drawTransform(seededRandom(seed), 10, { ...still, ...some });
          const x = normal(seed, [2, 10, 10, 3]);
          const grey = change.forward(tf.zerosLike(x));
          const y = normal(seed + 50, grey.shape);
          const linear = tf.sub(change.forward(x), grey);
          const left = await dot(linear, y);
          const right = await dot(x, change.backward(y));
          expectClose(left, right, { absolute: 1e-4, relative: 1e-4 });
        }
      });
    }

    it('leaves a grey picture grey, noise aside', async () => {
      const change = drawTransform(seededRandom(1), 12, { ...still, ...everything });
      const values = await change.forward(tf.fill<tf.Rank.R4>([1, 12, 12, 3], 0.5)).data();
      expectClose(values, new Float32Array(values.length).fill(0.5), { absolute: 1e-6 });
    });

    it('adds noise of the asked deviation, and lets gradients through', async () => {
      const change = drawTransform(seededRandom(1), 64, { ...still, noise: 0.1 });
      const noisy = change.forward(tf.zeros<tf.Rank.R4>([1, 64, 64, 3]));
      const square = (await dot(noisy, noisy)) / noisy.size;
      expectClose(Math.sqrt(square), 0.1, { relative: 0.02 });
      const y = normal(1, [1, 4, 4, 3]);
      expectClose(await change.backward(y).data(), await y.data());
    });

    it('leaves no tensor behind', () => {
      const x = normal(1, [2, 10, 10, 3]);
      const before = tf.memory().numTensors;
      const change = drawTransform(seededRandom(4), 10, { ...still, ...everything });
      const there = change.forward(x);
      const back = change.backward(there);
      tf.dispose([there, back]);
      expect(tf.memory().numTensors).to.equal(before);
      x.dispose();
    });
  });
}

for (const backend of ['cpu', 'wasm'] as const) {
  describe(`affine on ${backend}`, () => {
    before(() => useBackend(backend));

    it('turns a quarter clockwise', async () => {
      const image = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      const turned = affine({ angle: Math.PI / 2, zoom: 1, down: 0, right: 0 }).forward(image);
      expectClose(await turned.data(), [3, 1, 4, 2], { absolute: 1e-6 });
    });

    it('moves down and right, grey coming in', async () => {
      const image = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      const moved = affine({ angle: 0, zoom: 1, down: 1, right: 0 }).forward(image);
      expectClose(await moved.data(), [0.5, 0.5, 1, 2]);
    });

    it('enlarges about the middle, by bilinear samples', async () => {
      const image = tf.tensor4d([0, 1, 2, 3], [1, 1, 4, 1]);
      const larger = affine({ angle: 0, zoom: 2, down: 0, right: 0 }).forward(image);
      expectClose(await larger.data(), [0.75, 1.25, 1.75, 2.25]);
    });

    it('samples each picture and each colour on its own', async () => {
      // Two pictures of 1 × 2 pixels, two colours; half a pixel to the right.
      const image = tf.tensor4d([1, 10, 3, 30, 5, 50, 7, 70], [2, 1, 2, 2]);
      const change = affine({ angle: 0, zoom: 1, down: 0, right: 0.5 });
      const moved = await change.forward(image).data();
      expectClose(moved, [0.75, 5.25, 2, 20, 2.75, 25.25, 6, 60]);
      // Each pixel gives half to the sample at its place and half to the next, where there is one.
      const back = await change.backward(image).data();
      expectClose(back, [2, 20, 1.5, 15, 6, 60, 3.5, 35]);
    });
  });
}
