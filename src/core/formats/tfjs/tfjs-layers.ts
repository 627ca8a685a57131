import { assemble } from '../../assembly/assemble.js';
import { byName } from '../../assembly/weights.js';
import { throwIfAborted } from '../../checkpoint.js';
import { WeightsError } from '../../errors.js';
import type { StoredGraph, StoredWeight } from '../../graph/definition.js';
import { shown, type Json } from '../../kinds/config.js';
import { ReadingBudget } from '../../reading-budget.js';
import type { ModelFiles, ReadOptions } from '../files/model-files.js';
import type { Format } from '../format.js';
import { readKerasModel } from '../keras/keras-model.js';
import { readTopology } from '../keras/read-topology.js';
import { weightName, WeightOwners } from '../keras/weight-name.js';
import { metadataOf, modelConfig, recogniseModelJson } from './model-json.js';
import { manifestWeights, readManifest } from './weights-manifest.js';
import { say, str } from '../../sentence.js';

/** A model of Keras as tfjs writes it: layers in a model.json, weights in files that it names. */
export const tfjsLayers: Format = {
  recognise: (look) =>
    recogniseModelJson(look, false, (model) => ({
      is: 'model',
      format: 'tfjs layers model',
      layers: async () => modelConfig(model),
      read: ({ files, weights }, options) =>
        weights
          ? readKerasModel(modelConfig(model), weights, options)
          : readTfjsLayers(model, files, options),
    })),
};

async function readTfjsLayers(
  model: Json,
  files: ModelFiles,
  options: ReadOptions,
): Promise<StoredGraph> {
  const { kinds, budget = new ReadingBudget() } = options;
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
    if (weights.has(own)) throw new WeightsError(say(str`two weights are named ${shown(own)}`));
    weights.set(own, weight);
  }
  return assemble(topology, { ...metadataOf(model), weights: byName(weights), kinds, budget });
}
