import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { impute } from '../../../src/core/evaluation/impute.js';
import { road } from '../../../src/core/evaluation/road.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';

describe('impute', () => {
  it('gives a single hole the weighted mean of its neighbours: 1/6 beside, 1/12 at the corners', async () => {
    const image = Float32Array.of(1, 2, 3, 4, 99, 6, 7, 8, 9);
    const removed = Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);
    image[1] = 8;
    // (8 + 4 + 6 + 8)/6 + (1 + 3 + 7 + 9)/12
    const filled = await impute(image, removed, { height: 3, width: 3 });
    expect(filled[4]).to.be.closeTo(26 / 6 + 20 / 12, 1e-4);
    expect([...filled.subarray(0, 4)]).to.eql([1, 8, 3, 4]);
  });

  it('counts only neighbours that there are', async () => {
    // In one row the only neighbours are those beside.
    const filled = await impute(Float32Array.of(9, 2, 4), Uint8Array.of(1, 0, 0), {
      height: 1,
      width: 3,
    });
    expect(filled[0]).to.be.closeTo(2, 1e-4);
  });

  it('goes straight from one side to the other through a long hole, each channel for itself', async () => {
    const width = 12;
    const image = new Float32Array(2 * width).fill(50);
    image.set([0, 11], 0);
    image.set([11, 0], 2 * (width - 1));
    const removed = Uint8Array.from({ length: width }, (_, i) => (i > 0 && i < width - 1 ? 1 : 0));
    const filled = await impute(image, removed, { height: 1, width });
    for (let x = 0; x < width; x++) {
      expect(filled[2 * x]).to.be.closeTo(x, 1e-3);
      expect(filled[2 * x + 1]).to.be.closeTo(11 - x, 1e-3);
    }
  });
});

describe('road on EfficientNet-Lite0', () => {
  it('prefers a map of the class to the same map upside down', async () => {
    await useBackend('wasm');
    const network = await openEmbedded();
    const photo = await goldenImage(network, 'chelsea-224.png');
    const { inputMap } = await heatmap(network, photo, { classIndex: 285 });
    const options = { classIndex: 285, shares: [0.3] };
    const found = await road(network, photo, inputMap, options);
    expect(found.combined).to.be.above(0);
    const [most, least] = [found.mostRelevantFirst[0]!, found.leastRelevantFirst[0]!];
    expect(found.combined).to.be.closeTo((least - most) / 2, 1e-9);
    const upsideDown = { ...inputMap, values: inputMap.values.map((value) => -value) };
    expect((await road(network, photo, upsideDown, options)).combined).to.be.below(0);
    await expectNoLeak(() => road(network, photo, inputMap, options));
    const wrong = road(network, photo, inputMap, { classIndex: 285, shares: [1] });
    expect(String(await rejection(wrong))).to.match(/^OptionError: a share/);
    network.dispose();
  });
});
