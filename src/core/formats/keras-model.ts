import { ModelFormatError } from '../errors.js';
import type { GraphDefinition, WeightData } from '../graph/definition.js';
import { assemble } from './assemble.js';
import { defaultPreprocessing } from './tfjs-layers.js';
import type { Topology } from './topology.js';

/** Weights of layers in the order in which Keras stores them. */
export type OrderedWeights = (layer: string) => readonly WeightData[];

/** Builds the graph of a Keras model whose weights have an order, but no names. */
export function kerasModel(topology: Topology, ordered: OrderedWeights): GraphDefinition {
  return assemble(topology, {
    weights: new Map(),
    ordered,
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
