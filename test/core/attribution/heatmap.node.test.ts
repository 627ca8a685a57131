import { expect } from 'chai';
import { gradCam, heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { golden, goldenImage, goldenPhotos, type GoldenMap } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';
import { correlation } from './agreement.js';
import { goldenGradients, goldenMaps } from './golden-vector.js';

const inBlocks = golden<{
  photos: Record<
    string,
    { file: string; gradCam: GoldenMap[]; logits: { classIndex: number; logit: number }[] }
  >;
}>('efficientnet-lite0-gradcam.json').photos;

describe('gradCam on EfficientNet-Lite0', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  for (const [name, photo] of goldenPhotos) {
    for (const { layer, classIndex, map } of photo.gradCam) {
      it(`agrees with PyTorch at ${layer} for class ${classIndex} of ${name}`, async () => {
        const image = await goldenImage(network, photo.file);
        const result = await gradCam(network, image, { classIndex, layer });
        expect(correlation(result.map.values, map.flat())).to.be.at.least(0.999);
        const largest = Math.max(...map.flat().map(Math.abs));
        result.map.values.forEach((value, i) =>
          expect(value).to.be.closeTo(map.flat()[i]!, 0.06 * largest),
        );
      });
    }
  }

  for (const [name, { file, gradCam: maps, logits }] of Object.entries(inBlocks)) {
    for (const { layer, classIndex, map } of maps) {
      it(`agrees at ${layer}, also inside a block, for class ${classIndex} of ${name}`, async () => {
        const image = await goldenImage(network, file);
        const result = await gradCam(network, image, { classIndex, layer });
        expect(correlation(result.map.values, map.flat())).to.be.at.least(0.999);
        const expected = logits.find((entry) => entry.classIndex === classIndex)!.logit;
        expect(result.value).to.be.closeTo(expected, 0.1);
      });
    }
  }

  it('explains the strongest class at the last spatial layer, and says why that layer', async () => {
    const image = await goldenImage(network, 'chelsea-224.png');
    const result = await gradCam(network, image);
    expect(result).to.deep.include({
      method: 'grad-cam',
      layerReason: { kind: 'last-spatial', rows: 7, columns: 7 },
    });
    expect(result.layers).to.eql(['head_relu6']);
    expect(result.target.classes).to.eql([{ index: 285, name: 'Egyptian cat' }]);
    const { map, positive, inputMap } = result;
    expect([...positive.values]).to.eql([...map.values].map((value) => Math.max(0, value)));
    expect([inputMap.height, inputMap.width]).to.eql([224, 224]);
    // The first 31 pixels lie before the middle of what the first cell sees.
    expect(inputMap.values[0]).to.equal(positive.values[0]);
    expect((await gradCam(network, image, { layer: 'block7_add' })).layerReason).to.equal(null);
  });

  it('leaves no tensor behind, not when it is cancelled either', async () => {
    const image = await goldenImage(network, 'coffee-224.png');
    const options = { layer: 'block12_add', classIndex: 967 };
    await gradCam(network, image, options);
    await expectNoLeak(() => gradCam(network, image, options));
    const control = new AbortController();
    let steps = 0;
    const checkpoint = () => (++steps === 40 ? control.abort() : undefined);
    await expectNoLeak(async () => {
      const run = gradCam(network, image, { ...options, signal: control.signal, checkpoint });
      expect((await rejection(run)).name).to.equal('AbortError');
    });
  });

  it('names what cannot be explained', async () => {
    const image = await goldenImage(network, 'coffee-224.png');
    const refused = async (options: Parameters<typeof heatmap>[2]) =>
      String(await rejection(heatmap(network, image, options)));
    expect(await refused({ layer: 'pool' })).to.match(/^NotSpatialError: "pool" has no rows/);
    expect(await refused({ layer: 'block99' })).to.match(/^LayerNotFoundError: no layer "block99"/);
    expect(await refused({ classIndex: 1000 })).to.match(
      /^ClassNotFoundError: .*0 to 999, not 1000/,
    );
    expect(await refused({ method: 'magic' })).to.match(
      /^OptionError: no method "magic": grad-cam, /,
    );
  });
});

describe('heatmap on a network worked out by hand', () => {
  const none = [0, 0, 0, 0, 0, 0, 0, 0];
  const tiny = (dense: readonly number[] = goldenGradients) =>
    tinyNetwork({
      input: [2, 2, 3],
      layers: [
        ['Conv2D', 'maps', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
        ['Flatten', 'flat', ['maps']],
        ['Dense', 'score', ['flat'], { units: 2, use_bias: false, activation: 'softmax' }],
      ],
      weights: {
        // Red becomes the first map, green the second.
        'maps/kernel': [
          [1, 1, 3, 2],
          [1, 0, 0, 1, 0, 0],
        ],
        'score/kernel': [[8, 2], dense.flatMap((value, i) => [value, none[i]!])],
      },
    });
  const image = Float32Array.from({ length: 12 }, (_, i) =>
    i % 3 === 2 ? 9 : goldenMaps[Math.floor(i / 3) * 2 + (i % 3)]!,
  );

  before(() => useBackend('wasm'));

  it('gives the map, its ReLU and the map at the input’s size', async () => {
    const network = tiny();
    const result = await heatmap(network, image, { classIndex: 0 });
    expect([...result.map.values]).to.eql([0.3125, 1.125, 1.5, 0.3125]);
    expect(result.inputMap).to.eql(result.positive);
    // Σ G·A = .5 − .5 + 2 + 0
    expect(result).to.deep.include({ layers: ['maps'], value: 2 });
    expect(result.target.classes).to.eql([{ index: 0, name: 'class 0' }]);
    network.dispose();
  });

  it('explains the logit: a saturated softmax does not flatten the map', async () => {
    const network = tiny(goldenGradients.map((value) => value * 100));
    const { map, value } = await heatmap(network, image, { classIndex: 0 });
    expect(value).to.equal(200);
    expect([...map.values]).to.eql([31.25, 112.5, 150, 31.25]);
    network.dispose();
  });

  it('keeps negative cells in the map and drops them from the positive one', async () => {
    const network = tiny(goldenGradients.map((value) => -value));
    const { map, positive } = await heatmap(network, image, { classIndex: 0 });
    expect([...map.values]).to.eql([-0.3125, -1.125, -1.5, -0.3125]);
    expect([...positive.values]).to.eql([0, 0, 0, 0]);
    network.dispose();
  });

  it('refuses numbers that went wrong', async () => {
    const network = tiny(goldenGradients.map(() => 3e38));
    const error = await rejection(heatmap(network, image, { classIndex: 0 }));
    expect(String(error)).to.match(/^NumericError: "score\/linear" has a value that is Infinity/);
    const broken = Float32Array.from(image).fill(NaN, 4, 5);
    await expectNoLeak(async () => {
      expect(String(await rejection(heatmap(network, broken)))).to.match(
        /^NumericError: the image/,
      );
    });
    network.dispose();
  });
});
