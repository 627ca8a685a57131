import type { StoredGraph, StoredWeight } from '../../graph/definition.js';
import { assemble } from '../../assembly/assemble.js';
import { Hdf5 } from '../hdf5/file.js';
import { weightsIn } from './keras-weights.js';
import { BytesFile, shortName, type ModelFile } from '../files/model-file.js';
import type { ReadOptions } from '../files/model-files.js';
import { defaultPreprocessing } from '../preprocessing-of.js';
import { ReadingBudget } from '../../reading-budget.js';
import { readTopology } from '../../assembly/topology.js';

/**
 * Reads a Keras model: its layers, and its weights in HDF5, in whichever form Keras wrote them.
 * @param architecture - `{class_name, config}`
 * @param weights - the file of the whole model, or one of weights alone
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError, AbortError
 */
export async function readKerasModel(
  architecture: unknown,
  weights: ModelFile,
  { signal, onProgress, budget = new ReadingBudget(weights.size) }: ReadOptions,
): Promise<StoredGraph> {
  const topology = readTopology(architecture, budget);
  const file = await Hdf5.open(weights, { signal, budget });
  const weightsOf = await weightsIn(file, topology.layers, shortName(weights));
  const ordered = new Map<string, readonly StoredWeight[]>();
  for (const layer of topology.layers) ordered.set(layer.name, await weightsOf(layer));
  const graph = assemble(topology, {
    weights: new Map(),
    ordered: (layer) => ordered.get(layer) ?? [],
    preprocessing: defaultPreprocessing,
    metadata: {},
    budget,
  });
  // What is in memory has been told of as it came.
  if (!onProgress || weights instanceof BytesFile) return graph;
  return { ...graph, weights: counted(graph.weights, onProgress) };
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
