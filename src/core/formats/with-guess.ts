import type { GraphDefinition } from '../graph/definition.js';
import { guessPreprocessing } from '../image/guess-preprocessing.js';
import { preprocessingsFor } from '../image/preprocessings.js';

type Guessable = Pick<GraphDefinition, 'inputs' | 'nodes' | 'metadata'>;

/**
 * The same graph with the guessed preprocessing at every input that takes a photo, where its file
 * does not say how it wants them.
 */
export function withGuess<T extends Guessable>(graph: T): T {
  if (graph.metadata['preprocessing'] !== undefined) return graph;
  const layers = graph.nodes.map(({ info }) => info);
  const inputs = graph.inputs.map((input) => {
    const guess = guessPreprocessing(layers, input.name);
    const ways = input.shape.length === 3 ? preprocessingsFor(input.shape[2] ?? 0) : [];
    const way = ways.find(({ name }) => name === guess.name) ?? ways[0];
    return way ? { ...input, preprocessing: way.preprocessing } : input;
  });
  return { ...graph, inputs };
}
