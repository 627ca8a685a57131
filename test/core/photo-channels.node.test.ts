import { expect } from 'chai';
import { activations } from '../../src/core/activation/activations.js';
import { heatmap } from '../../src/core/attribution/heatmap.js';
import { dream } from '../../src/core/feature-visualization/dream.js';
import type { FilterOptions } from '../../src/core/feature-visualization/filter-options.js';
import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import type { Network } from '../../src/core/graph/network.js';
import type { Picture } from '../../src/core/image/picture.js';
import { prepareImage } from '../../src/core/image/prepare-image.js';
import { predict } from '../../src/core/prediction/predict.js';
import { useBackend } from '../support/backends.js';
import { tinyNetwork } from './tiny-network.js';

const SIDE = 32;
const CELLS = SIDE * SIDE;
const [RED, GREEN, BLUE, WHITE] = [200, 100, 50, 255];
const LUMA = 0.299 * RED + 0.587 * GREEN + 0.114 * BLUE;

/** One colour, so that what each channel reads is known by hand at every size. */
const photo: Picture = {
  width: SIDE,
  height: SIDE,
  pixels: Uint8ClampedArray.from(
    { length: 4 * CELLS },
    (_, i) => [RED, GREEN, BLUE, WHITE][i % 4]!,
  ),
};

/** What a network of so many channels reads of it. */
const levels: Readonly<Record<number, readonly number[]>> = {
  1: [LUMA],
  2: [LUMA, LUMA],
  3: [RED, GREEN, BLUE],
  4: [RED, GREEN, BLUE, WHITE],
  6: [RED, GREEN, BLUE, RED, GREEN, BLUE],
};

/** Gives each channel back, and then their means, the first once, the second twice and so on. */
function identity(channels: number): Network {
  const kernel = Array.from({ length: channels ** 2 }, (_, i) => (i % (channels + 1) ? 0 : 1));
  return tinyNetwork({
    input: [SIDE, SIDE, channels],
    layers: [
      ['Conv2D', 'same', ['input'], { filters: channels, kernel_size: [1, 1], use_bias: false }],
      ['GlobalAveragePooling2D', 'means', ['same']],
      ['Dense', 'classes', ['means'], { units: 2, use_bias: false }],
    ],
    weights: {
      'same/kernel': [[1, 1, channels, channels], kernel],
      'classes/kernel': [
        [channels, 2],
        Array.from({ length: 2 * channels }, (_, i) => (i % 2 ? -1 : 1) * (1 + (i >> 1))),
      ],
    },
  });
}

/** Nothing that a picture must survive, so that the first step sees the start as it is. */
const still: FilterOptions = { size: SIDE, steps: 3, jitter: 0, param: 'pixels' };

for (const [count, reads] of Object.entries(levels)) {
  const channels = Number(count);
  describe(`a photo before a network of ${count} channels`, () => {
    let network: Network;
    let values: Float32Array;
    /** Of the first class. */
    const logit = reads.reduce((sum, level, c) => sum + (c + 1) * level, 0);

    before(async () => {
      await useBackend('wasm');
      network = identity(channels);
      ({ values } = prepareImage(photo, imageInput(network)));
    });
    after(() => network.dispose());

    it('is read as its colours, its brightness, or both over and over', async () => {
      const { mean } = await activations(network, values, 'same');
      reads.forEach((level, c) => expect(mean[c]).to.be.closeTo(level, 1e-3));
    });

    it('is predicted', async () => {
      const { logits } = await predict(network, values);
      expect(logits[0]).to.be.closeTo(logit, 1e-3 * logit);
      expect(logits[1]).to.be.closeTo(-logit, 1e-3 * logit);
    });

    it('is explained, each channel having its part', async () => {
      const options = { method: 'gradient-x-input', classIndex: 0 };
      const { map } = await heatmap(network, values, options);
      const sum = map.values.reduce((all, value) => all + value, 0);
      expect(sum).to.be.closeTo(logit, 1e-3 * logit);
      const cam = await heatmap(network, values, { classIndex: 0, layer: 'same' });
      expect(cam.empty).to.equal(null);
    });

    it('is not needed for the pictures that its channels look for', async () => {
      const all = reads.map((_, c) => c);
      const request = { ...still, layer: 'same', channels: all };
      const { pictures } = await visualizeFilters(network, request);
      for (const { course, pixels, status, channel } of pictures) {
        expect(course[2]).to.be.greaterThan(course[0]!);
        // Grey and a little noise, before what reads it.
        expect(course[0]).to.be.closeTo(127.5, 1);
        expect(pixels).to.have.length(4 * CELLS);
        expect([channel, status]).to.eql([channel, 'done']);
      }
    });

    it('is what pictures grow from', async () => {
      for (const [channel, level] of reads.entries()) {
        const request = { ...still, layer: 'same', channels: [channel], photo };
        const { pictures } = await visualizeFilters(network, request);
        const { course } = pictures[0]!;
        // The sigmoid never reaches white.
        expect(course[0]).to.be.closeTo(Math.min(level, 0.995 * WHITE), 1);
        expect(course[2]).to.be.greaterThan(course[0]!);
      }
    });

    it('is dreamed over', async () => {
      for (const [channel, level] of reads.entries()) {
        const first: number[][] = [];
        const { course, pixels } = await dream(
          network,
          photo,
          { layer: 'same', channel, octaves: 1, steps: 2, jitter: 0 },
          { onFrame: (frame) => first.push([...frame.pixels.subarray(0, 4)]) },
        );
        const grey = Math.round(LUMA);
        expect(first[0]).to.eql(channels < 3 ? [grey, grey, grey, 255] : [RED, GREEN, BLUE, 255]);
        expect(course[0]).to.be.closeTo(level, 0.01);
        if (level < WHITE) expect(course[1]).to.be.greaterThan(course[0]!);
        expect(pixels).to.have.length(4 * CELLS);
      }
    });
  });
}
