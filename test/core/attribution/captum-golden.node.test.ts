import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Settings } from '../../../src/facts/setting.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { golden, goldenImage } from '../golden-image.js';
import { expectAgreement } from './agreement.js';
import { blockMeans, channelOf } from './golden-blocks.js';

type Rows = readonly (readonly number[])[];

interface Attribution {
  readonly method: string;
  readonly classIndex: number;
  /** Of Guided Grad-CAM. */
  readonly layer?: string;
  readonly blocks: readonly Rows[];
  readonly strongest: Rows;
  readonly sum: readonly number[];
  readonly absSum: readonly number[];
}

interface Photo {
  readonly file: string;
  readonly maps: readonly Attribution[];
  readonly guidedGradCam: readonly Attribution[];
  readonly occlusion: readonly {
    readonly classIndex: number;
    readonly settings: Settings & { readonly window: number };
    readonly blocks: Rows;
  }[];
}

const { photos } = golden<{ photos: Record<string, Photo> }>('efficientnet-lite0-captum.json');

/** Those of captum, which adds no points where the path is steep. */
const settingsOf: Readonly<Record<string, Settings>> = {
  'integrated-gradients': { points: 50, rule: 'gauss-legendre', adaptive: false },
};

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describe('heatmaps of the input on EfficientNet-Lite0', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  for (const [name, photo] of Object.entries(photos)) {
    for (const expected of [...photo.maps, ...photo.guidedGradCam]) {
      const { method, classIndex, layer } = expected;
      const by = layer === undefined ? method : `${method} at ${layer}`;
      it(`agree with captum by ${by} for class ${classIndex} of ${name}`, async () => {
        const image = await goldenImage(network, photo.file);
        const settings = settingsOf[method];
        // Captum enlarges Grad-CAM over the whole image.
        const asked = { method, layer, classIndex, settings, placement: 'stretched' } as const;
        const result = await heatmap(network, image, asked);
        const channels = [0, 1, 2].map((channel) => channelOf(result.perChannel!, channel));
        expectAgreement(
          channels.flatMap((values) => [...blockMeans(values)]),
          expected.blocks.flat(2),
        );
        channels.forEach((values, channel) => {
          const strength = expected.absSum[channel]!;
          expect(sum(values.map(Math.abs))).to.be.closeTo(strength, 1e-2 * strength);
          // Of the absolute sum: positive and negative pixels nearly cancel.
          expect(sum(values)).to.be.closeTo(expected.sum[channel]!, 1e-2 * strength);
        });
        if (!result.signed) {
          expectAgreement(blockMeans(result.map.values), expected.strongest.flat());
        }
      });
    }

    for (const { classIndex, settings, blocks } of photo.occlusion) {
      it(`agree with captum by occlusion of ${settings.window} pixels of ${name}`, async () => {
        const image = await goldenImage(network, photo.file);
        const result = await heatmap(network, image, { method: 'occlusion', classIndex, settings });
        expectAgreement(blockMeans(result.map.values), blocks.flat());
      });
    }
  }
});
