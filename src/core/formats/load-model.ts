import { chosen, type Choices } from '../graph/choices.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { readModel, type ModelSource, type ReadModelOptions } from './read-model.js';

export interface LoadOptions extends ReadModelOptions, Choices {}

/**
 * Opens a model: a tfjs layers or graph model, or a Keras model, `.keras` or `.h5`. What it is, is told by its
 * bytes, never by its name. The backend of tfjs must be running.
 *
 * @param source - an address; the bytes of a file; a file, as the web's `File` is; or several in any
 * order, a model.json and its weight files, say
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError; and for what was chosen as `Network.withChoices`
 */
export async function loadModel(source: ModelSource, options: LoadOptions = {}): Promise<Network> {
  const { close, ...graph } = await readModel(source, options);
  try {
    return await GraphNetwork.open(chosen(graph, options), options);
  } finally {
    close?.();
  }
}
