import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import { DEFAULT_BUDGET } from '../../src/facts/memory.js';
import type { Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { heapBytes } from '../support/heap.js';
import { livingChannels } from '../support/runs.js';

const MIB = 2 ** 20;

/**
 * The wasm heap never shrinks, so its size afterwards is the peak. Two steps suffice: each takes
 * what the one before took. Smallest budget first, for the same reason.
 */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const weights = network.nodes.reduce((sum, node) => sum + 4 * node.parameters, 0);
  report({ label: 'weights, float32', value: weights / MIB, unit: 'MiB' });
  report({ label: 'wasm heap with the model open', value: heapBytes() / MIB, unit: 'MiB' });
  for (const budget of [DEFAULT_BUDGET / 8, DEFAULT_BUDGET / 4, DEFAULT_BUDGET]) {
    const layer = 'block7_add';
    const channels = await livingChannels(network, layer, 64);
    await visualizeFilters(network, { layer, channels, steps: 2, budget, batch: 64 });
    report({
      label: `heap after 64 channels of ${layer}, budget ${budget / MIB} MiB`,
      value: heapBytes() / MIB,
      unit: 'MiB',
      target: { most: budget / MIB },
    });
  }
};
