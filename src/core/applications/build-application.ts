import { initialWeights } from '../assembly/initial-weights.js';
import type { RunOptions } from '../checkpoint.js';
import { OptionError } from '../errors.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { shown } from '../kinds/config.js';
import { say, str } from '../sentence.js';
import { applicationGraph } from './application-graph.js';
import { fileWeights, type WeightsFileOptions, type WeightsSource } from './file-weights.js';
import type { ApplicationOptions } from './options.js';
import { applicationFacts } from './registry.js';

export interface BuildOptions
  extends Omit<ApplicationOptions, 'weights'>, WeightsFileOptions, RunOptions {
  /**
   * As training begins (null), or those of a file that Keras wrote of the same network, `.h5` or
   * `.weights.h5`. `Network.withWeights` replaces any of them.
   */
  readonly weights: WeightsSource | null;
  /** What weights are drawn from that are not in a file; 0 by default. The same seed gives the same network. */
  readonly seed?: number | undefined;
}

/**
 * A network of Keras Applications, with weights as Keras starts them before any training, or from a file.
 * The backend of tfjs must be running.
 *
 * @param name - of the function, as `listApplications` has it
 * @throws OptionError for a function that there is not, or options that Keras refuses, too; FetchError,
 * ModelFormatError and WeightsError for a file that cannot be read, or is another network's; MemoryError
 * when the weights are more than the backend can hold; AbortError
 */
export async function buildApplication(
  name: string,
  { weights, seed = 0, signal, checkpoint, fetch, onProgress, ...options }: BuildOptions,
): Promise<Network> {
  const facts = applicationFacts(name);
  checkGiven(weights);
  const graph = await applicationGraph(facts, { ...options, weights: null }, (topology) =>
    weights === null
      ? initialWeights(seed)
      : fileWeights(topology, weights, { signal, fetch, onProgress }),
  );
  return GraphNetwork.open(graph, { signal, checkpoint });
}

/** Whoever calls it without types may leave them out, which in Keras means those of ImageNet. */
function checkGiven(weights: unknown): void {
  if (weights !== undefined && weights !== 'imagenet') return;
  throw new OptionError(
    say(
      str`weights must be a file that Keras wrote, or null, as training begins, not ${shown(weights)}: those of ImageNet are not fetched`,
    ),
  );
}
