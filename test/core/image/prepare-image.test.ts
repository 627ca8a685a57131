import { expect } from 'chai';
import type { InputInfo, Preprocessing } from '../../../src/core/graph/layer-info.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { prepareImage } from '../../../src/core/image/prepare-image.js';

const asLevels: Preprocessing = { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' };

function input(height: number, width: number, preprocessing = asLevels): InputInfo {
  const channels = preprocessing.channels === 'grey' ? 1 : 3;
  return { name: 'input', shape: [height, width, channels], preprocessing };
}

/** Red counts columns, green counts rows, blue is 7. */
function picture(height: number, width: number): Picture {
  const pixels = new Uint8ClampedArray(height * width * 4);
  for (let i = 0; i < height * width; i++) {
    pixels.set([i % width, Math.floor(i / width), 7, 255], i * 4);
  }
  return { height, width, pixels };
}

const onePixel = (...rgba: number[]): Picture => ({
  height: 1,
  width: 1,
  pixels: Uint8ClampedArray.from(rgba),
});

const channel = (values: ArrayLike<number>, index: number, step: number): number[] =>
  Array.from(values).filter((_, i) => i % step === index);

describe('prepareImage', () => {
  it('passes a picture that has the input’s size, pixel for pixel', () => {
    const source = picture(5, 4);
    for (const crop of ['centre', 'stretch', 'none'] as const) {
      const prepared = prepareImage(source, input(5, 4), { crop });
      expect(prepared.input, crop).to.eql(source);
      expect(channel(prepared.values, 0, 3), crop).to.eql(channel(source.pixels, 0, 4));
      expect(channel(prepared.values, 1, 3), crop).to.eql(channel(source.pixels, 1, 4));
    }
  });

  it('cuts the largest centred square by default', () => {
    const { input: seen } = prepareImage(picture(4, 10), input(4, 4));
    expect(channel(seen.pixels, 0, 4).slice(0, 4)).to.eql([3, 4, 5, 6]);
    expect(channel(seen.pixels, 1, 4).slice(-4)).to.eql([3, 3, 3, 3]);
  });

  it('cuts the middle 87.5 % of that when asked for the standard crop', () => {
    const { input: seen } = prepareImage(picture(8, 12), input(7, 7), { crop: 'standard' });
    expect(channel(seen.pixels, 0, 4).slice(0, 7)).to.eql([2, 3, 4, 5, 6, 7, 8]);
  });

  it('squeezes the whole photo when asked to stretch', () => {
    const { input: seen } = prepareImage(picture(4, 16), input(4, 4), { crop: 'stretch' });
    const [first, , , last] = channel(seen.pixels, 0, 4);
    expect(first).to.be.below(4);
    expect(last).to.be.above(11);
  });

  it('gives the values of exactly the levels that it shows', () => {
    const how: Preprocessing = { mean: [127, 127, 127], std: [128, 128, 128], channels: 'RGB' };
    const { input: seen, values } = prepareImage(picture(50, 70), input(9, 9, how));
    const green = channel(seen.pixels, 1, 4).map((level) => Math.fround((level - 127) / 128));
    expect(channel(values, 1, 3)).to.eql(green);
  });

  it('shows the same part in finer resolution, at most displaySide, and never enlarges', () => {
    const large = prepareImage(picture(30, 40), input(3, 3), { displaySide: 20 });
    expect([large.display.width, large.display.height]).to.eql([20, 20]);
    const small = prepareImage(picture(2, 3), input(8, 8));
    expect([small.display.width, small.display.height]).to.eql([2, 2]);
    const whole = prepareImage(picture(30, 60), input(3, 3), { displaySide: 20, crop: 'stretch' });
    expect([whole.display.width, whole.display.height]).to.eql([20, 10]);
  });

  it('lays transparency over white', () => {
    const how = input(1, 1);
    expect([...prepareImage(onePixel(0, 100, 255, 0), how).values]).to.eql([255, 255, 255]);
    const half = prepareImage(onePixel(0, 100, 255, 51), how);
    expect([...half.values]).to.eql([204, 224, 255]);
    expect([...half.input.pixels]).to.eql([204, 224, 255, 255]);
  });

  it('keeps the colour of invisible pixels out of their neighbours', () => {
    const pixels = Uint8ClampedArray.of(255, 0, 0, 0, 255, 255, 255, 255);
    const { values } = prepareImage({ height: 1, width: 2, pixels }, input(1, 1), {
      crop: 'stretch',
    });
    expect([...values]).to.eql([255, 255, 255]);
  });

  it('orders the channels and mixes grey as the network asks', () => {
    const bgr: Preprocessing = { mean: [1, 2, 3], std: [1, 2, 4], channels: 'BGR' };
    expect([...prepareImage(onePixel(11, 20, 33, 255), input(1, 1, bgr)).values]).to.eql([
      32, 9, 2,
    ]);
    const grey: Preprocessing = { mean: [0], std: [1], channels: 'grey' };
    const [luma] = prepareImage(onePixel(100, 50, 200, 255), input(1, 1, grey)).values;
    expect(luma).to.be.closeTo(29.9 + 29.35 + 22.8, 1e-4);
  });

  it('enlarges a single pixel to the whole input', () => {
    const { values } = prepareImage(onePixel(9, 8, 7, 255), input(4, 4));
    expect(new Set(values)).to.eql(new Set([9, 8, 7]));
  });

  it('names both sizes when told not to resize and they differ', () => {
    expect(() => prepareImage(picture(3, 5), input(4, 4), { crop: 'none' })).to.throw(
      'the picture is 5 × 3 pixels; without resizing it must be 4 × 4',
    );
  });

  it('refuses an input that reads no image and a preprocessing of other channels', () => {
    const vector = { name: 'words', shape: [128], preprocessing: asLevels };
    expect(() => prepareImage(picture(3, 3), vector)).to.throw(/input "words" reads \[128\]/);
    const short = { name: 'x', shape: [1, 1, 3], preprocessing: { ...asLevels, mean: [0] } };
    expect(() => prepareImage(picture(3, 3), short)).to.throw(/1 means and 3 deviations/);
  });
});
