import { chosen, type Choices } from '../graph/choices.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Network } from '../graph/network.js';
import type { GraphDefinition } from '../graph/definition.js';
import { fetchBytes } from './fetch-bytes.js';
import { readKerasArchive } from './keras-archive.js';
import { readKerasH5 } from './keras-h5.js';
import { readTfjsLayers, type ReadOptions } from './tfjs-layers.js';

export interface LoadOptions extends ReadOptions, Choices {}

/**
 * Opens the model at `url`: a tfjs layers model by its model.json, or a Keras model, `.keras` or `.h5`.
 * What it is, is told by its first bytes. The backend of tfjs must be running.
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError,
 * AbortError; and for what was chosen as `Network.withChoices`
 */
export async function loadModel(url: string, options: LoadOptions = {}): Promise<Network> {
  const { signal, fetch } = options;
  const bytes = await fetchBytes(url, { signal, fetch });
  return new GraphNetwork(chosen(await read(url, bytes, options), options));
}

function read(url: string, bytes: ArrayBuffer, options: LoadOptions): Promise<GraphDefinition> {
  const view = new Uint8Array(bytes);
  if (startsWith(view, HDF5)) return readKerasH5(view);
  if (startsWith(view, ZIP)) return readKerasArchive(view);
  return readTfjsLayers(url, options, bytes);
}

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
