import { initialWeights } from '../assembly/initial-weights.js';
import type { Topology } from '../assembly/topology.js';
import type { ModelWeights } from '../assembly/weights.js';
import type { RunOptions } from '../checkpoint.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { applicationGraph } from './application-graph.js';
import { fetchPublished, type FindPublished } from './fetch-published.js';
import { fileWeights, type WeightsFileOptions, type WeightsSource } from './file-weights.js';
import { settled, type ApplicationOptions } from './options.js';
import { publishedFile, type MirrorOptions } from './published-weights.js';
import { applicationFacts } from './registry.js';

export interface BuildOptions
  extends Omit<ApplicationOptions, 'weights'>, WeightsFileOptions, MirrorOptions, RunOptions {
  /**
   * Those of ImageNet that Keras publishes (`'imagenet'`, the default, which are fetched), as training begins (null),
   * or those of a file that Keras wrote of the same network, `.h5` or `.weights.h5`. `Network.withWeights` replaces
   * any of them.
   */
  readonly weights?: WeightsSource | null | undefined;
  /** Finds the file of ImageNet's weights; by default it is fetched, and not kept. */
  readonly findPublished?: FindPublished | undefined;
  /** What weights are drawn from that are not in a file; 0 by default. The same seed gives the same network. */
  readonly seed?: number | undefined;
}

/**
 * A network of Keras Applications, with the weights that were trained on ImageNet, as Keras starts them before any
 * training, or from a file. The backend of tfjs must be running.
 *
 * @param name - of the function, as `listApplications` has it
 * @throws OptionError for a function that there is not, or options that Keras refuses, too; FetchError,
 * ModelFormatError and WeightsError for a file that cannot be read, or is another network's; MemoryError
 * when the weights are more than the backend can hold; AbortError
 */
export async function buildApplication(
  name: string,
  {
    weights = 'imagenet',
    findPublished = fetchPublished,
    weightsBase,
    seed = 0,
    signal,
    checkpoint,
    fetch,
    onProgress,
    ...options
  }: BuildOptions = {},
): Promise<Network> {
  const facts = applicationFacts(name);
  const reading = { signal, fetch, onProgress };
  const given: ApplicationOptions = {
    ...options,
    weights: weights === 'imagenet' ? weights : null,
  };
  const findWeights = async (topology: Topology): Promise<ModelWeights> => {
    if (weights === null) return initialWeights(seed);
    if (weights !== 'imagenet') return fileWeights(topology, weights, reading);
    const published = await publishedFile(facts, settled(facts, given), weightsBase);
    return fileWeights(topology, await findPublished(published, reading), reading);
  };
  const graph = await applicationGraph(facts, given, findWeights);
  return GraphNetwork.open(graph, { signal, checkpoint });
}
