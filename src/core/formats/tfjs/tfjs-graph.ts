import type { StoredGraph } from '../../graph/definition.js';
import { isJson, type Json } from '../../kinds/config.js';
import { assemble } from '../../assembly/assemble.js';
import { constant, sizeOf, type Constant } from '../graph-model/constant.js';
import { translate } from '../graph-model/translate.js';
import type { ModelFiles, ReadOptions } from '../files/model-files.js';
import { preprocessingOf } from '../preprocessing-of.js';
import { ReadingBudget } from '../../reading-budget.js';
import { manifestWeights, readManifest } from './weights-manifest.js';

/** Arrays of up to so many values are read at once: shapes, axes and factors are computed with. */
const MOST_KNOWN = 65_536;

/**
 * Reads a tfjs graph model: a TensorFlow graph in which the weights are constants. Its nodes become
 * layers as Keras has them; see `translate`.
 * @param model - its model.json
 * @param files - where its weight files lie
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError
 */
export async function readTfjsGraph(
  model: Json,
  files: ModelFiles,
  options: ReadOptions = {},
): Promise<StoredGraph> {
  const { budget = new ReadingBudget() } = options;
  const groups = readManifest(model['weightsManifest']);
  const stored = await manifestWeights(groups, files, { ...options, budget });
  const constants = new Map<string, Constant>();
  for (const [name, weight] of stored) {
    const known = sizeOf(weight.shape) <= MOST_KNOWN;
    constants.set(name, known ? constant(weight.shape, await weight.read()) : weight);
  }
  const { topology, weights } = translate(model, constants, budget);
  const metadata = isJson(model['userDefinedMetadata']) ? model['userDefinedMetadata'] : {};
  const name = metadata['name'];
  return assemble(topology, {
    weights,
    metadata,
    budget,
    preprocessing: preprocessingOf(metadata),
    ...(typeof name === 'string' ? { name: name.slice(0, 200) } : {}),
  });
}
