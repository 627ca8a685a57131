import { assemble } from '../../assembly/assemble.js';
import { byName } from '../../assembly/weights.js';
import { ModelFormatError } from '../../errors.js';
import type { StoredGraph } from '../../graph/definition.js';
import type { Json } from '../../kinds/config.js';
import { valueCount } from '../../ops/op.js';
import { ReadingBudget } from '../../reading-budget.js';
import { shortName } from '../files/model-file.js';
import type { ModelFiles, ReadOptions } from '../files/model-files.js';
import type { Format } from '../format.js';
import { constant, type GraphConstant } from '../graph-model/constant.js';
import { translate } from '../graph-model/translate.js';
import { metadataOf, recogniseModelJson } from './model-json.js';
import { manifestWeights, readManifest } from './weights-manifest.js';
import { say, str } from '../../sentence.js';

/** A TensorFlow graph as tfjs writes it: nodes in a model.json, constants in files that it names. */
export const tfjsGraph: Format = {
  recognise: (look) =>
    recogniseModelJson(look, true, (model) => ({
      is: 'model',
      format: 'tfjs graph model',
      async read({ files, weights }, options) {
        if (!weights) return readTfjsGraph(model, files, options);
        throw new ModelFormatError(
          say(
            str`"${shortName(weights)}" has weights of Keras layers, but a graph model has nodes in their place: open one of the two alone`,
          ),
        );
      },
    })),
};

/** Arrays of up to so many values are read at once: shapes, axes and factors are computed with. */
const MOST_KNOWN = 65_536;

/** Its nodes become layers as Keras has them; see `translate`. */
async function readTfjsGraph(
  model: Json,
  files: ModelFiles,
  options: ReadOptions,
): Promise<StoredGraph> {
  const { kinds, budget = new ReadingBudget() } = options;
  const groups = readManifest(model['weightsManifest']);
  const stored = await manifestWeights(groups, files, { ...options, budget });
  const constants = new Map<string, GraphConstant>();
  for (const [name, weight] of stored) {
    const known = valueCount(weight.shape) <= MOST_KNOWN;
    constants.set(name, known ? constant(weight.shape, await weight.read()) : weight);
  }
  const { topology, weights } = translate(model, constants, budget);
  return assemble(topology, { ...metadataOf(model), weights: byName(weights), kinds, budget });
}
