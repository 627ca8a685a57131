import { ModelFormatError, WeightsError } from '../../errors.js';
import { throwIfAborted } from '../../checkpoint.js';
import type { StoredGraph, StoredWeight } from '../../graph/definition.js';
import { isJson, shown, type Json } from '../../kinds/config.js';
import { assemble } from '../../assembly/assemble.js';
import type { ModelFiles, ReadOptions } from '../files/model-files.js';
import { preprocessingOf } from '../preprocessing-of.js';
import { ReadingBudget } from '../../reading-budget.js';
import { readTopology } from '../../assembly/topology.js';
import { weightName, WeightOwners } from '../keras/weight-name.js';
import { manifestWeights, readManifest } from './weights-manifest.js';

/**
 * Reads a tfjs layers model.
 * @param model - its model.json
 * @param files - where its weight files lie
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError
 */
export async function readTfjsLayers(
  model: Json,
  files: ModelFiles,
  options: ReadOptions = {},
): Promise<StoredGraph> {
  const { budget = new ReadingBudget() } = options;
  const topology = readTopology(modelConfig(model), budget);
  const groups = readManifest(model['weightsManifest']);
  const stored = await manifestWeights(groups, files, { ...options, budget });
  throwIfAborted(options.signal);
  const owners = new WeightOwners(
    topology.layers.map((layer) => layer.name),
    budget,
  );
  const weights = new Map<string, StoredWeight>();
  for (const [name, weight] of stored) {
    const own = weightName(name, owners);
    if (weights.has(own)) throw new WeightsError(`two weights are named ${shown(own)}`);
    weights.set(own, weight);
  }
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

/** What a model.json has of Keras: `{class_name, config}`. */
export function modelConfig(model: Json): unknown {
  const topology = model['modelTopology'];
  if (!isJson(topology)) throw new ModelFormatError('the file has no modelTopology');
  return topology['model_config'] ?? topology;
}
