import type { ApplicationFacts } from '../../facts/applications.js';
import { assemble } from '../assembly/assemble.js';
import { endpointRemarks } from '../assembly/endpoint-remarks.js';
import type { Topology } from '../assembly/topology.js';
import type { ModelWeights } from '../assembly/weights.js';
import type { StoredGraph } from '../graph/definition.js';
import { ReadingBudget } from '../reading-budget.js';
import { settled, type ApplicationOptions } from './options.js';
import { applicationPreprocessing } from './preprocess-input.js';
import { builderOf } from './registry.js';

/** More than the weights of any: they are what is asked for, and no claim of a file. */
const MOST_BYTES = 2 ** 40;

/** Finds the weights of the layers. */
type FindWeights = (topology: Topology) => ModelWeights | Promise<ModelWeights>;

/**
 * The graph of a function of Keras Applications.
 * @throws OptionError, and what finding its weights throws
 */
export async function applicationGraph(
  facts: ApplicationFacts,
  given: ApplicationOptions,
  findWeights: FindWeights,
): Promise<StoredGraph> {
  const options = settled(facts, given);
  const topology = (await builderOf(facts))(options);
  const preprocessing = applicationPreprocessing(facts, options);
  const trained = options.weights === 'imagenet';
  const graph = assemble(topology, {
    weights: await findWeights(topology),
    preprocessing,
    metadata: {
      application: facts.name,
      preprocessing,
      ...(trained ? { dataset: 'ImageNet' } : {}),
      ...(trained && options.includeTop ? { labels: 'imagenet-1k' } : {}),
    },
    budget: new ReadingBudget(MOST_BYTES),
  });
  return { ...graph, remarks: [...graph.remarks, ...endpointRemarks(graph)] };
}
