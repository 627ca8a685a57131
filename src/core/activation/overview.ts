import { clone, dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { OverviewResult } from './activations.types.js';
import type { RunOptions } from '../checkpoint.js';
import type { Network } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { readTensor } from '../graph/read-tensor.js';
import type { ValueMap } from '../value-map.js';

/**
 * Mean over the channels of every layer that has rows and columns and depends on the image, in one
 * pass. Each layer is
 * averaged as soon as it is computed, so that the full activations never lie side by side.
 *
 * @param values - as `prepareImage` gives them
 * @throws NumericError, AbortError
 */
export async function overview(
  network: Network,
  values: Float32Array,
  options: RunOptions = {},
): Promise<OverviewResult> {
  const layers = network.nodes.filter(
    ({ role, spatial, partOf, besideImage }) =>
      spatial && !besideImage && partOf === undefined && role !== 'input',
  );
  const feeds = inputFeed(network, values);
  const means = new Map<string, Tensor>();
  const observe = {
    tensors: layers.map(({ name }) => name),
    shows: 'mean' as const,
    visit: (name: string, mean: Tensor) => {
      means.set(name, clone(mean));
    },
  };
  try {
    await network.execute(feeds, [], { ...options, observe });
    const maps: [string, ValueMap][] = [];
    // Not by assignment: a layer may be named "__proto__".
    const tensors = Object.fromEntries(means);
    for (const { name, outputShape } of layers) {
      const [height = 1, width = 1] = outputShape;
      maps.push([name, { height, width, values: await readTensor(tensors, name) }]);
    }
    return { maps: Object.fromEntries(maps) };
  } finally {
    dispose([feeds, ...means.values()]);
  }
}
