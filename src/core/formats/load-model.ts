import { chosen, type Choices } from '../graph/choices.js';
import type { GraphNode } from '../graph/definition.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { readModel, type ModelSource, type ReadModelOptions } from './read-model.js';
import { withGuess } from './with-guess.js';

/** What is known of a model before its weights are read. */
export interface ModelOutline {
  readonly layers: number;
  /** All weight values. */
  readonly parameters: number;
}

export interface LoadOptions extends ReadModelOptions, Choices {
  /** Called once, before the weights are read. */
  readonly onOutline?: ((outline: ModelOutline) => void) | undefined;
}

/**
 * Opens a model: a tfjs layers or graph model, or a Keras model, `.keras` or `.h5`. What it is, is
 * told by its bytes, never by its name. The backend of tfjs must be running. How it wants photos is
 * guessed where its file does not say, see `guessPreprocessing`.
 *
 * @param source - an address; the bytes of a file; a file, as the web's `File` is; or several in any
 * order, a model.json and its weight files, say
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError; and for what was chosen as `Network.withChoices`
 */
export async function loadModel(source: ModelSource, options: LoadOptions = {}): Promise<Network> {
  const graph = await readModel(source, options);
  options.onOutline?.(outlineOf(graph.nodes));
  return GraphNetwork.open(chosen(withGuess(graph), options), options);
}

function outlineOf(nodes: readonly GraphNode[]): ModelOutline {
  const layers = nodes.map(({ info }) => info).filter(({ partOf }) => partOf === undefined);
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  return { layers: layers.length, parameters };
}
