import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { ClassNotFoundError, OptionError } from '../../../src/core/errors.js';
import { confidence } from '../../../src/core/evaluation/average-drop.js';
import { faithfulness } from '../../../src/core/evaluation/faithfulness.js';
import { measures } from '../../../src/facts/measures.js';
import { removalCurve } from '../../../src/core/evaluation/removal-curve.js';
import { road } from '../../../src/core/evaluation/road.js';
import { sanityCheck } from '../../../src/core/evaluation/sanity-check.js';
import { dream } from '../../../src/core/feature-visualization/dream.js';
import type { ClassChoice } from '../../../src/core/prediction/class-choice.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { tinyNetwork } from '../tiny-network.js';

/** Two outputs of two classes each; the first has names that differ in case alone. */
function network(): Network {
  return tinyNetwork({
    input: [4, 4, 1],
    layers: [
      ['Conv2D', 'conv', ['input'], { filters: 1, kernel_size: 1 }],
      ['GlobalAveragePooling2D', 'mean', ['conv']],
      ['Dense', 'scores', ['mean'], { units: 2 }],
      ['Dense', 'side', ['mean'], { units: 2 }],
    ],
    weights: {
      'conv/kernel': [[1, 1, 1, 1], [2]],
      'conv/bias': [[1], [0]],
      'scores/kernel': [
        [1, 2],
        [1, -1],
      ],
      'scores/bias': [[2], [0, 0]],
      'side/kernel': [
        [1, 2],
        [3, 5],
      ],
      'side/bias': [[2], [0, 0]],
    },
    outputs: ['scores', 'side'],
    metadata: { labels: ['Cardigan', 'cardigan, jumper'] },
  });
}

describe('a class by its name', () => {
  const image = Float32Array.from({ length: 16 }, (_, i) => i / 16);
  const map = { height: 4, width: 4, values: image };
  const photo = { width: 4, height: 4, pixels: new Uint8ClampedArray(64).fill(200) };
  let net: Network;

  before(async () => {
    await useBackend('wasm');
    net = network();
  });
  after(() => net.dispose());

  /** Everything that takes a class, and what it makes of one. */
  const calls: Readonly<Record<string, (asked: ClassChoice) => Promise<unknown>>> = {
    heatmap: (classIndex) => heatmap(net, image, { classIndex }),
    'heatmap of several': (one) => heatmap(net, image, { classIndex: [one, 0] }),
    'heatmap against': (against) => heatmap(net, image, { classIndex: 0, against }),
    'removal curve': (classIndex) => removalCurve(net, image, map, 'deletion', { classIndex }),
    road: (classIndex) => road(net, image, map, { classIndex }),
    confidence: (one) => confidence(net, image, map, one),
    'sanity check': (classIndex) => sanityCheck(net, image, { method: 'grad-cam', classIndex }),
    dream: (classIndex) => dream(net, photo, { classIndex, steps: 1 }),
    ...Object.fromEntries(
      measures.map((measure) => [
        measure,
        (classIndex: ClassChoice) => faithfulness(net, image, map, { measure, classIndex }),
      ]),
    ),
  };

  for (const [name, call] of Object.entries(calls)) {
    it(`is the class of that index to ${name}`, async () => {
      const byIndex = await call(1);
      expect(await call('cardigan')).to.eql(byIndex);
      expect(await call('jumper')).to.eql(byIndex);
      expect(await call('1')).to.eql(byIndex);
      expect(await call('Cardigan')).not.to.eql(byIndex);
      for (const wrong of ['sock', 2, -1, '2']) {
        const error = await call(wrong).catch((reason: unknown) => reason);
        const number = name === 'dream' && typeof wrong === 'number';
        expect(error, String(wrong)).to.be.an.instanceOf(number ? OptionError : ClassNotFoundError);
      }
    });
  }

  it('is known of the first output alone', async () => {
    const side = await heatmap(net, image, { output: 'side', classIndex: '1' });
    expect(side.target.classes[0]!.index).to.equal(1);
    const error = await heatmap(net, image, { output: 'side', classIndex: 'cardigan' }).catch(
      String,
    );
    expect(error).to.equal(
      'ClassNotFoundError: only the classes of "scores" have names: give the index of a class of ' +
        '"side", not "cardigan"',
    );
  });
});
