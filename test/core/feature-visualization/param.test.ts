import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { AdamAscent } from '../../../src/core/feature-visualization/adam.js';
import { fourierParam } from '../../../src/core/feature-visualization/param.js';
import { pixelsParam } from '../../../src/core/feature-visualization/pixels-param.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

const make = (size: number, channels = 3, deviation = 0.01) =>
  fourierParam({ size, channels, deviation, sources: [seededRandom(3), seededRandom(4)] });

describe('fourierParam', () => {
  before(() => useBackend('cpu'));

  it('is grey (0.5) everywhere when all coefficients are zero', async () => {
    const param = make(8);
    const zero = tf.zerosLike(param.start);
    const image = param.image(zero);
    expectClose(await image.data(), new Float32Array(2 * 8 * 8 * 3).fill(0.5));
    tf.dispose([zero, image]);
    param.dispose();
  });

  it('draws one cosine for one coefficient, as the inverse real FFT defines it', async () => {
    const size = 8;
    const half = size / 2 + 1;
    const param = fourierParam({ size, channels: 1, deviation: 0, sources: [seededRandom(1)] });
    const [kx, ky] = [2, 1];
    const values = new Float32Array(half * 2 * size);
    values[kx * 2 * size + ky] = 1;
    const variable = tf.tensor(values, [half, 2 * size]);
    const image = param.image(variable);
    // Scale 1/(4·f^0.8), f = √(kx² + ky²)/8; orthonormal inverse 1/8; both kx and −kx: factor 2.
    const amplitude = (2 / size) * (1 / (4 * (Math.hypot(kx, ky) / size) ** 0.8));
    const expected = Array.from({ length: size * size }, (_, i) => {
      const [y, x] = [Math.floor(i / size), i % size];
      const wave = amplitude * Math.cos((2 * Math.PI * (kx * x + ky * y)) / size);
      return 1 / (1 + Math.exp(-wave));
    });
    expectClose(await image.data(), expected);
    tf.dispose([variable, image]);
    param.dispose();
  });

  it('has a backward that agrees with central differences', async () => {
    const param = make(6, 3, 0.5);
    const image = param.image(param.start);
    const weights = tf.tensor4d(gaussians(seededRandom(5), image.size, 1), image.shape);
    const gradient = await param.backward(weights, image).data();
    const at = async (variable: tf.Tensor) =>
      tf.tidy(() => tf.sum(tf.mul(param.image(variable), weights))).data();
    const base = await param.start.data();
    const step = 0.02;
    for (const index of [0, 7, 30, 61, 100, base.length - 1]) {
      const moved = (sign: number) => {
        const values = Float32Array.from(base);
        values[index] = (base[index] ?? 0) + sign * step;
        return tf.tensor(values, param.start.shape);
      };
      const [high] = await at(moved(1));
      const [low] = await at(moved(-1));
      const difference = ((high ?? 0) - (low ?? 0)) / (2 * step);
      expectClose(gradient[index] ?? NaN, difference, { absolute: 2e-4, relative: 1e-2 });
    }
    param.dispose();
  });

  it('starts the same from the same seed and otherwise from another', async () => {
    const [first, same, other] = [3, 3, 4].map((seed) =>
      fourierParam({ size: 8, channels: 3, deviation: 1, sources: [seededRandom(seed)] }),
    );
    const values = await Promise.all([first, same, other].map(async (p) => p?.start.data()));
    expect(values[0]).to.deep.equal(values[1]);
    expect(values[0]).to.not.deep.equal(values[2]);
    [first, same, other].forEach((p) => p?.dispose());
  });
});

for (const [name, make] of Object.entries({ fourierParam, pixelsParam })) {
  describe(`${name} from a picture`, () => {
    before(() => useBackend('cpu'));

    it('begins as that picture', async () => {
      const pixels = gaussians(seededRandom(9), 2 * 8 * 8 * 3, 0.15).map((value) => 0.5 + value);
      const image = tf.clipByValue(tf.tensor4d(pixels, [2, 8, 8, 3]), 0.05, 0.95);
      const param = make({
        ...{ size: 8, channels: 3, deviation: 0, image },
        sources: [seededRandom(3), seededRandom(4)],
      });
      const drawn = param.image(param.start);
      expectClose(await drawn.data(), await image.data(), { absolute: 1e-5 });
      tf.dispose([image, drawn]);
      param.dispose();
    });

    it('can be fitted to any picture to less than 0.01', async () => {
      // Two discs, one orange and one blue, on a slope of grey.
      const values = Float32Array.from({ length: 3 * 64 }, (_, i) => {
        const [y, x, colour] = [i / 24, (i / 3) % 8, i % 3];
        if (Math.hypot(y - 2, x - 2) < 2) return [0.9, 0.5, 0.2][colour]!;
        if (Math.hypot(y - 5, x - 5) < 2) return [0.2, 0.4, 0.9][colour]!;
        return 0.3 + 0.05 * x;
      });
      const wanted = tf.tensor4d(values, [1, 8, 8, 3]);
      const sources = [seededRandom(3)];
      const param = make({ size: 8, channels: 3, deviation: 0.01, sources });
      const adam = new AdamAscent(param.start, () => 0.05);
      for (let step = 0; step < 3000; step++) {
        const image = param.image(adam.variable);
        const towards = tf.tidy(() => param.backward(tf.sub(wanted, image), image));
        adam.step(towards);
        tf.dispose([image, towards]);
      }
      const drawn = param.image(adam.variable);
      expectClose(await drawn.data(), values, { absolute: 0.01 });
      adam.dispose();
      param.dispose();
    });
  });
}
