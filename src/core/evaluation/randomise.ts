import { ancestorsOf } from '../graph/ancestors.js';
import type { WeightData } from '../graph/definition.js';
import type { Network } from '../graph/network.js';
import { explainedOutput } from '../prediction/predict.js';
import { seededRandom, seedFor, wholeBetween } from '../random.js';

/** Layers with a kernel on the way from the image to the output, in execution order. */
export function layersWithKernels(network: Network): string[] {
  const before = ancestorsOf(network, explainedOutput(network).logits);
  return network.nodes
    .filter(
      ({ name, partOf, parameters, besideImage }) =>
        partOf === undefined && parameters > 0 && !besideImage && before.has(name),
    )
    .filter(({ name }) => kernelsOf(network, name).length > 0)
    .map(({ name }) => name);
}

/** Names of what is shuffled in a layer, and their keys. BatchNorm keeps its statistics. */
function kernelsOf(network: Network, layer: string): [string, string][] {
  return Object.keys(network.weights(layer))
    .filter((name) => name.endsWith('kernel') || name === 'bias')
    .map((name) => [name, `${layer}/${name}`]);
}

/** The values of those layers in another order, each layer always in the same. */
export async function shuffled(
  network: Network,
  layers: readonly string[],
  seed: number,
): Promise<Map<string, WeightData>> {
  const changed = new Map<string, WeightData>();
  for (const layer of layers) {
    const weights = network.weights(layer);
    const own = seedFor(seed, network.nodes.indexOf(network.layer(layer)));
    for (const [index, [name, key]] of kernelsOf(network, layer).entries()) {
      const { shape } = weights[name]!;
      const values = Float32Array.from(await weights[name]!.data());
      shuffle(values, seededRandom(seedFor(own, index)));
      changed.set(key, { shape, values });
    }
  }
  return changed;
}

/** Fisher and Yates. */
function shuffle(values: Float32Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = wholeBetween(random, 0, i);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
}
