import { expect } from 'chai';
import { baseline } from '../../../src/core/attribution/baseline.js';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Preprocessing } from '../../../src/core/graph/layer-info.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { tinyNetwork } from '../tiny-network.js';

/** Linear: the mean of each of so many channels, times 1, 2, 3, … */
function linear(channels: number): Network {
  return tinyNetwork({
    input: [2, 2, channels],
    layers: [
      // As it is: a model without a convolution is refused.
      ['Conv2D', 'same', ['input'], { filters: channels, kernel_size: 1, use_bias: false }],
      ['GlobalAveragePooling2D', 'mean', ['same']],
      ['Dense', 'score', ['mean'], { units: 1, use_bias: false }],
    ],
    weights: {
      'same/kernel': [
        [1, 1, channels, channels],
        Array.from({ length: channels ** 2 }, (_, i) => (i % (channels + 1) === 0 ? 1 : 0)),
      ],
      'score/kernel': [[channels, 1], Array.from({ length: channels }, (_, i) => i + 1)],
    },
  });
}

describe('a baseline', () => {
  before(() => useBackend('wasm'));

  const ways: readonly (readonly [Preprocessing, readonly number[]])[] = [
    // (level − mean) / deviation of red 0x40 = 64, green 0x80 = 128, blue 0xff = 255, by hand
    [{ mean: [64, 0, 5], std: [2, 64, 10], channels: 'RGB' }, [0, 2, 25]],
    [{ mean: [5, 0, 64], std: [10, 64, 2], channels: 'BGR' }, [25, 2, 0]],
    // 0.299 · 64 + 0.587 · 128 + 0.114 · 255
    [{ mean: [0], std: [1], channels: 'grey' }, [123.342]],
    [{ mean: [0, 0, 0, 5], std: [1, 1, 1, 10], channels: 'RGBA' }, [64, 128, 255, 25]],
  ];
  for (const [preprocessing, pixel] of ways) {
    it(`of one colour is that colour as ${preprocessing.channels} is read`, () => {
      const network = linear(pixel.length).withChoices({ preprocessing });
      const image = new Float32Array(4 * pixel.length).fill(9);
      const found = baseline('#4080fF', network, image);
      const wanted = [0, 1, 2, 3].flatMap(() => pixel);
      found.forEach((value, i) => expect(value).to.be.closeTo(wanted[i]!, 1e-4));
      network.dispose();
    });
  }

  it('of black leaves an alpha channel opaque, and zero is zero in every value', () => {
    const preprocessing = { mean: [0, 0, 0, 5], std: [1, 1, 1, 10], channels: 'RGBA' } as const;
    const network = linear(4).withChoices({ preprocessing });
    expect([...baseline('black', network, new Float32Array(16)).subarray(0, 4)]).to.eql([
      0, 0, 0, 25,
    ]);
    expect([...baseline('zero', network, new Float32Array(16).fill(7))]).to.eql(
      Array<number>(16).fill(0),
    );
    network.dispose();
  });

  const preprocessing = { mean: [100, 50, 0], std: [1, 1, 1], channels: 'RGB' } as const;
  const image = Float32Array.from({ length: 12 }, (_, i) => i);
  // One pixel of each: 0 − mean, 0x60 − mean, and 0.
  const starts = { black: [-100, -50, 0], '#606060': [-4, 46, 96], zero: [0, 0, 0] };

  for (const [kind, start] of Object.entries(starts)) {
    it(`of ${kind} is where integrated gradients begin, and what occlusion covers with`, async () => {
      const network = linear(3).withChoices({ preprocessing });
      const along = await heatmap(network, image, {
        method: 'integrated-gradients',
        settings: { baseline: kind, adaptive: false, points: 4 },
      });
      // Of a linear network (x − x′) · weight / 4, exactly; here summed over the channels.
      const rise = (pixel: number) =>
        start.reduce((sum, value, c) => sum + ((image[3 * pixel + c]! - value) * (c + 1)) / 4, 0);
      along.map.values.forEach((value, pixel) => expect(value).to.be.closeTo(rise(pixel), 1e-3));
      const covered = await heatmap(network, image, {
        method: 'occlusion',
        settings: { fill: kind, window: 1, stride: 1 },
      });
      covered.map.values.forEach((value, pixel) => expect(value).to.be.closeTo(rise(pixel), 1e-3));
      network.dispose();
    });
  }

  it('is refused where it is no colour, with what there is', async () => {
    const network = linear(3);
    const ask = (fill: string) =>
      heatmap(network, image, { method: 'occlusion', settings: { fill } }).catch(String);
    for (const wrong of ['grey', '#80', '#gggggg', '#80808080', '808080']) {
      expect(await ask(wrong)).to.equal(
        'OptionError: fill is one of mean, black, blur, zero, or a colour such as #808080, ' +
          `not ${wrong}`,
      );
    }
    network.dispose();
  });
});
