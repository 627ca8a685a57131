import { heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { golden, goldenImage, type GoldenMap } from '../golden-image.js';
import { expectAgreement } from './agreement.js';

interface Photo {
  readonly file: string;
  readonly maps: readonly (GoldenMap & { readonly method: string })[];
}

const { photos } = golden<{ photos: Record<string, Photo> }>('efficientnet-lite0-cams.json');

async function expectMap(network: Network, file: string, expected: Photo['maps'][number]) {
  const { method, layer, classIndex, map } = expected;
  const image = await goldenImage(network, file);
  // Score-CAM's masks are stretched over the image there.
  const asked = { method, layer, classIndex, placement: 'stretched' } as const;
  const result = await heatmap(network, image, asked);
  expectAgreement(result.map.values, map.flat());
}

describe('class activation maps on EfficientNet-Lite0', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  for (const [name, { file, maps }] of Object.entries(photos)) {
    for (const map of maps) {
      const { method, layer, classIndex } = map;
      it(`agree with pytorch-grad-cam: ${method} at ${layer} for ${classIndex} of ${name}`, () =>
        expectMap(network, file, map));
    }
  }
});

describe('class activation maps without kernels of our own', () => {
  let network: Network;

  before(async () => {
    await useBackend('cpu');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  const { file, maps } = photos['coffee']!;
  for (const method of ['hires-cam', 'x-grad-cam']) {
    const map = maps.find((one) => one.method === method && one.layer === 'block15_project_bn')!;
    it(`agree with pytorch-grad-cam on the cpu backend too: ${method}`, () =>
      expectMap(network, file, map));
  }
});
