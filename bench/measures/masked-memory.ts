import { heatmap } from '../../src/core/attribution/heatmap.js';
import { DEFAULT_BUDGET } from '../../src/facts/memory.js';
import type { Run } from '../figure.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { heapBytes } from '../support/heap.js';

const MIB = 2 ** 20;

/** Squares side by side: 8 × 8 of them cover the 224 pixels. */
const settings = { window: 28, stride: 28 };

/** Smallest budget first, because the heap keeps its peak. */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  for (const budget of [DEFAULT_BUDGET / 8, DEFAULT_BUDGET / 4, DEFAULT_BUDGET]) {
    await heatmap(network, photo, { method: 'occlusion', settings, budget });
    report({
      label: `heap after 64 masked inputs of 224 px, budget ${budget / MIB} MiB`,
      value: heapBytes() / MIB,
      unit: 'MiB',
      target: { most: budget / MIB },
    });
  }
};
