import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import type { Network } from '../../src/core/graph/network.js';
import { naivePictures } from '../../test/support/naive-ascent.js';
import { meanScore } from '../../test/support/robust-score.js';
import { type Report, type Run, shown } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { livingChannels } from '../support/runs.js';

const CHANNELS = 32;
const BATCH = 8;

/** Early, in the middle, late. */
const layers = ['block4_add', 'block7_add', 'block14_add'] as const;

/**
 * Pictures grown by another implementation in PyTorch by lucid's recipe, scored alike; what ours are
 * held against. Head: before its ReLU6.
 */
const references = [
  { layer: 'block14_add', channels: [24, 72, 120, 168], steps: 64, size: 128, score: 48 },
  {
    ...{ layer: 'block7_add', channels: [5, 15, 25, 35, 45, 55, 65, 75] },
    ...{ preset: 'good' as const, size: 128, score: 42 },
  },
  {
    ...{ layer: 'head_relu6', channels: [80, 240, 400, 560, 720, 880, 1040, 1200] },
    ...{ preset: 'good' as const, size: 160, score: 37 },
  },
];

/** What of a channel is left when its picture is shifted, zoomed and turned afresh. */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  for (const layer of layers) await againstNaive(network, layer, report);
  for (const { score, ...request } of references) {
    const { pictures, tensor } = await visualizeFilters(network, request);
    const own = await meanScore(network, tensor, pictures);
    report({
      label: `${request.layer}, ${pictures[0]?.steps} steps ÷ lucid’s recipe in PyTorch`,
      value: own / score,
      unit: '×',
      target: { least: 0.95 },
      detail: `${shown(own)} ÷ ${shown(score)}`,
    });
  }
};

async function againstNaive(network: Network, layer: string, report: Report): Promise<void> {
  const living = await livingChannels(network, layer, network.layer(layer).channels);
  const every = living.length / CHANNELS;
  const channels = living.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every));
  let [ours, naive] = [0, 0];
  for (let i = 0; i < channels.length; i += BATCH) {
    const some = channels.slice(i, i + BATCH);
    const { pictures, tensor } = await visualizeFilters(network, { layer, channels: some });
    ours += (some.length * (await meanScore(network, tensor, pictures))) / channels.length;
    const plain = await naivePictures(network, tensor, some, 128);
    naive += (some.length * (await meanScore(network, tensor, plain))) / channels.length;
  }
  report({
    label: `${layer}, ${channels.length} channels, quick ÷ naive ascent`,
    value: ours / naive,
    unit: '×',
    detail: `${shown(ours)} ÷ ${shown(naive)}`,
  });
}
