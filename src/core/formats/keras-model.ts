import { ModelFormatError } from '../errors.js';
import type { StoredGraph, StoredWeight } from '../graph/definition.js';
import { assemble } from './assemble.js';
import { defaultPreprocessing } from './preprocessing-of.js';
import type { LayerConfig, Topology } from './topology.js';

/**
 * Builds the graph of a Keras model whose weights have an order, but no names.
 * @param weightsOf - the weights of a layer in the order in which Keras stores them
 */
export async function kerasModel(
  topology: Topology,
  weightsOf: (layer: LayerConfig) => Promise<readonly StoredWeight[]>,
): Promise<StoredGraph> {
  const ordered = new Map<string, readonly StoredWeight[]>();
  for (const layer of topology.layers) ordered.set(layer.name, await weightsOf(layer));
  return assemble(topology, {
    weights: new Map(),
    ordered: (layer) => ordered.get(layer) ?? [],
    preprocessing: defaultPreprocessing,
    metadata: {},
  });
}

/** The configuration that Keras wrote as text. */
export function parseConfig(text: unknown, where: string): unknown {
  try {
    if (typeof text === 'string') return JSON.parse(text) as unknown;
  } catch {
    // Said below.
  }
  throw new ModelFormatError(`${where} holds no configuration of a model`);
}
