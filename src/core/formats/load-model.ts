import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import { readTfjsLayers, type ReadOptions } from './tfjs-layers.js';

export type LoadOptions = ReadOptions;

/**
 * Opens the model whose model.json is at `url`. The backend of tfjs must be running.
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError
 */
export async function loadModel(url: string, options: LoadOptions = {}): Promise<Network> {
  return new GraphNetwork(await readTfjsLayers(url, options));
}
