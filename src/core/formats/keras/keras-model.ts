import type { StoredGraph, StoredWeight } from '../../graph/definition.js';
import { assemble } from '../../assembly/assemble.js';
import { initialWeights } from '../../assembly/initial-weights.js';
import { inOrder, withoutValues } from '../../assembly/weights.js';
import { Hdf5 } from '../hdf5/file.js';
import { weightsIn } from './keras-weights.js';
import { BytesFile, shortName, type ModelFile } from '../files/model-file.js';
import type { ReadOptions } from '../files/model-files.js';
import { defaultPreprocessing } from '../../assembly/preprocessing-of.js';
import { ReadingBudget } from '../../reading-budget.js';
import { readTopology } from './read-topology.js';

/**
 * Reads a Keras model: its layers, and its weights in HDF5, in whichever form Keras wrote them.
 * @param architecture - `{class_name, config}`
 * @param weights - the file of the whole model, or one of weights alone
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasModel(
  architecture: unknown,
  weights: ModelFile,
  { signal, onProgress, kinds, budget = new ReadingBudget(weights.size) }: ReadOptions,
): Promise<StoredGraph> {
  const topology = readTopology(architecture, budget);
  const file = await Hdf5.open(weights, { signal, budget });
  const weightsOf = await weightsIn(file, topology.layers, shortName(weights));
  const ordered = new Map<string, readonly StoredWeight[]>();
  for (const layer of topology.layers) ordered.set(layer.name, await weightsOf(layer));
  const graph = assemble(topology, {
    weights: inOrder(ordered),
    preprocessing: defaultPreprocessing,
    metadata: {},
    kinds,
    budget,
  });
  // What is in memory has been told of as it came.
  if (!onProgress || weights instanceof BytesFile) return graph;
  return { ...graph, weights: counted(graph.weights, onProgress) };
}

/**
 * A Keras model of which there are only the layers: its weights are those of its beginning, where that is
 * asked for; else all but their values is known.
 * @param missing - the error of who asks for a value
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError
 */
export function readKerasLayers(
  architecture: unknown,
  { kinds, initialise, budget = new ReadingBudget() }: ReadOptions,
  missing: () => Error,
): StoredGraph {
  return assemble(readTopology(architecture, budget), {
    weights: initialise === undefined ? withoutValues(missing) : initialWeights(initialise),
    preprocessing: defaultPreprocessing,
    metadata: {},
    kinds,
    budget,
  });
}

/** The same weights; bytes are told of as they are read. */
function counted(
  weights: ReadonlyMap<string, StoredWeight>,
  onProgress: (loaded: number, total: number) => void,
): Map<string, StoredWeight> {
  const bytes = ({ shape }: StoredWeight) => shape.reduce((product, n) => product * n, 4);
  const total = [...weights.values()].reduce((sum, weight) => sum + bytes(weight), 0);
  let loaded = 0;
  onProgress(0, total);
  const read = async (weight: StoredWeight) => {
    const values = await weight.read();
    onProgress((loaded += bytes(weight)), total);
    return values;
  };
  return new Map(
    [...weights].map(([key, weight]) => [key, { ...weight, read: () => read(weight) }]),
  );
}
