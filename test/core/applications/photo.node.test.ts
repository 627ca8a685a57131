import { expect } from 'chai';
import { decodePredictions } from '../../../src/core/applications/decode-predictions.js';
import { preprocessInput } from '../../../src/core/applications/preprocess-input.js';
import { OptionError, ShapeError } from '../../../src/core/errors.js';

/** One pixel: red 255, green 0, blue 51. */
const pixel = { width: 1, height: 1, channels: 3, data: Uint8ClampedArray.of(255, 0, 51) };

/** Values to four digits. */
const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toFixed(4)));

describe('preprocessInput', () => {
  it('gives blue, green and red less the means of ImageNet', () => {
    // 51 − 103.939, 0 − 116.779, 255 − 123.68
    expect(rounded(preprocessInput(pixel, 'ResNet50'))).to.deep.equal([-52.939, -116.779, 131.32]);
  });

  it('gives −1 to 1', () => {
    expect(rounded(preprocessInput(pixel, 'MobileNetV2'))).to.deep.equal([1, -1, -0.6]);
  });

  it('gives 0 to 1 by means and deviations', () => {
    // (1 − 0.485) / 0.229, (0 − 0.456) / 0.224, (0.2 − 0.406) / 0.225
    const wanted = [2.2489, -2.0357, -0.9156];
    expect(rounded(preprocessInput(pixel, 'DenseNet121'))).to.deep.equal(wanted);
  });

  it('leaves levels as they are where the network rescales them itself', () => {
    expect(rounded(preprocessInput(pixel, 'EfficientNetB0'))).to.deep.equal([255, 0, 51]);
    const bare = { includePreprocessing: false };
    expect(rounded(preprocessInput(pixel, 'MobileNetV3Small', bare))).to.deep.equal([1, -1, -0.6]);
  });

  it('knows how the network of this package reads photos', () => {
    // (255 − 127) / 128, −127 / 128, (51 − 127) / 128
    const wanted = [1, -0.9922, -0.5938];
    expect(rounded(preprocessInput(pixel, 'EfficientNetLite0'))).to.deep.equal(wanted);
  });
});

describe('decodePredictions', () => {
  const scores = new Float32Array(1000);
  scores[285] = 0.5;
  scores[281] = 0.25;
  scores[7] = 0.125;

  it('lists the strongest classes with their ids of WordNet', () => {
    // imagenet_class_index.json of Keras
    expect(decodePredictions(scores, 3)).to.deep.equal([
      { index: 285, id: 'n02124075', name: 'Egyptian cat', score: 0.5 },
      { index: 281, id: 'n02123045', name: 'tabby', score: 0.25 },
      { index: 7, id: 'n01514668', name: 'cock', score: 0.125 },
    ]);
    expect(decodePredictions(scores).length).to.equal(5);
  });

  it('refuses scores of other classes', () => {
    expect(() => decodePredictions(new Float32Array(10))).to.throw(
      ShapeError,
      /1000 scores, not 10/,
    );
    expect(() => decodePredictions(scores, 0)).to.throw(OptionError, /top/);
  });
});
