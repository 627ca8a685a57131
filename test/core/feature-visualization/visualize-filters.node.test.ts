import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import {
  AbortError,
  ChannelNotFoundError,
  LayerNotFoundError,
  OptionError,
} from '../../../src/core/errors.js';
import type { FilterOptions } from '../../../src/core/feature-visualization/filter-options.js';
import type { FilterPicture } from '../../../src/core/feature-visualization/filters.types.js';
import { beforeActivation } from '../../../src/core/feature-visualization/target.js';
import { visualizeFilters } from '../../../src/core/feature-visualization/visualize-filters.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { smallGraph } from '../graph/small-graph.js';

const quick = { layer: 'block3_project_bn', channels: [0, 5], steps: 12, size: 64 };

describe('visualizeFilters on EfficientNet-Lite0', function () {
  this.timeout(240_000);
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('raises the objective, and tells its course and the stages of growth', async () => {
    const { pictures } = await visualizeFilters(network, quick);
    expect(pictures.map(({ channel }) => channel)).to.deep.equal([0, 5]);
    for (const { course, stages, status, pixels, size } of pictures) {
      expect(course).to.have.length(12);
      expect(course[11]).to.be.greaterThan((course[0] ?? 0) + 1);
      expect(stages.length).to.be.within(3, 6);
      expect(status).to.equal('done');
      expect(pixels).to.have.length(4 * size * size);
    }
  });

  it('gives the same picture for the same seed, and another for another', async () => {
    const [first, again, other] = [
      await visualizeFilters(network, quick),
      await visualizeFilters(network, quick),
      await visualizeFilters(network, { ...quick, seed: 8 }),
    ];
    expect(first.pictures[0]?.pixels).to.deep.equal(again.pictures[0]?.pixels);
    expect(first.pictures[0]?.pixels).to.not.deep.equal(other.pictures[0]?.pixels);
  });

  it('gives a channel the same picture whatever grows beside it', async () => {
    const [alone] = (await visualizeFilters(network, { ...quick, channels: [5] })).pictures;
    const [, beside] = (await visualizeFilters(network, quick)).pictures;
    const pixels = beside?.pixels ?? [];
    const worst = alone?.pixels.reduce((most, value, i) => {
      return Math.max(most, Math.abs(value - (pixels[i] ?? 0)));
    }, 0);
    expect(worst).to.be.at.most(2);
  });

  it('climbs before the activation function', () => {
    expect(beforeActivation(network, 'head_relu6')).to.equal('head_bn');
    expect(beforeActivation(network, 'block14_add')).to.equal('block14_add');
    expect(beforeActivation(network, 'stem_conv')).to.equal('stem_conv');
  });

  it('grows the head, which after its ReLU6 would stay grey', async () => {
    const { pictures } = await visualizeFilters(network, {
      layer: 'head_relu6',
      channels: [100],
      steps: 16,
      size: 96,
    });
    expect(pictures[0]?.status).to.equal('done');
    expect(pictures[0]?.course.at(-1)).to.be.greaterThan(pictures[0]?.course[0] ?? Infinity);
  });

  it('says that nothing was found for a unit that does not depend on the picture', async () => {
    const definition = smallGraph();
    const kernel = definition.weights.get('dense/kernel');
    kernel?.values.forEach((_, i) => {
      if (i % 3 === 0) kernel.values[i] = 0;
    });
    const small = new GraphNetwork(definition);
    const request = { layer: 'dense', channels: [0, 1], steps: 8, size: 16 };
    const { pictures } = await visualizeFilters(small, request);
    small.dispose();
    expect(pictures.map(({ status }) => status)).to.deep.equal(['silent', 'done']);
  });

  it('says that a dead channel is dead and draws nothing for it', async () => {
    const { pictures } = await visualizeFilters(network, {
      ...quick,
      layer: 'block3_expand_relu6',
      channels: [61, 60],
    });
    expect(pictures.map(({ status }) => status)).to.deep.equal(['dead', 'done']);
    expect(pictures[0]?.pixels.every((value) => value === 0)).to.equal(true);
  });

  it('shows pictures as they grow', async () => {
    const frames: FilterPicture[] = [];
    await visualizeFilters(network, quick, { onFrame: (frame) => frames.push(frame) });
    const steps = frames.filter(({ channel }) => channel === 5).map(({ step }) => step);
    expect(steps).to.deep.equal([1, 2, 4, 8, 12]);
    expect(frames.at(-1)?.status).to.equal('done');
  });

  const rise = ({ course }: FilterPicture) => course.at(-1)! - course[0]!;

  for (const [name, options] of Object.entries({
    'one cell of the map': { region: { top: 0.5, bottom: 0.5, left: 0.5, right: 0.5 } },
    'the channel as little as can be': { negative: true },
    'the whole layer': { excite: 'layer' },
    'a direction among its channels': { excite: Array.from({ length: 40 }, (_, i) => i % 3) },
    'another channel as well': { joint: { layer: 'block2_add', channel: 3 } },
    'two pictures that differ': { variants: 2 },
    'free pixels': { param: 'pixels', stepSize: 0.05 },
    'steps of one size': { param: 'pixels', optimiser: 'rms', stepSize: 0.1 },
    'three sizes, small to large': { octaves: 3 },
    'every transform': { scale: 0.1, rotate: 10, crop: 0.1, flip: 0.5, blur: 1, noise: 0.02 },
    'smooth pictures': { totalVariation: 10, l2: 1, l6: 1, grain: 10 },
  } satisfies Record<string, FilterOptions>)) {
    it(`raises the objective for ${name}`, async () => {
      const { pictures } = await visualizeFilters(network, { ...quick, ...options });
      expect(pictures).to.have.length(name.startsWith('two') ? 4 : 2);
      for (const picture of pictures) {
        expect(picture.status).to.equal('done');
        expect(rise(picture)).to.be.greaterThan(0.5);
      }
    });
  }

  it('draws the picture of a class from its logit', async () => {
    const request = { ...quick, layer: 'logits', channels: [281] };
    const { pictures, tensor } = await visualizeFilters(network, request);
    expect(tensor).to.equal('logits');
    expect(rise(pictures[0]!)).to.be.greaterThan(1);
  });

  it('grows a picture from a photo, of which it keeps the large shapes', async () => {
    const side = 80;
    // Black above, white below.
    const pixels = new Uint8ClampedArray(4 * side * side).map((_, i) =>
      i % 4 === 3 || i >= 2 * side * side ? 255 : 0,
    );
    const photo = { width: side, height: side, pixels };
    const request = { ...quick, channels: [5], steps: 4, stepSize: 0.02, photo };
    const [picture] = (await visualizeFilters(network, request)).pictures;
    const mean = (from: number, to: number) =>
      picture!.pixels.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    const half = picture!.pixels.length / 2;
    // A quarter of the values is opacity, 255.
    expect(mean(0, half)).to.be.below(64 + 30);
    expect(mean(half, 2 * half)).to.be.above(255 - 30);
    expect(rise(picture!)).to.be.greaterThan(0.1);
  });

  it('says all that the pictures are made from, which draws them again', async () => {
    const { recipe, pictures } = await visualizeFilters(network, { ...quick, preset: 'good' });
    expect(recipe).to.deep.include({
      network: network.fingerprint,
      layer: 'block3_project_bn',
      tensor: 'block3_project_bn',
    });
    expect(recipe?.settings).to.deep.include({ steps: 12, rotate: 10, seed: 7, size: 64 });
    const written: unknown = JSON.parse(JSON.stringify(recipe));
    expect(written).to.deep.equal(recipe);
    const { layer, settings } = recipe!;
    const again = await visualizeFilters(network, { layer, channels: [0, 5], ...settings });
    expect(again.pictures[1]?.pixels).to.deep.equal(pictures[1]?.pixels);
  });

  it('stops when the objective has not risen for long enough', async () => {
    const still = { ...quick, steps: 200, stepSize: 1e-6, patience: 5 };
    const { pictures } = await visualizeFilters(network, { ...still, jitter: 0 });
    expect(pictures.map(({ step, status }) => [step, status])).to.deep.equal([
      [10, 'done'],
      [10, 'done'],
    ]);
  });

  it('draws several pictures of a channel less alike than without diversity', async () => {
    const apart = async (diversity: number) => {
      const request = { ...quick, channels: [5], variants: 2, diversity, steps: 32 };
      const [a, b] = (await visualizeFilters(network, request)).pictures;
      return styleCosine(network, 'block3_project_bn', a!, b!);
    };
    expect(await apart(0.5)).to.be.below((await apart(0)) - 0.2);
  });

  it('stops when aborted and leaves no tensors', async () => {
    await visualizeFilters(network, quick);
    const before = tf.memory().numTensors;
    for (const stopAt of [1, 2, 4]) {
      const controller = new AbortController();
      const onFrame = ({ step }: FilterPicture) => {
        if (step === stopAt) controller.abort();
      };
      const run = visualizeFilters(network, quick, { signal: controller.signal, onFrame });
      const error: unknown = await run.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(AbortError);
      expect(tf.memory().numTensors).to.equal(before);
    }
  });

  it('refuses channels and options outside their range by name', async () => {
    const outcome = (request: object) =>
      visualizeFilters(network, { ...quick, ...request }).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await outcome({ channels: [40] })).to.be.instanceOf(ChannelNotFoundError);
    expect(await outcome({ channels: [-1] })).to.be.instanceOf(ChannelNotFoundError);
    expect(await outcome({ steps: 0 })).to.be.instanceOf(OptionError);
    expect(await outcome({ jitter: 0.3 })).to.be.instanceOf(OptionError);
    expect(await outcome({ size: 63 })).to.be.instanceOf(OptionError);
    expect(await outcome({ size: 100_000 })).to.be.instanceOf(OptionError);
    expect(await outcome({ preset: 'best' })).to.be.instanceOf(OptionError);
    expect(await outcome({ param: 'fft' })).to.be.instanceOf(OptionError);
    expect(await outcome({ variants: 9 })).to.be.instanceOf(OptionError);
    expect(await outcome({ excite: [1, 2] })).to.be.instanceOf(OptionError);
    expect(await outcome({ excite: Array(40).fill(0) })).to.be.instanceOf(OptionError);
    const region = { top: 0, bottom: 1, left: 0, right: 1 };
    expect(await outcome({ excite: 'layer', region })).to.be.instanceOf(OptionError);
    expect(await outcome({ joint: { layer: 'none', channel: 0 } })).to.be.instanceOf(
      LayerNotFoundError,
    );
  });
});

/** Cosine between the Gram matrices of two pictures. */
async function styleCosine(
  network: Network,
  tensor: string,
  ...pictures: readonly FilterPicture[]
): Promise<number> {
  const grams: Float32Array[] = [];
  for (const { pixels, size } of pictures) {
    const colours = pixels.filter((_, i) => i % 4 < 3);
    const x = tf.tidy(() =>
      tf.div(tf.sub(tf.tensor4d(Float32Array.from(colours), [1, size, size, 3]), 127), 128),
    );
    const { [tensor]: found } = await network.execute({ [network.inputs[0]!.name]: x }, [tensor]);
    const gram = tf.tidy(() => {
      const cells = tf.reshape(found!, [-1, found!.shape[3]!]);
      return tf.matMul(cells, cells, true);
    });
    grams.push(await gram.data<'float32'>());
    tf.dispose([x, found!, gram]);
  }
  const [a, b] = grams;
  const dot = (one: Float32Array, other: Float32Array) =>
    one.reduce((sum, value, i) => sum + value * other[i]!, 0);
  return dot(a!, b!) / Math.sqrt(dot(a!, a!) * dot(b!, b!));
}
