import { initialWeights } from '../assembly/initial-weights.js';
import type { RunOptions } from '../checkpoint.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { applicationGraph } from './application-graph.js';
import type { ApplicationOptions } from './options.js';
import { applicationFacts } from './registry.js';

export interface BuildOptions extends ApplicationOptions, RunOptions {
  /** As training begins; `Network.withWeights` replaces any of them. */
  readonly weights: null;
  /** What the weights are drawn from; 0 by default. The same seed gives the same network. */
  readonly seed?: number | undefined;
}

/**
 * A network of Keras Applications, with weights as Keras starts them before any training. The backend of
 * tfjs must be running.
 *
 * @param name - of the function, as `listApplications` has it
 * @throws OptionError for a function that there is not, or options that Keras refuses, too; MemoryError
 * when the weights are more than the backend can hold; AbortError
 */
export async function buildApplication(
  name: string,
  { seed = 0, signal, checkpoint, ...options }: BuildOptions,
): Promise<Network> {
  const facts = applicationFacts(name);
  const graph = await applicationGraph(facts, options, initialWeights(seed));
  return GraphNetwork.open(graph, { signal, checkpoint });
}
